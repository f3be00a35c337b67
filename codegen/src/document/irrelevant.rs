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
        .any(|list| (list.of.is_empty() || list.of.contains(&what)) && list.keys.contains(&key))
}

/// Keys that say nothing to a client.
struct Irrelevant {
    /// The kinds of objects that have them; any, if there are none.
    of: &'static [&'static str],
    keys: &'static [&'static str],
    #[allow(dead_code, reason = "it is for those who read the table")]
    reason: &'static str,
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

const IRRELEVANT: [Irrelevant; 22] = [
    Irrelevant {
        of: &[],
        keys: &[
            "createdAt",
            "updatedAt",
            "deletedAt",
            "creatorId",
            "editorId",
            "responsibleId",
            "maintainer",
        ],
        reason: "who wrote it, and when",
    },
    Irrelevant {
        of: &[],
        keys: &[
            "id",
            "parentId",
            "folderId",
            "projectId",
            "moduleId",
            "apiDetailId",
            "_databaseId",
        ],
        reason: "numbers of the product, where nothing refers to them by it",
    },
    Irrelevant {
        of: &[],
        keys: &[
            "ordering",
            "visibility",
            "shareSettings",
            "omitGeneratedExample",
        ],
        reason: "how the product and its published pages show it",
    },
    Irrelevant {
        of: &[],
        keys: &[
            "oasKey",
            "oasExtensions",
            "sourceUrl",
            "importSourceServerId",
        ],
        reason: "where it was imported from, and what only an OpenAPI export shows of it",
    },
    Irrelevant {
        of: &[],
        keys: &[
            "preProcessors",
            "postProcessors",
            "inheritPreProcessors",
            "inheritPostProcessors",
            "commonScripts",
            "customFunctions",
        ],
        reason: "scripts that the product runs around its own test calls",
    },
    Irrelevant {
        of: &[ENDPOINT],
        keys: &[
            "cases",
            "codeSamples",
            "responseChildren",
            "advancedSettings",
            "customApiFields",
        ],
        reason: "saved test calls, samples and settings of the product's own client, and fields of a team's own",
    },
    Irrelevant {
        of: &[ENDPOINT],
        keys: &["mocks", "mockScript"],
        reason: "what the mock server answers",
    },
    Irrelevant {
        of: &[ENDPOINT],
        keys: &["tags"],
        reason: "words to search by; calls are grouped by their path",
    },
    Irrelevant {
        of: &[PROJECT],
        keys: &["$schema", "apifoxProject", "apidogProject"],
        reason: "the version of the export",
    },
    Irrelevant {
        of: &[PROJECT],
        keys: &[
            "apiTestCaseCollection",
            "apiTestSuiteCollection",
            "testCaseReferences",
            "projectTestCaseCategories",
            "projectTestCaseTags",
            "requestCollection",
        ],
        reason: "tests and saved requests",
    },
    Irrelevant {
        of: &[PROJECT],
        keys: &[
            "databaseConnections",
            "globalVariables",
            "moduleVariables",
            "projectAssociations",
        ],
        reason: "what test calls use; values of variables are secrets, and none of them is read",
    },
    Irrelevant {
        of: &[PROJECT],
        keys: &["docCollection", "oasComponentCollection"],
        reason: "pages of prose, and parts that only an OpenAPI export shows",
    },
    Irrelevant {
        of: &[PROJECT_INFO],
        keys: &["mockRule"],
        reason: "what the mock server answers",
    },
    Irrelevant {
        of: &[SETTINGS],
        keys: &[
            "gateway",
            "language",
            "apiStatuses",
            "mockSettings",
            "advancedSettings",
            "initialDisabledMockIds",
            "cloudMock",
        ],
        reason: "settings of the product itself",
    },
    Irrelevant {
        of: &[MODULE],
        keys: &["moduleVariables", "openApiInfo"],
        reason: "values of variables, and what only an OpenAPI export shows",
    },
    Irrelevant {
        of: &[FOLDER],
        keys: &["_databaseId", "type", "children"],
        reason: "what kind of folder it is; its content stands under `items`",
    },
    Irrelevant {
        of: &[WRAPPER],
        keys: &["success"],
        reason: "that the answer is one",
    },
    Irrelevant {
        of: &[PARAMETER, BODY, EXAMPLE, RESPONSE],
        keys: &["value", "message", "databaseResponseExamples"],
        reason: "values of test calls, and a second copy of the examples",
    },
    Irrelevant {
        of: &[SCHEME],
        keys: &[
            "authType",
            "oasAuthType",
            "guidanceConfigs",
            "flows",
            "bearerFormat",
            "openIdConnectUrl",
            "x-apifox",
            "x-apidog",
        ],
        reason: "how a person comes by the token, and values of test calls",
    },
    Irrelevant {
        of: &[SCHEME_USE],
        keys: &["use", "scopes"],
        reason: "values of test calls, and what a token must permit, which the server knows",
    },
    Irrelevant {
        of: &[ENVIRONMENT],
        keys: &[
            "variables",
            "tags",
            "type",
            "projectType",
            "requestProxyAgentSettings",
            "advancedSettings",
            "websocketBaseUrls",
            "socketioBaseUrls",
        ],
        reason: "values of variables are secrets, and none of them is read; addresses of what is no HTTP",
    },
    Irrelevant {
        of: &[COMMON],
        keys: &["id"],
        reason: "a number of the product",
    },
];
