//! The errors of the table of codes: the input cannot be used, and nothing is written.

/// Hands the rows of this file, behind those that it is given, to the macro that is named next.
macro_rules! errors {
    ($next:ident $($then:ident)*; $($rows:tt)*) => {
        $next! { $($then)*; $($rows)*
            BrokenJson = "broken-json", Error {
                meaning:
                    "The text, or what stands below a heading of a page, is not JSON (RFC 8259), or is nested more than \
                     127 levels deep.",
                effect: "Reading stops at the place that is named, and nothing is written.",
                remedy:
                    "Copy or export the description again, whole. In JSON written by hand, take out comments and commas \
                     behind the last element, and close every quote and bracket.",
            }
            BrokenPage = "broken-page", Error {
                meaning: "The text looks like an endpoint page, but a part of it is missing or cannot be read.",
                effect:
                    "The page is not used, and nothing is written; its other parts are looked through for what else is \
                     wrong.",
                remedy:
                    "Copy the whole text of the page again. Below the title stands a line like `GET /v1/videos/{id}`; \
                     参数, 请求体, 响应 and 响应示例 are headings, each on a line of its own with a JSON value below.",
            }
            BrokenYaml = "broken-yaml", Error {
                meaning:
                    "The text, or the document that a Markdown page embeds, is not YAML (1.2), is nested more than 127 \
                     levels deep, or repeats more than 16 MiB by its aliases.",
                effect: "The document is read up to the place that is named, and nothing is written.",
                remedy:
                    "Copy or export the description again, whole. Pages that were copied by hand often lost their \
                     indentation, or have a backslash before each `-`.",
            }
            DuplicateKey = "duplicate-key", Error {
                meaning:
                    "An object of the text holds one name twice, so that readers disagree on its value (RFC 8259, \
                     section 4).",
                effect: "The tool does not choose between the two: nothing is written.",
                remedy:
                    "Remove one of the two members, or rename it. The second is named; the message says how far above \
                     it the first stands.",
            }
            EmptyInput = "empty-input", Error {
                meaning: "The input holds nothing, or nothing but blanks.",
                effect: "There is nothing to read, and nothing is written.",
                remedy: "Save the page's text, the endpoint's JSON or the export again.",
            }
            InputTooLarge = "input-too-large", Error {
                meaning: "The input is larger than 512 MiB, the most that the tool reads.",
                effect: "Not a byte of it is looked at, and nothing is written.",
                remedy:
                    "Split the description, or leave out its examples and saved cases, which are often most of a file.",
            }
            InvalidConfiguration = "invalid-configuration", Error {
                meaning:
                    "The configuration is not TOML, has a key that there is not, or a value that is none of its key; \
                     the type of a format is of a crate for which no dependency is named; or groups of calls are to be \
                     features of a module.",
                effect: "No description is used, and nothing is written.",
                remedy:
                    "Correct what the message names. The README shows a configuration file, and `spec` has its JSON \
                     Schema, by which editors check it.",
            }
            InvalidOverlay = "invalid-overlay", Error {
                meaning:
                    "A file that is given as an overlay is none (OpenAPI Overlay 1.0), or an action of it cannot be carried \
                     out: its target is no JSONPath (RFC 9535), or nothing that can be changed so.",
                effect: "The description would not be what is wished: nothing is written.",
                remedy:
                    "Correct what the message names. A target that is an object is merged with the `update`, and one that is \
                     a list has it as a further element:",
                example: r#"{"target": "$.paths['/pets'].get", "update": {"operationId": "listPets"}}"#,
            }
            MissingFile = "missing-file", Error {
                meaning:
                    "A reference leads to a file beside the description (`$ref: schemas/pet.yaml`) that is not there, or \
                     that cannot be read.",
                effect: "A client without what is described there would be another one: nothing is written.",
                remedy:
                    "Give the description together with its files: a description looks for them in its own folder and \
                     below, or in the folder that was given.",
            }
            NoEndpoint = "no-endpoint", Error {
                meaning: "No operation is left to generate a client from.",
                effect: "A client without a call is of no use: nothing is written.",
                remedy: "Mend what the other diagnostics say was left out, or give at least one endpoint:",
                example: r#"{"method": "get", "path": "/pets", "responses": [{"code": 204, "contentType": "noContent"}]}"#,
            }
            NotText = "not-text", Error {
                meaning: "The input is not text in UTF-8, but in another encoding, or a PDF, an archive or a picture.",
                effect: "What it describes cannot be told, and nothing is written.",
                remedy:
                    "Save the file as UTF-8. Of a PDF or a picture, save the text of the page instead; unpack an \
                     archive first.",
            }
            UnknownInput = "unknown-input", Error {
                meaning: "The input is no description that the tool recognises.",
                effect: "The tool does not guess what it might be: nothing is written.",
                remedy:
                    "Give an endpoint page, the export of a project, an OpenAPI document, or the JSON of an endpoint, \
                     which has `path` and one of `method`, `responses` and `requestBody`:",
                example: r#"{"method": "get", "path": "/pets", "responses": []}"#,
            }
            UnreadableInput = "unreadable-input", Error {
                meaning: "The file or folder cannot be read, or the folder holds no description.",
                effect: "The other inputs are looked through, and nothing is written.",
                remedy:
                    "Check the path and who may read it. Of a folder, all .json, .yaml, .md and .txt files in it and below are \
                     read, but hidden ones; `-` is standard input.",
            }
            UnsupportedInput = "unsupported-input", Error {
                meaning: "The input was recognised, but this version does not read its dialect.",
                effect: "The dialect is named, and nothing is written.",
                remedy:
                    "Export the project from Apifox in its own format (`*.apifox.json`), or give the text of the \
                     endpoints' pages or their JSON.",
            }
        }
    };
}
