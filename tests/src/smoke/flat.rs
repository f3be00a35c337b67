//! A schema with all that it is made of in one: what it refers to, all of `allOf`, one of `oneOf` and `anyOf`.

use serde_json::{Map, Value, json};

use super::schemas::Schemas;

/// The keywords of a schema.
#[derive(Debug, Default)]
pub struct Flat {
    /// As they hold together.
    pub keywords: Map<String, Value>,
    /// Values that discriminators ask for.
    pub pins: Map<String, Value>,
}

/// Gathers what a schema says, with the `choice`th of its alternatives.
///
/// # Errors
///
/// If it allows nothing.
pub fn flatten(schemas: &Schemas, schema: &Value, choice: usize) -> Result<Flat, String> {
    let mut flat = Flat::default();
    flat.gather(schemas, schema, choice, 0)?;
    Ok(flat)
}

impl Flat {
    fn gather(
        &mut self,
        schemas: &Schemas,
        schema: &Value,
        choice: usize,
        depth: usize,
    ) -> Result<(), String> {
        let members = match schema {
            Value::Object(members) if depth < 30 => members,
            Value::Bool(false) => return Err("nothing is allowed".to_owned()),
            Value::Object(_) => return Err("it is made of itself".to_owned()),
            _ => return Ok(()),
        };
        if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
            let known = self.keywords.contains_key("discriminator");
            self.gather(schemas, schemas.target(reference)?, choice, depth + 1)?;
            if !known && let Some(discriminator) = self.keywords.get("discriminator").cloned() {
                self.pin(&discriminator, reference);
            }
        }
        for (keyword, value) in members {
            self.add(keyword, value);
        }
        for branch in members
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.gather(schemas, branch, choice, depth + 1)?;
        }
        for keyword in ["oneOf", "anyOf"] {
            let branches = members.get(keyword).and_then(Value::as_array);
            let mut branches: Vec<&Value> = branches.into_iter().flatten().collect();
            branches.retain(|branch| branch.get("type") != Some(&json!("null")));
            branches.retain(|branch| self.lists_some_of(branch));
            let Some(branch) = branches.get(choice % branches.len().max(1)) else {
                continue;
            };
            self.gather(schemas, branch, choice / branches.len(), depth + 1)?;
            if let (Some(discriminator), Some(reference)) = (
                members.get("discriminator"),
                branch.get("$ref").and_then(Value::as_str),
            ) {
                self.pin(discriminator, reference);
            }
        }
        Ok(())
    }

    /// Whether a branch names a value that is listed, if values are listed and it names one.
    fn lists_some_of(&self, branch: &Value) -> bool {
        let listed = self.keywords.get("enum").and_then(Value::as_array);
        let (Some(listed), Some(named)) = (listed, branch.get("const")) else {
            return true;
        };
        listed.contains(named)
    }

    /// Asks for the value by which a discriminator means a schema.
    fn pin(&mut self, discriminator: &Value, reference: &str) {
        let name = discriminator.get("propertyName").unwrap_or(discriminator);
        let Some(name) = name.as_str() else { return };
        let last = |reference: &str| reference.rsplit('/').next().unwrap_or_default().to_owned();
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let mut mapped = mapping.into_iter().flatten();
        let mapped = mapped.find(|(_, target)| target.as_str().map(last) == Some(last(reference)));
        let value = mapped.map_or_else(|| last(reference), |(value, _)| value.clone());
        self.pins.entry(name).or_insert(Value::String(value));
    }

    fn add(&mut self, keyword: &str, value: &Value) {
        let known = self.keywords.get_mut(keyword);
        match (keyword, known, value) {
            ("$ref" | "allOf" | "oneOf" | "anyOf", _, _) => {}
            ("properties", Some(Value::Object(known)), Value::Object(more)) => {
                for (name, schema) in more {
                    let both = known
                        .get(name)
                        .map(|known| json!({"allOf": [known, schema]}));
                    known.insert(name.clone(), both.unwrap_or_else(|| schema.clone()));
                }
            }
            ("required", Some(Value::Array(known)), Value::Array(more)) => {
                known.extend(more.iter().cloned());
            }
            ("enum", Some(Value::Array(known)), Value::Array(more)) => {
                known.retain(|value| more.contains(value));
            }
            ("minimum" | "exclusiveMinimum" | "minLength" | "minItems", Some(known), more) => {
                if more.as_f64() > known.as_f64() {
                    *known = more.clone();
                }
            }
            ("maximum" | "exclusiveMaximum" | "maxLength" | "maxItems", Some(known), more) => {
                if more.as_f64() < known.as_f64() {
                    *known = more.clone();
                }
            }
            (_, Some(_), _) => {}
            (_, None, _) => drop(self.keywords.insert(keyword.to_owned(), value.clone())),
        }
    }

    /// The type of its values.
    pub fn kind(&self) -> &str {
        let has = |keyword: &str| self.keywords.contains_key(keyword);
        let named = match self.keywords.get("type") {
            Some(Value::String(name)) => Some(name.as_str()),
            Some(Value::Array(names)) => {
                let mut named = names.iter().filter_map(Value::as_str);
                let first = named.clone().next();
                named.find(|name| *name != "null").or(first)
            }
            _ => None,
        };
        match named {
            Some(name) => name,
            None if has("properties") || has("additionalProperties") || has("required") => "object",
            None if has("items") || has("minItems") => "array",
            None if has("minimum") || has("maximum") => "number",
            None => "string",
        }
    }

    /// Whether a value has a type that is named, if any is.
    pub fn allows_kind_of(&self, value: &Value) -> bool {
        !(value.is_null() && self.keywords.contains_key("type") && self.kind() != "null")
    }

    /// What it says of scalars.
    pub fn scalar(&self) -> Value {
        const NOT: [&str; 12] = [
            "properties",
            "items",
            "additionalProperties",
            "not",
            "patternProperties",
            "discriminator",
            "$defs",
            "$id",
            "$anchor",
            "prefixItems",
            "if",
            "dependentSchemas",
        ];
        let keywords = self.keywords.iter();
        let keywords = keywords.filter(|(keyword, _)| !NOT.contains(&keyword.as_str()));
        Value::Object(
            keywords
                .map(|(keyword, value)| (keyword.clone(), value.clone()))
                .collect(),
        )
    }

    /// A number of things.
    pub fn count(&self, keyword: &str) -> Option<usize> {
        let count = self.keywords.get(keyword)?.as_u64()?;
        usize::try_from(count).ok()
    }

    /// The names of what must be there.
    pub fn required(&self) -> Vec<&str> {
        let names = self.keywords.get("required").and_then(Value::as_array);
        names
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The properties.
    pub fn properties(&self) -> impl Iterator<Item = (&String, &Value)> {
        let properties = self.keywords.get("properties").and_then(Value::as_object);
        properties.into_iter().flatten()
    }
}
