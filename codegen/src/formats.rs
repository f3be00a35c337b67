//! What is to be said of the formats for which a user chose types.

use crate::config::{Config, Layout};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::plan::Plan;

/// Says which of them have no effect, and which cannot have one.
pub fn told(plan: &Plan, config: &Config) -> Vec<Diagnostic> {
    let tell = |code: Code, name: &String, what: &str, help: &str| {
        let format = config.formats.get(name);
        let location = format.and_then(|format| format.location.clone());
        Diagnostic {
            severity: config.severity(code),
            code,
            location: location.unwrap_or_else(|| Location::file("configuration".to_owned())),
            message: format!("{what} the format `{}`", name.escape_debug()),
            help: help.to_owned(),
            related: None,
        }
    };
    // Of what could not be read nothing is known.
    let unmet = plan.formats.unmet.iter();
    let unmet = unmet.filter(|_| !plan.resources.is_empty()).map(|name| {
        let help = "write it as the description does, or take it out";
        tell(Code::UnusedFormat, name, "no value has", help)
    });
    let misfit = plan.formats.misfit.iter().map(|name| {
        let help = "choose one that is encoded as these values are; they have their plain type";
        let what = "the type cannot stand for some values of";
        tell(Code::UnusedFormat, name, what, help)
    });
    let is_crate = config.layout == Layout::Crate;
    let unknown = plan.formats.unknown.iter().filter(|_| is_crate);
    let unknown = unknown.map(|name| {
        let help = "name it beside the type: `dependency = 'bigdecimal = \"0.4\"'`";
        let what = "no dependency is named for the type of";
        tell(Code::InvalidConfiguration, name, what, help)
    });
    unmet.chain(misfit).chain(unknown).collect()
}
