//! What a description holds that no client needs, with the reason: the only keys that are passed over in silence.

use crate::diagnostic::Sink;
use crate::text::Object;

/// Reports the keys of an object, called `what`, that nobody has taken and that are not known to be irrelevant.
pub fn close(object: &Object, what: &'static str, sink: &mut Sink) {
    for key in object.left() {
        if !is_irrelevant(what, key) {
            sink.unknown_key(what, key, &object.place);
        }
    }
}

/// Whether a key says nothing to a client.
fn is_irrelevant(what: &str, key: &str) -> bool {
    IRRELEVANT
        .iter()
        .any(|(of, keys, _)| (of.is_empty() || of.contains(&what)) && keys.contains(&key))
}

pub const PROJECT: &str = "a project";
pub const PROJECT_INFO: &str = "the `info` of a project";
pub const SETTINGS: &str = "the settings of a project";
pub const MODULE: &str = "a module";
pub const FOLDER: &str = "a folder";
pub const ITEM: &str = "an item of a folder";
pub const ENDPOINT: &str = "an endpoint";
pub const WRAPPER: &str = "the answer of the HTTP API";
pub const PARAMETER: &str = "a parameter";
pub const PARAMETERS: &str = "the parameters of an endpoint";
pub const BODY: &str = "a request body";
pub const RESPONSE: &str = "a response";
pub const RESPONSE_HEADER: &str = "a header of a response";
pub const EXAMPLE: &str = "an example";
pub const SCHEMA_ITEM: &str = "a schema of a project";
pub const AUTH: &str = "an authentication";
pub const SCHEME: &str = "a security scheme";
pub const SCHEME_USE: &str = "the use of security schemes";
pub const ENVIRONMENT: &str = "an environment";
pub const SERVER: &str = "a server";
pub const COMMON: &str = "the common parameters";

pub const DOCUMENT: &str = "an OpenAPI document";
pub const INFO: &str = "the `info` of a document";
pub const TAG: &str = "a tag";
pub const COMPONENTS: &str = "the components of a document";
pub const PATH_ITEM: &str = "a path";
pub const OPERATION: &str = "an operation";
pub const MEDIA_TYPE: &str = "a media type";
pub const ENCODING: &str = "the encoding of a field";
pub const VARIABLE: &str = "a variable of a server";

