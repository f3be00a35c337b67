//! The same client with serde's derive: the yardstick for our macros.

use apifox_codegen::File;

/// The file as it is, but types with `#[derive(Serialize, Deserialize)]` in the place of macros.
pub fn derived(file: &File) -> File {
    let text = match file.path.as_str() {
        "src/types.rs" => types(&file.text),
        "Cargo.toml" => file
            .text
            .replace("features = [\"std\"]", "features = [\"std\", \"derive\"]"),
        _ => file.text.clone(),
    };
    File {
        path: file.path.clone(),
        text,
    }
}

/// Types with serde's attributes, made of what the macros say of their fields.
fn types(text: &str) -> String {
    let names = wire_names(text);
    let mut out = String::new();
    let mut owner = String::new();
    let mut in_macro = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if in_macro || trimmed.starts_with("object!(") {
            in_macro = !trimmed.ends_with("});");
            continue;
        }
        if let Some(name) = trimmed
            .strip_prefix("pub struct ")
            .and_then(|rest| rest.strip_suffix(" {"))
        {
            owner = name.to_owned();
        } else if !line.starts_with("    ") {
            owner = if trimmed == "}" { String::new() } else { owner };
        }
        let field = trimmed
            .strip_prefix("pub ")
            .and_then(|field| field.split_once(": "))
            .map(|(name, _)| name);
        if let Some((wire, optional)) =
            field.and_then(|field| names.get(&(owner.clone(), field.to_owned())))
        {
            let skip = if *optional {
                ", default, skip_serializing_if = \"Option::is_none\""
            } else {
                ""
            };
            out += &format!("    #[serde(rename = {wire}{skip})]\n");
        }
        let is_struct = trimmed.starts_with("#[derive(") && !trimmed.contains("Hash");
        if is_struct {
            out += "#[derive(serde::Serialize, serde::Deserialize)]\n";
        }
        out += line;
        out += "\n";
    }
    out.replace("object, ", "").replace(", object", "")
}

type Names = std::collections::BTreeMap<(String, String), (String, bool)>;

/// What each field of each struct is called by the server, and whether it may be left out.
fn wire_names(text: &str) -> Names {
    let mut names = Names::new();
    for call in text.split("object!(").skip(1) {
        let (head, rest) = call.split_once(" {").unwrap_or_default();
        for entry in rest
            .split("});")
            .next()
            .unwrap_or_default()
            .split(", ")
            .flat_map(|part| part.split(",\n"))
        {
            if let Some((name, wire)) = entry.trim().trim_end_matches(',').split_once(": ") {
                let optional = name.ends_with('?');
                let name = name.trim_end_matches('?').to_owned();
                names.insert((head.to_owned(), name), (wire.trim().to_owned(), optional));
            }
        }
    }
    names
}
