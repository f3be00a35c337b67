//! Operations that answer in pages, known by their shape: a parameter that says which page is asked for, and an answer
//! that holds a list.

use std::collections::VecDeque;

use super::literal::{DefaultValue, Literal};
use super::operation::{Codec, Content, Operation, ParameterIn, Success, report_answers};
use super::paging::{Advance, By, Pages, Way};
use super::shape::{Kind, ShapeId, Shapes};
use super::spelling::is_alike;
use crate::diagnostic::{Code, Sink};

const NUMBERS: &[&str] = &[
    "page",
    "pageNum",
    "pageNo",
    "pageNumber",
    "pageIndex",
    "pageId",
    "pageCurrent",
    "currentPage",
    "curPage",
    "current",
    "cur",
    "pageNow",
    "nowPage",
    "pn",
    "p",
];

const OFFSETS: &[&str] = &[
    "offset",
    "skip",
    "start",
    "startIndex",
    "pageOffset",
    "from",
];

const CURSORS: &[&str] = &[
    "cursor",
    "nextCursor",
    "pageToken",
    "nextPageToken",
    "nextToken",
    "continuationToken",
    "pageCursor",
    "pagingToken",
    "startCursor",
    "scrollId",
    "marker",
    "after",
    "afterId",
    "startingAfter",
    "lastId",
    "maxCursor",
    "minCursor",
    "nextKey",
    "startKey",
];

const SIZES: &[&str] = &[
    "pageSize",
    "size",
    "limit",
    "perPage",
    "pageLimit",
    "pageCount",
    "pageRows",
    "rows",
    "count",
    "num",
    "ps",
    "take",
    "top",
    "maxResults",
    "itemsPerPage",
    "pageItems",
];

const LISTS: &[&str] = &[
    "items", "list", "records", "rows", "data", "content", "results", "result", "entries",
    "values", "elements", "array", "lists", "dataList", "pageData", "objects",
];

/// What says how many items there are on one page, as `count` often does, is none of these.
const TOTALS: &[&str] = &[
    "total",
    "totalCount",
    "totalElements",
    "totalNum",
    "totalRecords",
    "recordsTotal",
    "totalItems",
    "totalRows",
    "totalSize",
    "totalResults",
];

const COUNTS: &[&str] = &["pages", "totalPages", "totalPage", "pageCount", "lastPage"];

const MORES: &[&str] = &[
    "hasMore",
    "hasNext",
    "hasNextPage",
    "more",
    "isMore",
    "haveMore",
];

const NEXTS: &[&str] = &[
    "nextCursor",
    "cursor",
    "nextPageToken",
    "pageToken",
    "nextToken",
    "continuationToken",
    "nextContinuationToken",
    "endCursor",
    "pagingToken",
    "scrollId",
    "nextMarker",
    "marker",
    "nextAfter",
    "after",
    "lastId",
    "nextId",
    "maxCursor",
    "minCursor",
    "nextKey",
    "lastKey",
    "lastEvaluatedKey",
    "next",
];

/// Objects around a list, and beside it those that tell of its pages.
const AROUND: &[&str] = &[
    "data",
    "result",
    "results",
    "payload",
    "body",
    "content",
    "response",
    "res",
    "page",
    "pages",
    "pageData",
    "list",
    "object",
    "pagination",
    "paging",
    "pager",
    "pageInfo",
    "pageable",
    "meta",
    "metadata",
    "links",
    "cursor",
    "cursors",
    "responseMetadata",
];

/// How deep in an answer a list may be.
const DEPTH: usize = 3;

/// Finds out which operations answer in pages.
pub fn recognise(operations: &mut [Operation], shapes: &Shapes) {
    for operation in operations {
        operation.pages = pages(operation, shapes);
    }
}

/// Says that operations seem to answer in pages, of which nothing is made unless the user wants it.
pub fn report(operations: &[Operation], sink: &mut Sink) {
    let paged = operations
        .iter()
        .filter(|operation| operation.pages.is_some());
    let what = "seem to be pages of a list";
    let help = "`--pages` (`pages = true`) gives such calls `pages()` and `items()`, which ask for one after another";
    report_answers(paged, (Code::UnconfirmedPages, what, help), sink);
}

fn pages(operation: &Operation, shapes: &Shapes) -> Option<Pages> {
    let shape = match &operation.answer.success {
        Success::Json { shape, media_type } if Codec::of(media_type) == Codec::Json => *shape,
        _ => return None,
    };
    let found = properties(shape, shapes);
    let items = items(shape, &found, shapes)?;
    let is_scalar = |kind: &Kind| matches!(kind, Kind::Integer(_) | Kind::Number | Kind::String);
    let told = |names: &[&str], is: fn(&Kind) -> bool| {
        let named = |name: &&str| {
            let mut found = found.iter();
            let found =
                found.find(|property| is_alike(name, property.name()) && is(property.kind(shapes)));
            found.map(|property| property.way.clone())
        };
        names.iter().find_map(named)
    };
    let next = told(NEXTS, |kind| {
        matches!(kind, Kind::Integer(_) | Kind::String)
    });
    let (total, count) = (told(TOTALS, is_scalar), told(COUNTS, is_scalar));
    let more = told(MORES, |kind| matches!(kind, Kind::Boolean));
    let asked = asked(operation, shapes);
    let named = |names: &[&str]| {
        let mut names = names.iter();
        names.find_map(|name| asked.iter().find(|asked| is_alike(name, asked.name)))
    };
    let is_told = [&total, &count, &more, &next]
        .iter()
        .any(|way| way.is_some())
        || named(SIZES).is_some();
    let advance = match (named(CURSORS), named(NUMBERS), named(OFFSETS)) {
        (Some(cursor), ..) if next.is_some() => cursor.advance(By::Cursor, shapes)?,
        (_, Some(number), _) if is_told => number.advance(By::Number, shapes)?,
        (_, _, Some(offset)) if is_told => offset.advance(By::Offset, shapes)?,
        _ => return None,
    };
    let next = next.filter(|_| advance.by == By::Cursor);
    let number = told(&[advance.name.as_str()], is_scalar).filter(|_| advance.by == By::Number);
    Some(Pages {
        advance,
        items,
        total,
        count,
        number,
        more,
        next,
    })
}