/// Kinds of objects (any, if there are none), keys of theirs that say nothing to a client, and why not.
const IRRELEVANT: [(&[&str], &[&str], &str); 30] = [
    (
        &[],
        &[
            "createdAt",
            "updatedAt",
            "deletedAt",
            "creatorId",
            "editorId",
            "responsibleId",
            "maintainer",
        ],
        "who wrote it, and when",
    ),
    (
        &[],
        &[
            "id",
            "parentId",
            "folderId",
            "projectId",
            "moduleId",
            "apiDetailId",
            "_databaseId",
        ],
        "numbers of the product, where nothing refers to them by it",
    ),
    (
        &[],
        &[
            "ordering",
            "visibility",
            "shareSettings",
            "omitGeneratedExample",
        ],
        "how the product and its published pages show it",
    ),
    (
        &[],
        &[
            "oasKey",
            "oasExtensions",
            "sourceUrl",
            "importSourceServerId",
        ],
        "where it was imported from, and what only an OpenAPI export shows of it",
    ),
    (
        &[],
        &[
            "preProcessors",
            "postProcessors",
            "inheritPreProcessors",
            "inheritPostProcessors",
            "commonScripts",
            "customFunctions",
        ],
        "scripts that the product runs around its own test calls",
    ),
    (
        &[ENDPOINT],
        &[
            "cases",
            "codeSamples",
            "responseChildren",
            "advancedSettings",
            "customApiFields",
        ],
        "saved test calls, samples and settings of the product's own client, and fields of a team's own",
    ),
    (
        &[ENDPOINT],
        &["mocks", "mockScript"],
        "what the mock server answers",
    ),
    (
        &[PROJECT],
        &["$schema", "apifoxProject", "apidogProject"],
        "the version of the export",
    ),
    (
        &[PROJECT],
        &[
            "apiTestCaseCollection",
            "apiTestSuiteCollection",
            "testCaseReferences",
            "projectTestCaseCategories",
            "projectTestCaseTags",
            "requestCollection",
        ],
        "tests and saved requests",
    ),
    (
        &[PROJECT],
        &[
            "databaseConnections",
            "globalVariables",
            "moduleVariables",
            "projectAssociations",
        ],
        "what test calls use; values of variables are secrets, and none of them is read",
    ),
    (
        &[PROJECT],
        &["docCollection", "oasComponentCollection"],
        "pages of prose, and parts that only an OpenAPI export shows",
    ),
    (
        &[PROJECT_INFO],
        &["mockRule"],
        "what the mock server answers",
    ),
    (
        &[SETTINGS],
        &[
            "gateway",
            "language",
            "apiStatuses",
            "mockSettings",
            "advancedSettings",
            "initialDisabledMockIds",
            "cloudMock",
        ],
        "settings of the product itself",
    ),
    (
        &[MODULE],
        &["moduleVariables", "openApiInfo"],
        "values of variables, and what only an OpenAPI export shows",
    ),
    (
        &[FOLDER],
        &["_databaseId", "type", "children"],
        "what kind of folder it is; its content stands under `items`",
    ),
    (&[WRAPPER], &["success"], "that the answer is one"),
    (
        &[PARAMETER, BODY, EXAMPLE, RESPONSE],
        &["value", "message", "databaseResponseExamples"],
        "values of test calls, and a second copy of the examples",
    ),
    (
        &[SCHEME],
        &[
            "authType",
            "oasAuthType",
            "guidanceConfigs",
            "flows",
            // Those of Swagger 2.0.
            "flow",
            "authorizationUrl",
            "tokenUrl",
            "scopes",
            "bearerFormat",
            "openIdConnectUrl",
            "oauth2MetadataUrl",
            "group",
            "x-apifox",
            "x-apidog",
        ],
        "how a person comes by the token, and values of test calls",
    ),
    (
        &[SCHEME_USE],
        &["use", "scopes"],
        "values of test calls, and what a token must permit, which the server knows",
    ),
    (
        &[ENVIRONMENT],
        &[
            "variables",
            "tags",
            "type",
            "projectType",
            "requestProxyAgentSettings",
            "advancedSettings",
            "websocketBaseUrls",
            "socketioBaseUrls",
        ],
        "values of variables are secrets, and none of them is read; addresses of what is no HTTP",
    ),
    (&[COMMON], &["id"], "a number of the product"),
    (
        &[DOCUMENT, OPERATION, TAG],
        &["externalDocs"],
        "where more is said",
    ),
    (
        &[DOCUMENT],
        &["jsonSchemaDialect", "$self"],
        "which words schemas are written in; all are read alike",
    ),
    (
        &[INFO],
        &["version", "contact", "license", "termsOfService"],
        "who gives the document out, when, and on which terms",
    ),
    (
        &[TAG],
        &["summary", "parent", "kind", "name"],
        "how the published pages show it",
    ),
    (
        &[OPERATION],
        &["x-apifox-maintainer", "x-apifox-sourceurl"],
        "who wrote it, and where it was imported from",
    ),
    (
        &[RESPONSE, COMPONENTS],
        &["links"],
        "what may be called with an answer, which its fields say, too",
    ),
    (
        &[RESPONSE],
        &["summary"],
        "a short form of what is described",
    ),
    (
        &[SCHEME],
        &["deprecated"],
        "that others should be used, which is no reason not to have it",
    ),
    (
        &[EXAMPLE],
        &["externalValue"],
        "an example that stands elsewhere",
    ),
];
