//! The seed's client, as the generator writes it.

use bytes::Bytes;

use super::server::Server;
use crate::{
    self as support, Answer, Builder, Call, Client, Credential, File, Method, Request, Retry,
};
use crate::{codes, form, labels, object, pairs, places, values};

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub(super) struct Video {
    pub(super) id: String,
    pub(super) r#type: Option<Model>,
    pub(super) enhanced_prompt: Option<String>,
}
object!(Video { id: "id", r#type: "type", enhanced_prompt?: "enhanced_prompt" });

#[derive(Clone, Debug, PartialEq)]
pub(super) struct List {
    pub(super) list: Vec<Video>,
}
object!(List { list: "list" });

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Failure {
    pub(super) error: String,
}
object!(Failure { error: "error" });

#[derive(Clone)]
#[non_exhaustive]
pub(super) enum Model {
    Veo2,
    Veo2Fast,
    Other(String),
}
values!(
    Model,
    Other {
        Veo2: "veo2",
        Veo2Fast: "veo2-fast"
    }
);

places!(Model { AnyModel });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub(super) enum Status {
    Pending,
    Paid,
    VMinus1,
    Other(i64),
}
codes!(
    Status,
    Other {
        Pending: 0,
        Paid: 1,
        VMinus1: -1
    }
);
labels!(Status {
    Pending: "待支付",
    Paid: "已支付"
});

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Upload {
    pub(super) model: Model,
    pub(super) messages: Vec<Video>,
    pub(super) file: File,
    pub(super) more: Vec<File>,
    pub(super) tags: Vec<String>,
    pub(super) stream: Option<bool>,
    pub(super) seed: Option<i64>,
}
form!(Upload {
    model: text "model", messages: json "messages", file: file "fi\"le", more: files "more[]",
    tags: list "tags", stream?: text "stream", seed?: text "seed",
});

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Login {
    pub(super) user: String,
    pub(super) scopes: Option<Vec<String>>,
    pub(super) claims: Option<Video>,
}
pairs!(Login { user: text "user", scopes?: list "scope", claims?: json "claims" });

impl Client {
    pub(super) fn videos(&self) -> Videos<'_> {
        Videos { client: self }
    }
}

impl Builder {
    pub(super) fn bearer(self, token: impl Into<String>) -> Self {
        self.credential("bearer", Credential::bearer(token))
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Videos<'a> {
    client: &'a Client,
}

impl Videos<'_> {
    pub(super) fn content(&self, id: &str) -> Call<Video, Content> {
        let request = Request::new(Method::GET, "videos.content")
            .path("/v1/videos/")
            .segment("id", id)
            .path("/content")
            .credential("key")
            .credential("bearer");
        self.client.call(request, Answer::json())
    }

    pub(super) fn create(&self) -> Call<Option<Video>, Create> {
        let request = Request::new(Method::POST, "videos.create").path("/v1/videos");
        self.client.call(request, Answer::json())
    }

    pub(super) fn file(&self) -> Call<Bytes> {
        let request = Request::new(Method::GET, "videos.file").path("/v1/file");
        self.client.call(request, Answer::bytes("video/mp4"))
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Content {}

impl Call<Video, Content> {
    pub(super) fn limit(self, limit: i64) -> Self {
        self.edit(|request| request.query("limit", limit))
    }

    pub(super) fn model(self, model: &[Model]) -> Self {
        self.edit(|request| request.query_list("model", model))
    }

    pub(super) fn trace(self, trace: &str) -> Self {
        self.edit(|request| request.header("X-Trace", trace))
    }

    pub(super) fn session(self, session: &str) -> Self {
        self.edit(|request| request.cookie("session", session))
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Create {}

impl Call<Option<Video>, Create> {
    pub(super) fn json(self, body: &Video) -> Self {
        self.edit(|request| request.json(body))
    }

    pub(super) fn upload(self, body: Upload) -> Self {
        self.edit(|request| request.multipart(body))
    }

    pub(super) fn login(self, body: Login) -> Self {
        self.edit(|request| request.form(body))
    }
}

/// A request of which the test says the rest.
pub(super) fn things() -> Request {
    Request::new(Method::GET, "things.list").path("/things")
}

impl Client {
    pub(super) fn things(&self, request: Request) -> Call<()> {
        self.call(request, Answer::empty())
    }
}

pub(super) fn video(id: &str) -> Video {
    Video {
        id: id.into(),
        r#type: None,
        enhanced_prompt: None,
    }
}

impl Server {
    /// A client that makes no call again.
    pub(super) fn builder(&self) -> Builder {
        Client::builder(&self.url).retry(Retry::never())
    }

    pub(super) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}
