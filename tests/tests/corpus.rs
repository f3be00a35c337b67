//! Real descriptions: every endpoint page, endpoint JSON, project and OpenAPI export of the corpus generates a client that compiles, or says
//! why an endpoint is left out. The corpus lies beside the repository; where it does not, this says so.

use std::collections::BTreeSet;
use std::path::Path;

use apifox_codegen::{Code, Config, Diagnostic, Severity, generate, outline, source};
use tests::sweep::{self, Row};

#[test]
fn every_endpoint_of_the_corpus_compiles_or_is_explained() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let folders = ["endpoint-pages", "endpoint-json"].map(|folder| corpus.join(folder));
    let projects = corpus.join("projects");
    if !corpus.exists() {
        return eprintln!(
            "{} does not exist: the corpus was not tested",
            corpus.display()
        );
    }
    let files: Vec<_> = folders
        .iter()
        .flat_map(|folder| source::files_below(folder).expect("it can be read"))
        .collect();
    let projects = source::files_below(&projects).expect("it can be read");
    let documents = source::files_below(&corpus.join("openapi")).expect("it can be read");
    let rows: Vec<Row> = files
        .iter()
        .chain(&projects)
        .chain(&documents)
        .map(|file| Row::of(file).expect("it can be used"))
        .collect();
    for row in &rows {
        let explained = row
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.help.contains("was left out"))
            .count();
        assert!(explained >= row.left_out, "{row}");
        // Pages of schemas have no endpoint.
        let is_schema_page = row
            .diagnostics
            .iter()
            .any(|told| told.code == Code::NoEndpoint);
        assert!(row.operations + row.left_out > 0 || is_schema_page, "{row}");
        assert!(
            row.diagnostics
                .iter()
                .all(|diagnostic| diagnostic.location.line > 0),
            "{row}"
        );
    }

    let (inputs, unreadable) = source::read(&folders);
    let all = generate(&inputs, &Config::default());
    assert!(unreadable.is_empty());
    assert!(
        all.diagnostics
            .iter()
            .all(|diagnostic| diagnostic.severity != Severity::Error)
    );
    assert_eq!(
        all.summary.operations.len() + all.summary.left_out,
        files.len() + 5,
        "one file lists seven endpoints, and one holds a webhook alone, which is no call"
    );

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    sweep::compile(&rows, &folder).unwrap_or_else(|message| panic!("{message}"));
}

#[test]
fn the_pages_of_a_site_are_one_client() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi");
    let Ok(mut files) = source::files_below(&folder) else {
        return eprintln!(
            "{} does not exist: its pages were not tested",
            folder.display()
        );
    };
    files.retain(|file| file.to_string_lossy().contains("cloudreve-"));
    let (inputs, _) = source::read(&files);
    let output = generate(&inputs, &Config::default());
    let is_error = |told: &&Diagnostic| told.severity == Severity::Error;
    assert_eq!(output.diagnostics.iter().find(is_error), None);
    let schema_pages = inputs
        .iter()
        .filter(|input| input.text().contains("\npaths: {}"));
    assert_eq!(
        output.summary.operations.len(),
        inputs.len() - schema_pages.count()
    );
    let types = &output.summary.types;
    assert_eq!(
        types.iter().filter(|name| *name == "Response").count(),
        1,
        "{types:?}"
    );
}

/// What an export to OpenAPI loses: hosts in paths, the empty path, and what a list holds that may hold anything.
#[test]
fn a_project_and_its_export_to_openapi_mean_the_same() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.exists() {
        return eprintln!(
            "{} does not exist: no twins were compared",
            corpus.display()
        );
    }
    let operations = |file: &str| {
        let (inputs, unreadable) = source::read(&[corpus.join(file)]);
        assert!(unreadable.is_empty());
        let text = outline(&inputs).replace("\n  ", "\t");
        text.lines().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let project = operations("projects/xuanqiong.apifox.json");
    let export = operations("openapi/xuanqiong.openapi.json");
    let lost = [
        (
            "POST https://hvd.hackall.cn/api/v1/updateuser",
            "POST /api/v1/updateuser",
        ),
        ("data: [any]", "data: [string]"),
    ];
    let exported = project.iter().map(|operation| {
        let lost = lost.iter();
        lost.fold(operation.clone(), |text, (there, here)| {
            text.replace(there, here)
        })
    });
    let exported: BTreeSet<String> = exported.collect();
    let only_here: Vec<_> = exported.difference(&export).collect();
    let only_there: Vec<_> = export.difference(&exported).collect();
    assert!(only_here.is_empty(), "{only_here:#?}");
    let [without_path] = only_there.as_slice() else {
        panic!("{only_there:#?}");
    };
    assert!(without_path.starts_with("POST /: "), "{without_path}");
    assert!(project.len() >= 30);
}
