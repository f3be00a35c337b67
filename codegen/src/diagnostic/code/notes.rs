//! The notes of the table of codes: nothing was lost.

/// Hands the rows of this file, behind those that it is given, to the macro that is named next.
macro_rules! notes {
    ($next:ident $($then:ident)*; $($rows:tt)*) => {
        $next! { $($then)*; $($rows)*
            BoundToOrigin = "bound-to-origin", Note {
                meaning: "The path is an absolute URL, which is bound to its place.",
                effect:
                    "The operation goes to that place whatever the client is built for, and without the client's \
                     credentials unless its user trusts the place with `Builder::trust`.",
                remedy: "If the endpoint stands on the server of the others, write its path alone:",
                example: r#"{"method": "get", "path": "/pets"}"#,
            }
            ClosedEnvelope = "closed-envelope", Note {
                meaning:
                    "Envelopes are to be opened, and answers look like some: they have a message and something that holds \
                     what was asked for. But no property of theirs is known to say how a call went, or others stand beside that are \
                     not about the exchange.",
                effect: "Their calls give the whole answer, whatever it says of an error.",
                remedy:
                    "If a property says it, look at it in the answer. It is known if it is called `code`, `status`, `success` \
                     or the like, or after the message, as `res_code` is beside `res_msg`:",
                example: r#"{"type": "object", "properties": {"res_code": {"type": "integer"}, "res_msg": {"type": "string"}, "data": {}}}"#,
            }
            CredentialParameter = "credential-parameter", Note {
                meaning: "A header parameter carries a secret: a token, a key, or `Authorization`.",
                effect: "It is a credential of the client, set once on its builder, and no parameter of the method.",
                remedy:
                    "Nothing need be mended. An authentication of the endpoint, its folder or the project says the same \
                     more exactly:",
                example: r#"{"auth": {"type": "bearer"}}"#,
            }
            DifferingSchema = "differing-schema", Note {
                meaning: "Two OpenAPI documents, such as pages of one site, have schemas of one name that differ.",
                effect: "Each is a type of its own, with a name of its own; schemas that are equal are one type.",
                remedy: "If they are to be one, give both documents the same schema: export the pages again.",
            }
            EmptyForm = "empty-form", Note {
                meaning: "A form has no fields.",
                effect: "The call sends no body.",
                remedy: "If the form has fields, list them:",
                example: r#"{"requestBody": {"type": "multipart/form-data", "parameters": [{"name": "file", "type": "file"}]}}"#,
            }
            HeadWithAnswer = "head-with-answer", Note {
                meaning: "A body is described for an answer to HEAD, which never has one (RFC 9110, section 9.3.2).",
                effect: "The call gives the status and the headers.",
                remedy: "Describe the answer as one without a body:",
                example: r#"{"responses": [{"code": 200, "contentType": "noContent"}]}"#,
            }
            HeaderSetByClient = "header-set-by-client", Note {
                meaning: "A header parameter is one that the client sets itself.",
                effect: "The method has no parameter for it, and the client sends the header as the request needs it.",
                remedy: "Delete the parameter, or leave it: nothing is lost.",
            }
            InferredBodyType = "inferred-body-type", Note {
                meaning: "A request body or an answer names no type, or a range of all types (`*/*`).",
                effect:
                    "The type is told by what describes it: files and fields make a form, a schema or an example makes JSON. \
                     Under a range a plain string is text.",
                remedy: "Name the type:",
                example: r#"{"requestBody": {"type": "multipart/form-data"}}"#,
            }
            NotCalled = "not-called", Note {
                meaning:
                    "A callback or a webhook is described, a request that the server makes, and neither it nor its answer \
                     holds JSON that is described.",
                effect:
                    "Nothing is made of it. Of others the types of what they hold stand in the module `webhooks`.",
                remedy: "Nothing need be mended; if it holds JSON, describe its body.",
            }
            RepairedPath = "repaired-path", Note {
                meaning: "The path is not written in the usual form, `/a/{b}`.",
                effect: "It is brought to that form, which the message shows.",
                remedy: "Begin the path with a slash, and write parameters in single braces:",
                example: r#"{"method": "get", "path": "/pets/{id}"}"#,
            }
            SameRequest = "same-request", Note {
                meaning: "Several endpoints have one method and path.",
                effect: "All of them become calls, told apart by their names.",
                remedy:
                    "If they are one endpoint, delete the others. If the server tells them apart by a parameter, fix \
                     its value in each:",
                example: r#"{"parameters": {"query": [{"name": "Action", "type": "string", "example": "ListPets", "fixedValue": true}]}}"#,
            }
            UnaskedMediaType = "unasked-media-type", Note {
                meaning: "An answer of an OpenAPI document may come in other media types beside JSON.",
                effect: "The client asks for JSON, and reads that.",
                remedy: "Nothing need be mended. Who needs another form makes it an endpoint of its own.",
            }
            UncheckedKeyword = "unchecked-keyword", Note {
                meaning:
                    "A schema has a keyword that restricts its values by other schemas or by other values of them, as `not`, \
                     `if`, `contains` and `dependentRequired` do; or branches of `oneOf` or `anyOf` that are one type demand \
                     different things of its values.",
                effect:
                    "It says nothing about the type, and is not checked. A keyword is told once, with how often it occurs. Of \
                     bounds of branches the wider ones are checked.",
                remedy: "Nothing need be mended. What must be so of every value, say in a schema of its own:",
                example: r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}"#,
            }
            UncheckedPattern = "unchecked-pattern", Note {
                meaning:
                    "A pattern is no regular expression of ECMA-262 with the flag `u`, as JSON Schema has them, or has more \
                     than 2,000 bytes.",
                effect: "It stands in the documentation, and no text is held to it, whatever is checked before sending.",
                remedy: "Write it so that JavaScript reads it with the flag `u`; signs that mean nothing there have no `\\`:",
                example: r#"{"type": "string", "pattern": "^[a-z0-9_-]+$"}"#,
            }
            UnconfirmedPages = "unconfirmed-pages", Note {
                meaning:
                    "Operations seem to answer in pages: they take the number of a page, an offset or a cursor, and their \
                     answers hold a list.",
                effect: "Their calls give one page, the one that is asked for.",
                remedy:
                    "Nothing need be mended. With `--pages` (`pages = true` in the configuration) such calls have `pages()` and \
                     `items()`, which ask for one page after another. If it is no page, nothing is lost either.",
            }
            UndeclaredParameter = "undeclared-parameter", Note {
                meaning: "The path has a parameter that is not declared.",
                effect: "It is taken as a string, which callers must give.",
                remedy: "Declare it among the parameters of the path:",
                example: r#"{"parameters": {"path": [{"name": "id", "type": "integer", "required": true}]}}"#,
            }
            UnreadableExample = "unreadable-example", Note {
                meaning:
                    "An example is not JSON, not even with comments and variables, or names no answer of the endpoint.",
                effect: "The example is passed over, and says nothing of the type.",
                remedy: "Correct the example, or which answer it is of; it names the answer by its id:",
                example: r#"{"responses": [{"id": 1, "code": 200}], "responseExamples": [{"responseId": 1, "data": "{\"id\": \"a\"}"}]}"#,
            }
            UnusedComponent = "unused-component", Note {
                meaning:
                    "Nothing refers to a component of an OpenAPI document: a parameter, a body, a response, a header.",
                effect: "It is not read, and nothing is made of it.",
                remedy: "If operations have it, refer to it from them:",
                example: r##"{"parameters": [{"$ref": "#/components/parameters/page"}]}"##,
            }
            UnusedDefault = "unused-default", Note {
                meaning:
                    "The default of a property is not of the type of the property, or contradicts its constant, its \
                     format or its bounds, or there is a pattern, which is not tried. Or requests are to begin with defaults, and with this one they do not: it \
                     is an object, its type is a union, any value or one of another crate, or PATCH sends the schema, \
                     which leaves alone what it does not send.",
                effect: "It stands in the documentation alone, and no request begins with it.",
                remedy:
                    "Write it as a value of the type, one of the list if there is one. If POST and PATCH send the same \
                     schema, give each its own:",
                example: r#"{"type": "integer", "default": 10}"#,
            }
            UnusedFixedValue = "unused-fixed-value", Note {
                meaning:
                    "A parameter or a field is said to have a fixed value, but has none of its own, or stands where \
                     none is fixed: in the path, in a cookie, in a form, or among the common parameters.",
                effect: "It is a parameter like any other, which callers give.",
                remedy: "Fix a value of the query or of a header, and write it out, without variables:",
                example: r#"{"name": "Action", "type": "string", "example": "ListPets", "fixedValue": true}"#,
            }
            UnusedResponse = "unused-response", Note {
                meaning: "No endpoint has a response that the project shares, or another one has its id.",
                effect: "Nothing is made of it.",
                remedy: "If endpoints give it, refer to it from them, or switch it on for all of them:",
                example: r#"{"responses": [{"referencedResponseId": 51}]}"#,
            }
            UnusedValue = "unused-value", Note {
                meaning: "A value is listed twice under `enum`, or one has a name and is not listed there.",
                effect: "A value that is listed is one variant, and one that is not is kept as it comes.",
                remedy: "List every value once, those that have names, too:",
                example: r#"{"type": "string", "enum": ["new"], "x-apifox-enum": [{"value": "new", "name": "New"}]}"#,
            }
        }
    };
}
