//! The kinds of problems, in one table: the word, how grave it is, what it means, what the tool does with it, and how to
//! mend the description. The table has a file for each severity; in each the rows are sorted by word.

#[macro_use]
mod errors;
#[macro_use]
mod notes;
#[macro_use]
mod warnings;

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
    (; $($variant:ident = $word:literal, $severity:ident {
        meaning: $meaning:literal,
        effect: $effect:literal,
        remedy: $remedy:literal,
        $(example: $example:literal,)?
    })*) => {
        /// The kind of a diagnostic, written as a word in kebab case (`get-with-body`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] #[doc = ""] #[doc = $effect] $variant,)*
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

            /// What is so where it is reported.
            pub fn meaning(self) -> &'static str {
                match self { $(Code::$variant => $meaning),* }
            }

            /// What the tool does with it.
            pub fn effect(self) -> &'static str {
                match self { $(Code::$variant => $effect),* }
            }

            /// How to mend the description.
            pub fn remedy(self) -> &'static str {
                match self { $(Code::$variant => $remedy),* }
            }

            /// A piece of a description as it should be, in JSON, where that helps; it goes with the remedy.
            pub fn example(self) -> Option<&'static str> {
                match self { $(Code::$variant => None$(.or(Some($example)))?),* }
            }
        }
    };
}

// Each file of the table hands its rows on, and the last makes the type of all of them.
errors! { warnings notes codes; }

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
