//! Nothing of a description is lost in silence: every object gets a key that nobody knows, and each is told of, unless
//! the object stands in a part that is known to say nothing to a client or that was left out as a whole.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use apifox_codegen::{Code, Config, Diagnostic, Input, generate};
use serde_json::Value;

/// Parts that say nothing to a client, and examples, whose keys are data.
const IRRELEVANT: [&str; 45] = [
    "advancedSettings",
    "apiTestCaseCollection",
    "apiTestSuiteCollection",
    "auth",
    "cases",
    "codeSamples",
    "commonScripts",
    "contact",
    "customApiFields",
    "customEndpointCollection",
    "customFunctions",
    "databaseConnections",
    "databaseResponseExamples",
    "default",
    "docCollection",
    "example",
    "encoding",
    "examples",
    "externalDocs",
    "flows",
    "globalVariables",
    "group",
    "guidanceConfigs",
    "identityPattern",
    "inheritPostProcessors",
    "inheritPreProcessors",
    "license",
    "mock",
    "mockRule",
    "mockScript",
    "mocks",
    "openApiInfo",
    "postProcessors",
    "preProcessors",
    "projectTestCaseCategories",
    "projectTestCaseTags",
    "requestCollection",
    "requestProxyAgentSettings",
    "scopes",
    "shareSettings",
    "tags",
    "testCaseReferences",
    "use",
    "webSocketCollection",
    "xml",
];

/// Settings of the product itself.
const SETTINGS: [&str; 4] = ["$schema", "cloudMock", "mockSettings", "variables"];

/// Objects whose keys are names that the description chooses.
const MAPS: [&str; 15] = [
    "baseUrls",
    "commonResponseStatus",
    "content",
    "enumDescriptions",
    "headers",
    "mapping",
    "paths",
    "properties",
    "socketioBaseUrls",
    "webhooks",
    "websocketBaseUrls",
    "x-apidog-refs",
    "x-apifox-overrides",
    "x-apifox-refs",
    "x-enum-labels",
];

/// What holds objects whose keys are names: parts of a document, and groups of security schemes.
const NAMED: [&str; 2] = ["components", "security"];

/// What is told of a part that is left out, or of which another description counts.
const LEFT_OUT: [Code; 16] = [
    Code::NotHttp,
    Code::UnusablePath,
    Code::AbsoluteUrl,
    Code::UnfilledPlaceholder,
    Code::UnusedResponse,
    Code::UnusedSchema,
    Code::WeakenedSchema,
    Code::DanglingReference,
    Code::DisabledParameter,
    Code::UnplacedParameter,
    Code::HeaderSetByClient,
    Code::CredentialParameter,
    Code::LeftOutPart,
    Code::NotCalled,
    Code::UnaskedMediaType,
    Code::UnusedComponent,
];

/// Gives every object a key of its own; says which key stands where.
fn mark(value: &mut Value, path: &mut Vec<String>, marks: &mut Vec<(String, Vec<String>)>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                path.push(key.clone());
                mark(member, path, marks);
                path.pop();
            }
            // What the editor has left over is no part of the description.
            let is_left_over = members.contains_key("x-tmp-pending-properties");
            let is_map = path.last().is_some_and(|key| MAPS.contains(&key.as_str()))
                || matches!(path.as_slice(), [.., around, _] if NAMED.contains(&around.as_str()));
            if !is_map && !is_left_over {
                let key = format!("canary-{}", marks.len());
                marks.push((key.clone(), path.clone()));
                members.insert(key, Value::Bool(true));
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter_mut().enumerate() {
                path.push(index.to_string());
                mark(element, path, marks);
                path.pop();
            }
        }
        _ => {}
    }
}

fn is_irrelevant(path: &[String]) -> bool {
    let is_of_test_calls = path.first().is_some_and(|key| key == "environments")
        && path.iter().any(|key| key == "parameters");
    let mut keys = path.iter().map(String::as_str);
    is_of_test_calls || keys.any(|key| IRRELEVANT.contains(&key) || SETTINGS.contains(&key))
}

