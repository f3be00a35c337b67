//! The kinds of problems, in one table: the word, how grave it is, and what it means.

use std::fmt;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be used, or the user denied the code: nothing is written.
    Error,
    /// A part was weakened, repaired or left out; the rest goes on.
    Warning,
    /// Nothing was lost.
    Note,
}

impl Severity {
    /// The word in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $word:literal $severity:ident $meaning:literal)*) => {
        /// The kind of a diagnostic, written as a word in kebab case (`get-with-body`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, sorted by gravity, then by word.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The word in messages and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $word),* }
            }

            /// How grave it is unless the user denies it.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// What it means, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning),* }
            }
        }
    };
}

codes! {
    BrokenJson "broken-json" Error
        "The text is not JSON (RFC 8259)."
    BrokenPage "broken-page" Error
        "The text looks like an endpoint page, but a part of it is missing or cannot be read."
    DuplicateKey "duplicate-key" Error
        "An object of the JSON text holds one name twice, so that readers disagree on its value (RFC 8259, section 4)."
    EmptyInput "empty-input" Error
        "The input holds nothing."
    InputTooLarge "input-too-large" Error
        "The input is larger than the tool reads."
    NoEndpoint "no-endpoint" Error
        "No operation is left to generate a client from."
    NotText "not-text" Error
        "The input is not text in UTF-8."
    UnknownInput "unknown-input" Error
        "The input is no description that the tool recognises."
    UnreadableInput "unreadable-input" Error
        "The file or folder cannot be read."
    UnsupportedInput "unsupported-input" Error
        "The input was recognised, but this version does not read its dialect."

    AbsoluteUrl "absolute-url" Warning
        "The path names a host without saying how to reach it: the operation is left out."
    BrokenExamples "broken-examples" Warning
        "The examples of a page's answers cannot be read: they are left out."
    CommonField "common-field" Warning
        "A common parameter is a field of every form: it is left out."
    ContentTypeConflict "content-type-conflict" Warning
        "A Content-Type header parameter contradicts the type of the body, which is what is sent."
    DanglingReference "dangling-reference" Warning
        "A $ref leads nowhere in this input: any JSON value stands in its place."
    DisabledParameter "disabled-parameter" Warning
        "A parameter is documented but switched off: it is left out."
    DuplicateOperation "duplicate-operation" Warning
        "An endpoint is described in two inputs: the second description is left out."
    DuplicateParameter "duplicate-parameter" Warning
        "Two parameters of one place have the same name: they become one."
    EmptySchema "empty-schema" Warning
        "A schema says nothing: any JSON value is accepted."
    EndlessInheritance "endless-inheritance" Warning
        "A schema inherits from itself: what it would inherit so is left out."
    EndlessSchema "endless-schema" Warning
        "A schema holds nothing but itself, so that no value of it ends: any JSON value is accepted."
    EnumInProse "enum-in-prose" Warning
        "A list of values stands only in a description: it becomes an open enum."
    ExampleMismatch "example-mismatch" Warning
        "An example does not have the type that the schema gives: the type follows the schema."
    GetWithBody "get-with-body" Warning
        "A GET, HEAD or DELETE has a request body, which has no defined meaning there (RFC 9110, section 9.3.1)."
    InferredFromExample "inferred-from-example" Warning
        "A schema says nothing, and examples stand beside it: the type is inferred from them."
    LeftOutPart "left-out-part" Warning
        "A part of an endpoint has no place in a client yet: it is left out, and the rest of the endpoint goes on."
    MergedAnswers "merged-answers" Warning
        "Several successful answers have different types: any JSON value is accepted."
    MissingAnswer "missing-answer" Warning
        "No successful answer is described: the body is handed over as bytes."
    NotHttp "not-http" Warning
        "The endpoint is no HTTP request of the client: it is left out."
    NullOnlySchema "null-only-schema" Warning
        "A schema allows nothing but null, an artefact of a recorded example: any JSON value is accepted."
    RepeatedId "repeated-id" Warning
        "Two schemas, shared responses or security schemes of a project have one id: the first counts."
    UnfilledPlaceholder "unfilled-placeholder" Warning
        "The path holds a placeholder of a template: the operation is left out."
    UnknownKey "unknown-key" Warning
        "The tool knows nothing of a key of the description: it is passed over."
    UnplacedParameter "unplaced-parameter" Warning
        "A path parameter has no place in the path: it is left out."
    UnresolvedSecurity "unresolved-security" Warning
        "A security scheme that is named is not in this input: the operation is called without it."
    UnsupportedScheme "unsupported-scheme" Warning
        "A security scheme cannot be used by a client by itself: what it needs is given to each call as a header."
    UntypedError "untyped-error" Warning
        "The body of an answer that reports a failure gets no type of its own."
    UnusableBaseUrl "unusable-base-url" Warning
        "A base URL of an environment cannot be used: it is left out."
    UnusablePath "unusable-path" Warning
        "The path cannot be requested: the operation is left out."
    UnusableMediaType "unusable-media-type" Warning
        "What names a body's type is no media type (RFC 9110, section 8.3.1): the type is told by what describes the body."
    UnusableParameter "unusable-parameter" Warning
        "No request can carry a header or cookie of this name (RFC 9110, section 5.1; RFC 6265, section 4.1.1): it is left out."
    UnusedSchema "unused-schema" Warning
        "The description gives a schema twice, or for a body that is not JSON: one of them is not used."
    WeakenedSchema "weakened-schema" Warning
        "A schema uses a construct that has no type yet: any JSON value is accepted."
    WrongType "wrong-type" Warning
        "A value of the description has another JSON type than expected: it is passed over."

    BoundToOrigin "bound-to-origin" Note
        "The path is an absolute URL: the operation goes to that place whatever the client is built for, without credentials unless its user trusts that place."
    CredentialParameter "credential-parameter" Note
        "A header parameter that carries a secret became a credential of the client."
    HeaderSetByClient "header-set-by-client" Note
        "The client sets this header itself: it is no parameter."
    InferredBodyType "inferred-body-type" Note
        "The body names no type: it is told by what describes the body."
    RepairedPath "repaired-path" Note
        "The path was written in an unusual way and has been brought to the usual form."
    SameRequest "same-request" Note
        "Several endpoints have one method and path: all of them became calls."
    UndeclaredParameter "undeclared-parameter" Note
        "The path has a parameter that is not declared: it is taken as a string."
    UnusedResponse "unused-response" Note
        "No endpoint has a response that the project shares: nothing is made of it."
    UnreadableExample "unreadable-example" Note
        "An example is not JSON, not even with comments and variables, or is of no answer: it is passed over."
}

impl Code {
    /// The code with this word.
    pub fn from_word(word: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == word)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
