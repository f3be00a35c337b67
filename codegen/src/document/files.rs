//! Files beside a description, to which it refers: other inputs, by the way that leads to them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

#[cfg(feature = "overlay")]
use super::overlay::Overlays;
use crate::diagnostic::{Code, Place, Sink};
use crate::text::{self, Input, Missing, Node, Role, STDIN};

/// The inputs of a run, as descriptions refer to them.
pub struct Files<'i> {
    inputs: &'i [Input],
    numbers: BTreeMap<PathBuf, usize>,
    values: BTreeMap<usize, Rc<Value>>,
    #[cfg(feature = "overlay")]
    overlays: Overlays,
}

/// Why a reference to a file leads nowhere.
#[derive(Clone, Debug)]
pub struct Nowhere {
    pub code: Code,
    /// What is so.
    pub message: String,
}

impl<'i> Files<'i> {
    /// All inputs; of two with one name the first counts.
    pub fn new(inputs: &'i [Input], sink: &mut Sink) -> Files<'i> {
        #[cfg(not(feature = "overlay"))]
        let _ = sink;
        let numbered = inputs.iter().enumerate().rev();
        let path = |input: &Input| text::normal(Path::new(&input.name));
        Files {
            inputs,
            numbers: numbered
                .map(|(number, input)| (path(input), number))
                .collect(),
            values: BTreeMap::new(),
            #[cfg(feature = "overlay")]
            overlays: Overlays::read(inputs, sink),
        }
    }

    /// The value of an input with what overlays change.
    pub fn overlaid(&mut self, node: Node, is_part: bool, sink: &mut Sink) -> Node {
        #[cfg(feature = "overlay")]
        {
            let name = &self.inputs[node.place.file].name;
            let mut node = node;
            self.overlays.apply(name, is_part, &mut node, sink);
            node
        }
        #[cfg(not(feature = "overlay"))]
        {
            let _ = (is_part, sink);
            node
        }
    }

    /// Reports overlays that change nothing.
    #[cfg(feature = "overlay")]
    pub fn report_unmet(&self, sink: &mut Sink) {
        self.overlays.report_unmet(sink);
    }

    /// The name of an input, and what files in its folder call it; nothing, if it is in no folder.
    pub fn own(&self, number: usize) -> Option<(String, String)> {
        let name = Some(&self.inputs.get(number)?.name).filter(|name| *name != STDIN)?;
        let file = Path::new(name).file_name()?;
        Some((name.clone(), file.to_string_lossy().into_owned()))
    }

    /// The number and the value of the file to which a way leads from an input.
    pub fn get(
        &mut self,
        from: usize,
        way: &str,
        sink: &mut Sink,
    ) -> Result<(usize, Rc<Value>), Nowhere> {
        let nowhere = |code, message: String| Err(Nowhere { code, message });
        let name = &self.inputs[from].name;
        if name == STDIN {
            let message = format!("what comes from standard input has no file `{way}` beside it");
            return nowhere(Code::DanglingReference, message);
        }
        let path = text::beside(name, way);
        let Some(number) = self.numbers.get(&path).copied() else {
            let message = format!("the file `{way}` is not among the inputs");
            return nowhere(Code::MissingFile, message);
        };
        if let Some(value) = self.values.get(&number) {
            return Ok((number, value.clone()));
        }
        let input = &self.inputs[number];
        if let Role::Missing(why) = &input.role {
            return match why {
                Missing::Outside => nowhere(
                    Code::DanglingReference,
                    format!("the file `{way}` is outside of the folder that was given"),
                ),
                Missing::Unreadable(why) => nowhere(
                    Code::MissingFile,
                    format!("the file `{way}` cannot be read: {why}"),
                ),
            };
        }
        let place = Place::file(number);
        let value = text::decode(input, number, sink)
            .and_then(|text| super::value(text, &place, sink))
            .map(|value| self.overlaid(Node { value, place }, true, sink).value);
        let Some(value) = value.map(Rc::new) else {
            let message = format!("the file `{way}` cannot be used, as is told of it");
            return nowhere(Code::MissingFile, message);
        };
        self.values.insert(number, value.clone());
        Ok((number, value))
    }
}

impl Nowhere {
    /// What was done, or what to do where nothing can be.
    pub fn help<'h>(&self, done: &'h str) -> &'h str {
        match self.code {
            Code::MissingFile => "give the description together with its files",
            _ => done,
        }
    }

    /// A reference to a reference, and so on.
    pub fn round() -> Nowhere {
        Nowhere {
            code: Code::DanglingReference,
            message: "the references go round, and lead to nothing".to_owned(),
        }
    }
}

/// Why a reference leads nowhere, of which some are known to.
pub fn nowhere(target: &str, known: &BTreeMap<String, Nowhere>) -> Nowhere {
    let known = known.get(target).cloned();
    known.unwrap_or_else(|| Nowhere {
        code: Code::DanglingReference,
        message: format!("the reference {target:?} leads nowhere in this input"),
    })
}
