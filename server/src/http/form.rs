//! Forms as browsers send them: fields in order, some of them several times.

use super::Failure;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{StatusCode, header},
};
use words::say;

/// The fields of a posted form.
#[derive(Debug)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// What stands behind `?` in an address, some of it several times.
    pub(super) fn of_query(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        Self(pairs.map(|(k, v)| (k.into_owned(), v.into_owned())).collect())
    }

    /// The first field of this name; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether there is a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// The same form with another value in a field.
    pub(super) fn with(self, name: &str, value: &str) -> Self {
        let others = self.0.into_iter().filter(|(key, _)| key != name);
        Self(others.chain([(name.to_owned(), value.to_owned())]).collect())
    }

    /// All fields of this name, in order.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All fields, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().cloned()
    }

    /// All fields whose names begin so: the rest of the name, and the value.
    pub(super) fn named<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(key, value)| Some((key.strip_prefix(beginning)?, value.as_str())))
    }

    /// The sources typed: address and quotation, pair by pair.
    pub(super) fn sources(&self) -> Vec<(String, String)> {
        let quotes = self.all("source_quote").map(str::to_owned).chain(std::iter::repeat(String::new()));
        self.all("source_url")
            .map(str::to_owned)
            .zip(quotes)
            .filter(|(u, q)| !(u.is_empty() && q.is_empty()))
            .collect()
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, say!("form-expected")));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(refused)?;
        let fields = form_urlencoded::parse(&bytes).map(|(k, v)| (k.into_owned(), v.into_owned()));
        Ok(Self(fields.collect()))
    }
}

fn refused(rejection: BytesRejection) -> Failure {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Failure::new(StatusCode::PAYLOAD_TOO_LARGE, say!("form-too-large"));
    }
    Failure::bad(say!("form-cut"))
}