/// A property of an answer, or of an object in it.
struct Property {
    way: Way,
    shape: ShapeId,
}

impl Property {
    fn name(&self) -> &str {
        self.way.last().map_or("", String::as_str)
    }

    fn kind<'s>(&self, shapes: &'s Shapes) -> &'s Kind {
        &shapes[shapes.bare(self.shape)].kind
    }
}

/// The properties of an answer and of the objects around its list, the outer ones first.
fn properties(answer: ShapeId, shapes: &Shapes) -> Vec<Property> {
    let mut found = Vec::new();
    let mut waiting = VecDeque::from([Property {
        way: Vec::new(),
        shape: answer,
    }]);
    while let Some(outer) = waiting.pop_front() {
        let Kind::Object(object) = outer.kind(shapes) else {
            continue;
        };
        for field in &object.fields {
            let way = outer.way.iter().chain([&field.name]).cloned().collect();
            let property = Property {
                way,
                shape: field.shape,
            };
            let is_around = AROUND.iter().any(|name| is_alike(name, property.name()));
            if is_around && property.way.len() < DEPTH {
                waiting.push_back(Property {
                    way: property.way.clone(),
                    shape: property.shape,
                });
            }
            found.push(property);
        }
    }
    found
}

/// The list that an answer is about: the outermost, by its name if there are several.
fn items(answer: ShapeId, found: &[Property], shapes: &Shapes) -> Option<Way> {
    let is_list = |shape: ShapeId| matches!(shapes[shapes.bare(shape)].kind, Kind::List(_));
    if is_list(answer) {
        return Some(Vec::new());
    }
    let lists = found.iter().filter(|property| is_list(property.shape));
    let lists: Vec<&Property> = lists.collect();
    let depth = lists.first()?.way.len();
    let outermost = || lists.iter().filter(|list| list.way.len() == depth);
    let mut names = LISTS.iter();
    let named = names.find_map(|name| outermost().find(|list| is_alike(name, list.name())));
    let alone = outermost().next().filter(|_| outermost().count() == 1);
    named.or(alone).map(|list| list.way.clone())
}

/// A value that a request gives.
struct Asked<'o> {
    name: &'o str,
    is_in_body: bool,
    shape: ShapeId,
    default: Option<&'o DefaultValue>,
}

/// Words by which descriptions say that the first page has the number 0.
const FROM_ZERO: &[&str] = &[
    "从0",
    "从 0",
    "0开始",
    "0 开始",
    "0-based",
    "zero-based",
    "from 0",
    "at 0",
    "from zero",
    "at zero",
];

impl Asked<'_> {
    /// What is counted by it, if it can hold that.
    fn advance(&self, by: By, shapes: &Shapes) -> Option<Advance> {
        let kind = &shapes[shapes.bare(self.shape)].kind;
        let is_number = matches!(kind, Kind::Integer(_) | Kind::Number);
        let is_text = matches!(kind, Kind::String | Kind::Any);
        (is_number || is_text).then_some(())?;
        let first = self.default.and_then(|default| match &default.value {
            Literal::Whole(number) => u64::try_from(*number).ok(),
            Literal::Text(text) => text.parse().ok(),
            _ => None,
        });
        let said = shapes[self.shape].docs.text().to_lowercase();
        let is_from_zero = FROM_ZERO.iter().any(|words| said.contains(words));
        let usual = u64::from(by == By::Number && !is_from_zero);
        Some(Advance {
            by,
            name: self.name.to_owned(),
            is_in_body: self.is_in_body,
            is_number,
            // Who says page 2 where nothing is said hardly means it.
            first: first.filter(|first| *first <= usual).unwrap_or(usual),
        })
    }
}

/// What a request gives by name: the parameters of its query, and the properties of its JSON body.
fn asked<'o>(operation: &'o Operation, shapes: &'o Shapes) -> Vec<Asked<'o>> {
    let parameters = operation.parameters.iter();
    let queried = parameters.filter(|parameter| parameter.within == ParameterIn::Query);
    let mut asked: Vec<Asked<'o>> = queried
        .map(|parameter| Asked {
            name: &parameter.name,
            is_in_body: false,
            shape: parameter.shape,
            default: parameter.default.as_ref(),
        })
        .collect();
    let body = operation.body.as_ref();
    let body = body.filter(|body| Codec::of(&body.media_type) == Codec::Json);
    let body = body.map(|body| body.content);
    if let Some(Content::Json(shape)) = body
        && let Kind::Object(object) = &shapes[shapes.bare(shape)].kind
    {
        asked.extend(object.fields.iter().map(|field| Asked {
            name: &field.name,
            is_in_body: true,
            shape: field.shape,
            default: field.default.as_ref(),
        }));
    }
    asked
}
