//! An OpenAPI document as its user meets it: its servers, who may call, what its components are.

use std::collections::BTreeMap;

use tests::openapi::types::{
    AddBookResponse, BookWritable, ListBooksFilter, LoanLendRequest, LoanLendRequestCard, LoanLendRequestCardHolder,
    LoanLendRequestUntil,
};
use tests::openapi::{Client, Environment, Error, File, Source};

async fn run(client: &Client) -> Result<usize, Error> {
    let books = client.books().list("north").page(1).tags(["new"]).filter(ListBooksFilter::new().author("Lu Xun")).await?;
    let answer = client.books().list("north").r#where(BTreeMap::new()).send().await?;
    let total = tests::openapi::books::ListHeaders::of(answer.headers()).x_total()?;
    #[allow(deprecated)]
    let added = client.books().add("north", BookWritable::new("Call to Arms")).await?;
    let cover = client.covers().get(books.first().map_or(0, |book| book.id)).await?;
    let card = LoanLendRequestCard::new("7").holder(LoanLendRequestCardHolder::new().name("Lu Xun"));
    let loan = LoanLendRequest::new(card).books([1, 2]).until(LoanLendRequestUntil::Empty);
    client.loans().lend(loan).await?;
    let known = matches!(added, AddBookResponse::Book(_));
    Ok(cover.len() + usize::from(known) + usize::from(total > 0))
}

pub fn main() -> Result<(), Error> {
    let client = Client::builder(Environment::PRODUCTION).bearer("token").x_app_key("key").app_id("7").build()?;
    let american = Client::builder(Environment::production("us")).trust("https://covers.example.com").build()?;
    let _ = File::new(Source::path("cover.png"));
    drop((run(&client), run(&american)));
    Ok(())
}
