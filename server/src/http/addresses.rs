//! The table of addresses: one line registers a method and a template with its handler and with what it needs, so that
//! the list that tests walk can't drift from the router.

use super::{App, Failure};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{Method, StatusCode},
    routing::{self, MethodRouter},
};
use domain::policy::{Action, SpaceAction};
use words::say;

/// What a request to an address must bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Needs {
    /// Nothing: everybody who reaches the server may.
    Nothing,
    /// The operator's key for starting debates, where there is one.
    StartKey,
    /// The secret of a link, which stands in the address itself.
    Link,
    /// A voice of the debate, or the contributor link that may give one.
    Voice,
    /// An invitation, which stands in what is sent.
    Invitation,
    /// A role in the space that may do this, as `domain::policy` says.
    InSpace(SpaceAction),
    /// A role in the debate that may do this in its step, as `domain::policy` says.
    May(Action),
}

/// An address of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The method.
    pub method: Method,
    /// The path with names in braces for what varies: `/d/{debate}/rate`.
    pub template: String,
    /// What it needs.
    pub needs: Needs,
}

/// The answer to a method that an address does not take.
async fn wrong_method() -> Failure {
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, say!("failure-wrong-method"))
}

/// A router and the list of its addresses, made together.
pub(super) struct Addresses {
    prefix: &'static str,
    limit: usize,
    router: Router<App>,
    list: Vec<Address>,
}

impl Addresses {
    /// None yet. All templates that follow stand below `prefix`, and bodies have at most `limit` bytes.
    pub(super) fn below(prefix: &'static str, limit: usize) -> Self {
        Self { prefix, limit, router: Router::new(), list: Vec::new() }
    }

    /// Another limit for the bodies of the addresses that follow.
    pub(super) fn limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// An address to read.
    pub(super) fn get<T: 'static>(self, template: &str, needs: Needs, handler: impl Handler<T, App>) -> Self {
        self.add(Method::GET, template, needs, routing::get(handler))
    }

    /// An address that takes forms or new things.
    pub(super) fn post<T: 'static>(self, template: &str, needs: Needs, handler: impl Handler<T, App>) -> Self {
        self.add(Method::POST, template, needs, routing::post(handler))
    }

    /// An address of one thing, to replace it.
    pub(super) fn put<T: 'static>(self, template: &str, needs: Needs, handler: impl Handler<T, App>) -> Self {
        self.add(Method::PUT, template, needs, routing::put(handler))
    }

    /// An address of one thing, to change it.
    pub(super) fn patch<T: 'static>(self, template: &str, needs: Needs, handler: impl Handler<T, App>) -> Self {
        self.add(Method::PATCH, template, needs, routing::patch(handler))
    }

    /// An address of one thing, to take it back.
    pub(super) fn delete<T: 'static>(self, template: &str, needs: Needs, handler: impl Handler<T, App>) -> Self {
        self.add(Method::DELETE, template, needs, routing::delete(handler))
    }

    fn add(mut self, method: Method, template: &str, needs: Needs, handler: MethodRouter<App>) -> Self {
        self.router = self.router.route(template, handler.layer(DefaultBodyLimit::max(self.limit)));
        self.list.push(Address { method, template: format!("{}{template}", self.prefix), needs });
        self
    }

    /// The router of the addresses; their prefix is for whoever nests it.
    pub(super) fn into_router(self) -> Router<App> {
        self.router.method_not_allowed_fallback(wrong_method)
    }

    /// The addresses, in the order in which they were added.
    pub(super) fn into_list(self) -> Vec<Address> {
        self.list
    }
}
