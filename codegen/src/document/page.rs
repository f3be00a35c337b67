//! The text of a published endpoint page, in both of its forms.
//!
//! A title, a line `<METHOD> <path>`, then headings, each on a line of its own, with a JSON value below: 参数 (the
//! parameters), 请求体 (the body), 响应 (the answers), 响应示例 (examples of them); 说明 is a description in Markdown and
//! 概览 a summary, which says nothing new.

use serde_json::Value;

use super::apifox::{self, Body, In, Parameter, Response};
use crate::diagnostic::{Code, Place, Sink};
use crate::text::{self, Node};

/// An endpoint page.
#[derive(Debug)]
pub struct Page {
    pub title: String,
    pub title_place: Place,
    pub method: String,
    pub path: String,
    pub path_place: Place,
    pub description: String,
    pub parameters: Vec<(In, Parameter)>,
    pub body: Option<Body>,
    pub responses: Vec<Response>,
}

const OVERVIEW: &str = "概览";
const DESCRIPTION: &str = "说明";
const PARAMETERS: &str = "参数";
const BODY: &str = "请求体";
const RESPONSES: &str = "响应";
const EXAMPLES: &str = "响应示例";

/// Reads a page; reports what is missing or broken, all of it.
pub fn read(text: &str, file: usize, sink: &mut Sink) -> Option<Page> {
    let sections = sections(text);
    let head = &text[..sections
        .first()
        .map_or(text.len(), |section| section.heading)];
    let mut lines = lines(head).filter(|(_, line)| !line.trim().is_empty());
    let (title_start, title) = lines.next().unwrap_or_default();
    let (request_start, request) = lines.next().unwrap_or_default();
    let request_place = Place::at(file, request_start, "");

    let request = request_line(request, &request_place, sink);
    report_again(&sections, file, sink);
    let has_lost_heading = report_lost_headings(text, &sections, file, sink);
    let mut json = |name| section_json(text, &sections, name, file, sink);
    let (parameters, body, responses) = (json(PARAMETERS), json(BODY), json(RESPONSES));
    let examples = examples(text, &sections, file, sink);
    let is_broken = [&parameters, &body, &responses]
        .iter()
        .any(|part| matches!(part, Part::Broken));
    if has_lost_heading {
        return None;
    }
    if sections
        .iter()
        .all(|section| section.name == DESCRIPTION || section.name == OVERVIEW)
    {
        let message = "the page has none of the parts 参数, 请求体 and 响应";
        let place = Place::at(file, text.trim_end().rfind('\n').map_or(0, |at| at + 1), "");
        sink.report(
            Code::BrokenPage,
            &place,
            message,
            "copy the whole text of the page again",
        );
        return None;
    }
    let (method, path) = request.filter(|_| !is_broken)?;
    let description = sections.iter().find(|section| section.name == DESCRIPTION);
    Some(Page {
        title: title.trim().to_owned(),
        title_place: Place::at(file, title_start, ""),
        method,
        path,
        path_place: request_place,
        description: description
            .map(|section| text[section.start..section.end].trim().to_owned())
            .unwrap_or_default(),
        parameters: apifox::parameters(parameters.node(), sink),
        body: apifox::body(body.node(), sink),
        responses: apifox::responses(responses.node(), examples.node(), sink),
    })
}

/// Reads the examples of the answers; what is wrong with them costs no more than them.
fn examples(text: &str, sections: &[Section], file: usize, sink: &mut Sink) -> Part {
    let mut problems = Sink::default();
    let part = section_json(text, sections, EXAMPLES, file, &mut problems);
    for problem in problems.into_findings() {
        let is_heading = problem.code == Code::BrokenPage;
        let place = problem.place;
        sink.report(
            Code::BrokenExamples,
            &if is_heading { place } else { place.hidden() },
            problem.message,
            "the examples of the answers were left out; copy the whole text of the page again",
        );
    }
    part
}

/// Reads `<METHOD> <path>`.
fn request_line(line: &str, place: &Place, sink: &mut Sink) -> Option<(String, String)> {
    let (method, path) = line
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((line.trim(), ""));
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_method && !path.trim().is_empty() {
        return Some((method.to_owned(), path.trim().to_owned()));
    }
    let message = "below the title there is no line with a method and a path";
    sink.report(
        Code::BrokenPage,
        place,
        message,
        "the second line should read like `GET /v1/videos/{id}`",
    );
    None
}

