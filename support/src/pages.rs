//! Lists that a server hands out in pages, one call after another.

use std::fmt;
use std::marker::PhantomData;
use std::vec;

use super::advance::Advance;
use super::ahead::Ahead;
use super::call::Call;
use super::error::{Error, ErrorKind};
use super::items::Items;

/// What a page says of the list that it is of.
type Look<T> = for<'p> fn(&'p T, Ahead<'p>) -> Ahead<'p>;

/// The pages of a list, each asked for when the one before has been taken. After an error there are no more.
///
/// The first is the one that the call asks for. The list ends with a page that says so, or that is empty. A server that
/// gives the same page again and again is an error.
#[must_use = "pages are asked for by `next`, or as a stream"]
pub struct Pages<T> {
    call: Option<Call<T>>,
    advance: Advance,
    look: Look<T>,
    /// What is wrong with what comes next.
    problem: Option<Error>,
}

/// The pages that a call begins.
pub fn pages<T, O>(call: Call<T, O>, advance: Advance, look: Look<T>) -> Pages<T> {
    Pages {
        call: Some(Call {
            exchange: call.exchange,
            answer: call.answer,
            operation: PhantomData,
        }),
        advance,
        look,
        problem: None,
    }
}

impl<T> Pages<T> {
    /// The next page, `None` at the end.
    ///
    /// # Errors
    ///
    /// If the call for it fails, or if the server gives pages that it gave before.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        let Some(call) = self.call.clone() else {
            return self.problem.take().map_or(Ok(None), Err);
        };
        // It is called again if this is dropped before.
        let outcome = call.clone().await;
        self.call = None;
        let page = outcome?;
        let operation = call.exchange.request.operation();
        let ahead = (self.look)(&page, Ahead::default());
        let wrong = |problem| Error::new(ErrorKind::Decode, operation, problem);
        self.advance.check(&ahead).map_err(wrong)?;
        match self.advance.next(&call.exchange.request, &ahead) {
            Ok(request) => self.call = request.map(|request| call.edit(|_| request)),
            Err(problem) => self.problem = Some(wrong(problem)),
        }
        Ok(Some(page))
    }

    /// The pages as a `Stream`.
    pub fn into_stream(self) -> Items<Self, T>
    where
        T: Send + 'static,
    {
        Items::new(self, |mut pages| {
            Box::pin(async {
                let next = pages.next().await;
                (pages, next)
            })
        })
    }

    /// The items of the pages.
    #[doc(hidden)]
    pub fn items<I>(self, take: fn(T) -> Vec<I>) -> PagedItems<T, I> {
        PagedItems {
            pages: self,
            take,
            items: Vec::new().into_iter(),
        }
    }
}

/// The items of a list, of one page after another. After an error there are no more.
#[must_use = "pages are asked for by `next`, or as a stream"]
pub struct PagedItems<T, I> {
    pages: Pages<T>,
    take: fn(T) -> Vec<I>,
    items: vec::IntoIter<I>,
}

impl<T, I> PagedItems<T, I> {
    /// The next item, `None` at the end.
    ///
    /// # Errors
    ///
    /// If the call for the next page fails, or if the server gives pages that it gave before.
    pub async fn next(&mut self) -> Result<Option<I>, Error> {
        loop {
            if let Some(item) = self.items.next() {
                return Ok(Some(item));
            }
            match self.pages.next().await? {
                Some(page) => self.items = (self.take)(page).into_iter(),
                None => return Ok(None),
            }
        }
    }

    /// The items as a `Stream`.
    pub fn into_stream(self) -> Items<Self, I>
    where
        T: Send + 'static,
        I: Send + 'static,
    {
        Items::new(self, |mut items| {
            Box::pin(async {
                let next = items.next().await;
                (items, next)
            })
        })
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("next", &self.call)
            .finish_non_exhaustive()
    }
}

impl<T, I> fmt::Debug for PagedItems<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PagedItems")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