/// Whether a part around the object was told to be left out.
fn is_left_out(path: &[String], diagnostics: &[Diagnostic]) -> bool {
    let escaped = |key: &String| key.replace('~', "~0").replace('/', "~1");
    let steps: Vec<String> = path.iter().map(escaped).collect();
    let pointer = format!("/{}/", steps.join("/"));
    diagnostics
        .iter()
        .filter(|diagnostic| LEFT_OUT.contains(&diagnostic.code))
        .any(|diagnostic| {
            let place = &diagnostic.location.pointer;
            // Most name a member of what was left out, some the whole.
            let around = match diagnostic.code {
                Code::NotCalled
                | Code::UnaskedMediaType
                | Code::UnusedComponent
                | Code::UnusedResponse => place,
                _ => place.rsplit_once('/').map_or("", |(around, _)| around),
            };
            // One endpoint may be the whole input.
            let is_whole = is_of_an_endpoint(diagnostic.code) && around.is_empty();
            is_whole || !around.is_empty() && pointer.starts_with(&format!("{around}/"))
        })
}

/// Whether what is told is told of a whole endpoint.
fn is_of_an_endpoint(code: Code) -> bool {
    [
        Code::NotHttp,
        Code::UnusablePath,
        Code::AbsoluteUrl,
        Code::UnfilledPlaceholder,
    ]
    .contains(&code)
}

/// The keys that were not told of though they should be.
fn lost(text: &str) -> Vec<String> {
    let mut value: Value = serde_json::from_str(text).expect("it is JSON");
    let mut marks = Vec::new();
    mark(&mut value, &mut Vec::new(), &mut marks);
    let output = generate(
        &[Input::new("marked.json", value.to_string())],
        &Config::default(),
    );
    let told: BTreeSet<&str> = output
        .diagnostics
        .iter()
        .filter(|diagnostic| [Code::UnknownKey, Code::UncheckedKeyword].contains(&diagnostic.code))
        .filter_map(|diagnostic| diagnostic.message.split('`').nth(1))
        .collect();
    marks
        .iter()
        .filter(|(key, _)| !told.contains(key.as_str()))
        // What stands below a key that nobody knows is told with it.
        .filter(|(_, path)| !path.iter().any(|key| told.contains(key.as_str())))
        .filter(|(_, path)| !is_irrelevant(path))
        .filter(|(_, path)| !is_left_out(path, &output.diagnostics))
        .map(|(_, path)| format!("/{}", path.join("/")))
        .collect()
}

/// What is lost of a file, in a line for each key.
fn lost_of(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("it can be read");
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let lost = lost(&text).into_iter();
    lost.map(|pointer| format!("{name}: {pointer}\n")).collect()
}

#[test]
fn no_key_of_our_own_projects_is_lost() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let files = ["project/shop.apifox.json", "oldproject/notes.apidog.json"];
    let lost: String = files.map(|file| lost_of(&cases.join(file))).concat();
    assert!(lost.is_empty(), "lost:\n{lost}");
}

#[test]
fn no_key_of_our_own_document_is_lost() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let lost = lost_of(&cases.join("openapi/library.openapi.json"));
    assert!(lost.is_empty(), "lost:\n{lost}");
}

#[test]
fn no_key_of_a_real_description_is_lost() {
    let corpus = common::workspace().join("../shared/corpus");
    let mut lost = String::new();
    for folder in ["projects", "endpoint-json", "openapi"] {
        let Ok(files) = apifox_codegen::source::files_below(&corpus.join(folder)) else {
            println!(
                "there are no real descriptions here: {} is missing",
                corpus.display()
            );
            return;
        };
        let is_json = |file: &&PathBuf| file.extension().is_some_and(|end| end == "json");
        let files = files.iter().filter(is_json);
        files.for_each(|file| lost += &lost_of(file));
    }
    assert!(lost.is_empty(), "lost:\n{lost}");
}