/// A heading and what stands below it, as byte offsets.
struct Section {
    name: &'static str,
    heading: usize,
    start: usize,
    end: usize,
}

/// Cuts the page at its headings. 说明 ends only at 概览 where there is one, since Markdown may hold any line.
fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let has_overview = text.lines().any(|line| line.trim() == OVERVIEW);
    for (start, line) in lines(text).skip(2) {
        let heading = [OVERVIEW, DESCRIPTION, PARAMETERS, BODY, RESPONSES, EXAMPLES]
            .into_iter()
            .find(|heading| line.trim() == *heading);
        let Some(name) = heading else { continue };
        if let Some(open) = sections.last_mut() {
            if open.name == DESCRIPTION && name != OVERVIEW && has_overview {
                continue;
            }
            open.end = start;
        }
        sections.push(Section {
            name,
            heading: start,
            start: start + line.len(),
            end: text.len(),
        });
    }
    sections
}

/// Reports each heading that stood above already.
fn report_again(sections: &[Section], file: usize, sink: &mut Sink) {
    for (index, section) in sections.iter().enumerate() {
        let mut before = sections[..index].iter();
        if before.any(|known| known.name == section.name) {
            let message = format!("the heading {} stands here again", section.name);
            let help = "leave one of the two, with what stands below it";
            let place = Place::at(file, section.heading, "");
            sink.report(Code::BrokenPage, &place, message, help);
        }
    }
}

/// Reports JSON in the head and below 概览, where there is none unless its heading was lost; whether there is any.
fn report_lost_headings(text: &str, sections: &[Section], file: usize, sink: &mut Sink) -> bool {
    let head = 0..sections
        .first()
        .map_or(text.len(), |section| section.heading);
    let overviews = sections
        .iter()
        .filter(|section| section.name == OVERVIEW)
        .map(|section| section.start..section.end);
    let mut is_lost = false;
    for part in [head].into_iter().chain(overviews) {
        let Some((start, _)) = lines(&text[part.clone()]).find(|(_, line)| begins_json(line))
        else {
            continue;
        };
        is_lost = true;
        let place = Place::at(file, part.start + start, "");
        sink.report(
            Code::BrokenPage,
            &place,
            "JSON stands here under no heading that says what it is",
            "write the heading that was lost, 参数, 请求体 or 响应, on a line above it",
        );
    }
    is_lost
}

/// Whether a line, or what follows it, is an object or a list of objects, and not Markdown such as `[text](address)`.
fn begins_json(line: &str) -> bool {
    let line = line.trim();
    let inside = |open| line.strip_prefix(open).map(str::trim_start);
    inside('{').is_some_and(|rest| rest.is_empty() || rest.starts_with('"'))
        || inside('[').is_some_and(|rest| rest.is_empty() || rest.starts_with('{'))
}

/// The lines of a text, each with its byte offset.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let here = *at;
        *at += line.len();
        Some((here, line))
    })
}

/// What became of the JSON value below a heading.
enum Part {
    Absent,
    Broken,
    There(Node),
}

impl Part {
    fn node(self) -> Option<Node> {
        match self {
            Part::There(node) => Some(node),
            Part::Absent | Part::Broken => None,
        }
    }
}

fn section_json(
    text: &str,
    sections: &[Section],
    name: &'static str,
    file: usize,
    sink: &mut Sink,
) -> Part {
    let Some(section) = sections.iter().find(|section| section.name == name) else {
        return Part::Absent;
    };
    let body = &text[section.start..section.end];
    let start = section.start + body.len() - body.trim_start().len();
    let place = Place::at(file, start, name);
    if body.trim().is_empty() {
        let heading = Place::at(file, section.heading, "");
        let message = format!("nothing stands below the heading {name}");
        sink.report(
            Code::BrokenPage,
            &heading,
            message,
            "copy the whole text of the page again",
        );
        return Part::Broken;
    }
    let parsed: Option<Value> = text::parse(body.trim(), &place, sink);
    parsed.map_or(Part::Broken, |value| Part::There(Node { value, place }))
}
