//! How an operation hands out a list, page after page.

/// How an operation hands out a list.
#[derive(Clone, Debug)]
pub struct Pages {
    /// What says in a request which page it asks for.
    pub advance: Advance,
    /// Where the list is in an answer: the names of properties, from the outside in.
    pub items: Way,
    /// Where it says how many items there are on all pages.
    pub total: Option<Way>,
    /// Where it says how many pages there are.
    pub count: Option<Way>,
    /// Where it says which page it is.
    pub number: Option<Way>,
    /// Where it says whether more follow.
    pub more: Option<Way>,
    /// Where it says what asks for the next page.
    pub next: Option<Way>,
}

/// The names of properties, from the outside in.
pub type Way = Vec<String>;

/// What is counted from page to page, by a value in the request.
#[derive(Clone, Debug)]
pub struct Advance {
    pub by: By,
    /// The name of a query parameter, or of a property of the JSON body.
    pub name: String,
    pub is_in_body: bool,
    /// Whether it is a number in JSON.
    pub is_number: bool,
    /// What it is for the first page.
    pub first: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The number of the page.
    Number,
    /// How many items are passed over.
    Offset,
    /// What the page before said of it.
    Cursor,
}
