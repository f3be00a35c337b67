//! The warnings of the table of codes: a part was weakened, repaired or left out, and the rest goes on.

/// Hands the rows of this file, behind those that it is given, to the macro that is named next.
macro_rules! warnings {
    ($next:ident $($then:ident)*; $($rows:tt)*) => {
        $next! { $($then)*; $($rows)*
            AbsoluteUrl = "absolute-url", Warning {
                meaning:
                    "The path names a host, but not how to reach it: `api.example.com/pets`, `//api.example.com/pets`, \
                     or a URL with a variable in its host.",
                effect: "The endpoint is left out, since it is not known where its requests go.",
                remedy:
                    "A whole URL, `https://api.example.com/pets`, binds the endpoint to its host. Else write the path \
                     alone, and the host into the base URL of an environment:",
                example: r#"{"method": "get", "path": "/pets"}"#,
            }
            BrokenExamples = "broken-examples", Warning {
                meaning: "The examples of a page's answers (响应示例) cannot be read.",
                effect: "They are left out: types come from the schemas alone. The rest of the page goes on.",
                remedy: "Copy the whole text of the page again. What stands below 响应示例 is a list:",
                example: r#"[{"name": "成功", "data": "{\"id\": \"a\"}", "responseId": 1}]"#,
            }
            CommonField = "common-field", Warning {
                meaning:
                    "A common parameter is a field of the body: of every form of a project, or where an endpoint names \
                     it.",
                effect: "It is left out: no body has the field unless it lists it itself.",
                remedy: "Add the field to the bodies that need it:",
                example: r#"{"type": "multipart/form-data", "parameters": [{"name": "app_id", "type": "string"}]}"#,
            }
            ContentTypeConflict = "content-type-conflict", Warning {
                meaning: "A Content-Type header parameter contradicts the type of the body.",
                effect: "The type of the body is sent, and the parameter is dropped.",
                remedy: "Delete the parameter, and give the body the type that is meant:",
                example: r#"{"requestBody": {"type": "application/json"}}"#,
            }
            ContradictoryBounds = "contradictory-bounds", Warning {
                meaning:
                    "The bounds of a number, a length or a count contradict each other or the format: the least is more \
                     than the greatest, or one is beyond what the format holds. Or a value that is listed is beyond \
                     both.",
                effect:
                    "The type is that of all whole numbers of 64 bits, with a sign or without, or of all numbers; the \
                     bounds stand in its documentation, and are not checked.",
                remedy: "Correct the bounds, or the format:",
                example: r#"{"type": "integer", "format": "int32", "minimum": 0, "maximum": 100}"#,
            }
            ContradictoryValue = "contradictory-value", Warning {
                meaning:
                    "A value that is listed or constant is not of the type that stands beside it. Or a number has a format \
                     of whole numbers, and a number beside it is not whole. Or no value that is listed holds to what is \
                     demanded of it, or the constant is none of them.",
                effect:
                    "Texts that say numbers or booleans are read as these, and what is listed beside the elements of a \
                     list are their values. Else, if none that is listed is of the type, or the type is a string, the \
                     values become an enum that accepts any JSON value; if not, the type counts, and the values stand \
                     in the documentation. What is not whole is any number. A constant counts, and so do values that hold \
                     to nothing: what is demanded of them is not checked.",
                remedy: "Correct the type or the values. Texts have quotes, and numbers have none:",
                example: r#"{"type": "integer", "enum": [0, 1]}"#,
            }
            DanglingReference = "dangling-reference", Warning {
                meaning:
                    "What an id refers to is not in this input: a schema, a shared response or a server; or the mapping of \
                     a discriminator means none of the schemas beside it.",
                effect:
                    "Any JSON value stands in place of a schema, and nothing is inherited from it: what it is brought \
                     together with under `allOf` counts alone. A shared response is left out; an endpoint is called at \
                     the default server; values that a mapping gives no schema are kept as they come.",
                remedy:
                    "Export the whole project rather than a part of it, or choose in Apifox anew what is referred to. \
                     The text of a reference is the id of a schema, character for character:",
                example: r##"{"$ref": "#/definitions/41302761"}"##,
            }
            DisabledParameter = "disabled-parameter", Warning {
                meaning: "A parameter or a field of a form is documented but switched off.",
                effect: "It is left out: no method takes it, and it is not sent.",
                remedy: "Switch it on in Apifox if callers may give it, or else delete it:",
                example: r#"{"name": "page", "type": "integer", "required": false, "enable": true}"#,
            }
            DuplicateOperation = "duplicate-operation", Warning {
                meaning: "An endpoint with the same method, path and name, or without a name, stands in two inputs.",
                effect: "The first description counts, and the second is left out.",
                remedy: "Give each endpoint in one input only. Endpoints that are not the same need names that differ.",
            }
            DuplicateParameter = "duplicate-parameter", Warning {
                meaning:
                    "Two parameters of one place, or two fields of a form, have the same name. Names of headers do not \
                     differ by case.",
                effect:
                    "The first counts, and the second is left out. A parameter is required if either of the two is.",
                remedy: "Delete one of the two, or give it the name that is meant. A list of values is one parameter:",
                example: r#"{"name": "ids", "schema": {"type": "array", "items": {"type": "string"}}}"#,
            }
            EmptySchema = "empty-schema", Warning {
                meaning: "A schema says nothing of the value, or examples do not tell its type.",
                effect: "Any JSON value is accepted there.",
                remedy: "Say what the value is, or give an example that shows it:",
                example: r#"{"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}"#,
            }
            EndlessInheritance = "endless-inheritance", Warning {
                meaning: "A schema inherits from itself, or more than 64 schemas inherit from each other in a row.",
                effect: "What it would inherit so is left out; its own properties stay.",
                remedy:
                    "Remove the inheritance that leads back. A value that holds values of its own kind has them in a \
                     property:",
                example: r##"{"type": "object", "properties": {"parent": {"$ref": "#/definitions/1"}}}"##,
            }
            EndlessSchema = "endless-schema", Warning {
                meaning: "A schema holds nothing but itself, so that no value of it ends.",
                effect: "Any JSON value is accepted in its place.",
                remedy: "Let the schema hold itself in a property of an object, or in a list there:",
                example: r##"{"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/definitions/1"}}}}"##,
            }
            EnumInProse = "enum-in-prose", Warning {
                meaning:
                    "A list of values, or of whole numbers or words with what they mean, stands in a description, and not \
                     in the schema.",
                effect: "The values become an open enum, which keeps values that are not listed, too.",
                remedy:
                    "If they are no list, begin the line with other words than 枚举值, 可选值, 可选, 取值 or `Allowed \
                     values`, and write nothing as in `0: off, 1: on` or `asc: 升序, desc: 降序`. If they are one, it stands \
                     under `enum`:",
                example: r#"{"type": "string", "enum": ["veo2", "veo3"]}"#,
            }
            ExampleMismatch = "example-mismatch", Warning {
                meaning: "An example does not have the type that the schema gives.",
                effect: "The type follows the schema; both places are shown, and nothing of the example's values.",
                remedy:
                    "Correct whichever is wrong. If the server answers as the example does, it is the schema: reading \
                     such an answer fails.",
            }
            GetWithBody = "get-with-body", Warning {
                meaning:
                    "A GET, HEAD or DELETE has a request body, which has no defined meaning there (RFC 9110, section \
                     9.3.1).",
                effect: "The body is sent as described, though servers and proxies may ignore or refuse it.",
                remedy: "Make it a POST, or make parameters of the query of the fields. If there is no body, say so:",
                example: r#"{"requestBody": {"type": "none"}}"#,
            }
            IndistinctBranches = "indistinct-branches", Warning {
                meaning:
                    "Values of one schema of a union look like those of another: they are objects with the same \
                     properties, of the same types.",
                effect:
                    "What is read is of the one that stands first, and keeps all that it holds. Either can be sent.",
                remedy: "Give each a property that says which it is:",
                example: r#"{"type": "object", "required": ["type"], "properties": {"type": {"const": "cat"}}}"#,
            }
            InferredFromExample = "inferred-from-example", Warning {
                meaning: "A schema says nothing, and examples stand beside it.",
                effect:
                    "The type is inferred from all examples together: what is not in each of them is optional, and what \
                     is null everywhere is any JSON value.",
                remedy: "Write a schema to be sure of the type:",
                example: r#"{"jsonSchema": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}}"#,
            }
            LeftOutPart = "left-out-part", Warning {
                meaning:
                    "A part of an endpoint has no place in a client: a second body of the same media type, or how a field \
                     of a form is written.",
                effect: "The part is left out, and the rest of the endpoint goes on.",
                remedy: "Of two bodies of one media type, make one that is either (`oneOf`).",
            }
            MergedAnswers = "merged-answers", Warning {
                meaning:
                    "Answers of one status are of different types, and not all of them are JSON; or an endpoint has \
                     several streams.",
                effect: "The body is handed over as bytes; of streams the first counts.",
                remedy: "Give each its own status, or describe one of them:",
                example: r#"{"code": 202, "contentType": "text", "description": "Where to ask later."}"#,
            }
            MissingAnswer = "missing-answer", Warning {
                meaning: "No successful answer is described.",
                effect: "The body of the answer is handed over as bytes.",
                remedy: "Describe the answer, or say that it has no body:",
                example: r#"{"responses": [{"code": 204, "contentType": "noContent"}]}"#,
            }
            NotHttp = "not-http", Warning {
                meaning:
                    "The endpoint is no HTTP request that a client makes: a webhook that does not say what it holds, a \
                     WebSocket, or without a method of HTTP.",
                effect: "The endpoint is left out, and counted as that.",
                remedy: "If it is a request after all, say so with its type and a method:",
                example: r#"{"type": "http", "method": "post", "path": "/events"}"#,
            }
            NullOnlySchema = "null-only-schema", Warning {
                meaning: "A schema allows nothing but null, an artefact of a recorded example.",
                effect: "Any JSON value is accepted, null among them.",
                remedy: "Write the type that the value has where it is not null:",
                example: r#"{"type": ["string", "null"]}"#,
            }
            RepeatedId = "repeated-id", Warning {
                meaning:
                    "Two schemas, shared responses or security schemes of a project have one id, or two operations of an \
                     OpenAPI document one `operationId`.",
                effect: "The first counts; an operation has another name where the first is in its group.",
                remedy: "Export the project again; if the export was made by hand, give each an id of its own:",
                example: r##"{"schemaCollection": [{"name": "Pet", "id": "#/definitions/1"}, {"name": "Shop", "id": "#/definitions/2"}]}"##,
            }
            UnfilledPlaceholder = "unfilled-placeholder", Warning {
                meaning: "The path holds `${…}`, a placeholder of a template that was never filled.",
                effect: "The endpoint is left out, since its path is not known.",
                remedy:
                    "Fill the template. What callers give is a path parameter, in braces without a sign before them:",
                example: r#"{"method": "get", "path": "/pets/{id}"}"#,
            }
            UnknownKey = "unknown-key", Warning {
                meaning: "The tool knows nothing of a key of the description.",
                effect: "The key is passed over, and told once for each kind of object, with how often it occurs.",
                remedy: "Look whether the key is misspelled. If it means something to clients, tell us.",
            }
            UnlistedTag = "unlisted-tag", Warning {
                meaning:
                    "A discriminator tells schemas apart by their names, and the property lists values of which none is \
                     the name of the schema, be it with other cases and separators.",
                effect: "Values are read as the schema where they say its name, and it says its name itself.",
                remedy: "List the name, or say in a mapping which value means the schema:",
                example: r##"{"discriminator": {"propertyName": "kind", "mapping": {"round": "#/definitions/Circle"}}}"##,
            }
            UnmetSelector = "unmet-selector", Warning {
                meaning:
                    "The configuration selects operations, by `only` or `except`, and the description has none of them.",
                effect: "The selector changes nothing.",
                remedy:
                    "Write the path, tag, folder or name as the description does, character for character; `*` is any text.",
            }
            UnmetTarget = "unmet-target", Warning {
                meaning: "The target of an action of an overlay is nothing in any description, or no input is what it extends.",
                effect: "The action changes nothing.",
                remedy: "Write the target as the description is now, or take the action out.",
            }
            UnplacedParameter = "unplaced-parameter", Warning {
                meaning: "A path parameter has no place in the path.",
                effect: "It is left out: no request would carry it.",
                remedy:
                    "Write the name in braces where the parameter stands in the path, or make it a parameter of the \
                     query:",
                example: r#"{"path": "/pets/{id}", "parameters": {"path": [{"name": "id", "type": "string", "required": true}]}}"#,
            }
            UnresolvedSecurity = "unresolved-security", Warning {
                meaning:
                    "A security scheme that is named is not in this input, two have one id, or what names them cannot \
                     be read.",
                effect:
                    "The schemes that are asked for together with it are left out. Where no others are named, the \
                     operation is called without a credential. Of two schemes with one id the first counts.",
                remedy:
                    "Export the whole project, with its security schemes. In the JSON of one endpoint, describe the \
                     credential in place:",
                example: r#"{"auth": {"type": "bearer"}}"#,
            }
            UnsupportedScheme = "unsupported-scheme", Warning {
                meaning: "A security scheme is one that a client cannot use by itself, such as `digest`.",
                effect: "The client sends no credential for it: what it needs is given to each call as a header.",
                remedy: "Where the server takes a bearer token, a user name with a password or a key, describe that:",
                example: r#"{"auth": {"type": "apikey", "apikey": {"in": "header", "key": "X-Api-Key"}}}"#,
            }
            UnusableBaseUrl = "unusable-base-url", Warning {
                meaning: "A base URL of an environment is missing, or is none that a client can begin with.",
                effect:
                    "The environment is left out, and its users give the base URL themselves; of a server beside the \
                     default one, only its URL is.",
                remedy:
                    "Begin it with http:// or https://, and write no user, query or fragment. Variables may stand in \
                     it:",
                example: r#"{"name": "测试环境", "baseUrls": {"default": "https://{{host}}/v1"}}"#,
            }
            UnusableMediaType = "unusable-media-type", Warning {
                meaning: "What names a body's type is no media type (RFC 9110, section 8.3.1).",
                effect:
                    "The type is told by what describes the body: JSON by a schema or an example, a form by its fields; \
                     else it is bytes.",
                remedy: "Write a type and a subtype with a slash between:",
                example: r#"{"requestBody": {"type": "application/json"}}"#,
            }
            UnusableParameter = "unusable-parameter", Warning {
                meaning:
                    "No request can carry a header or cookie of this name (RFC 9110, section 5.1; RFC 6265, section \
                     4.1.1).",
                effect: "It is left out: to send it would fail.",
                remedy: "Write the name with letters, digits, `-` and `_` only:",
                example: r#"{"name": "X-Request-Id", "type": "string"}"#,
            }
            UnusablePath = "unusable-path", Warning {
                meaning:
                    "The path is empty, has a segment `.` or `..`, which no request can carry, or a brace that is not \
                     closed or holds no name.",
                effect: "The endpoint is left out, since it is not known what to request.",
                remedy: "Write the path as the server knows it:",
                example: r#"{"method": "get", "path": "/pets/{id}/photos"}"#,
            }
            UnusedFormat = "unused-format", Warning {
                meaning:
                    "The configuration gives a format a type, and no value of the description has the format, or one has \
                     it that the type cannot stand for: text for a number, say.",
                effect: "These values have the plain type that they would have had.",
                remedy:
                    "Write the format as the description does, character for character, or choose a type that is \
                     encoded so.",
            }
            UnusedSchema = "unused-schema", Warning {
                meaning:
                    "A schema has no use: it stands beside another description of the same, or describes what is not \
                     JSON or has no body.",
                effect:
                    "It makes no type. The fields of a form go before its schema, the first of two schemas with one id \
                     goes before the second; bodies that are not JSON, and the events of a stream, are handed over as \
                     they come. With `--xml` (`Config::with_xml` in a build script) XML has types, as far as it tells them; with \
                     `--msgpack` (`Config::with_msgpack`) MessagePack has.",
                remedy: "Delete the schema. If the body is JSON, say so:",
                example: r#"{"contentType": "json", "jsonSchema": {"type": "object", "properties": {"id": {"type": "string"}}}}"#,
            }
            WeakenedSchema = "weakened-schema", Warning {
                meaning: "A schema uses a construct that has no type of its own.",
                effect:
                    "A looser type stands in its place, most often any JSON value. A parameter is the text that is \
                     sent, and the fields of a form are added one by one.",
                remedy:
                    "Nothing need be wrong with the description. A list of one type is typed where one of many at fixed \
                     places is not:",
                example: r#"{"type": "array", "items": {"type": "string"}}"#,
            }
            WrongType = "wrong-type", Warning {
                meaning:
                    "A value of the description has another JSON type than expected, or is missing where one is needed.",
                effect:
                    "It is passed over, as if it were not there. A parameter without a name is left out, one without a \
                     place is of the query, and what is no schema accepts any JSON value.",
                remedy: "Give it the type that the message names. Flags have no quotes, and texts have them:",
                example: r#"{"name": "id", "required": true}"#,
            }
        }
    };
}
