//! The interface of Isegoria: whole pages written on the server, with small islands that make them quicker in a
//! browser. Every page works without script; the islands only save a reload and keep a draft.
//!
//! Each room (a page) is a module; what several rooms share is in `ui`, the frame around them in `shell`.

pub mod model;
#[cfg(feature = "ssr")]
pub mod sheet;

#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod compose;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod device;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod keys;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod news;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod picture;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod queue;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod rate;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod sorting;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod times;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod visit;

#[cfg(feature = "ssr")]
pub mod brief;
#[cfg(feature = "ssr")]
mod card;
#[cfg(feature = "ssr")]
pub mod dates;
#[cfg(feature = "ssr")]
mod debate;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod invitation;
#[cfg(feature = "ssr")]
mod message;
#[cfg(feature = "ssr")]
mod mine;
#[cfg(feature = "ssr")]
mod moderation;
#[cfg(feature = "ssr")]
mod outline;
#[cfg(feature = "ssr")]
mod overview;
#[cfg(feature = "ssr")]
mod promise;
#[cfg(feature = "ssr")]
mod seed;
#[cfg(feature = "ssr")]
mod setup;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod space;
#[cfg(feature = "ssr")]
mod start;
#[cfg(feature = "ssr")]
mod style;
#[cfg(feature = "ssr")]
mod talk;
#[cfg(feature = "ssr")]
mod ui;

#[cfg(feature = "ssr")]
pub use self::{
    debate::debate,
    desk::desk,
    device::device,
    history::history,
    home::home,
    invitation::{invitation, invitation_sheet, invitations},
    message::message,
    mine::mine,
    moderation::{moderation_act, moderation_claims, moderation_history, moderation_queue, reason},
    outline::outline,
    overview::overview,
    promise::promise,
    queue::queue,
    seed::{clone, import},
    space::{new_space, space, space_overview},
    start::new_debate,
    style::style,
    talk::{talk_desk, wordings},
};

/// Addresses of the files that a page needs.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The stylesheet.
    pub style: String,
    /// The module script that starts the islands; `None` writes pages without script.
    pub loader: Option<String>,
    /// The module script of the page of an invitation, and of it alone.
    pub blind: Option<String>,
}

/// Called once by the loader, before it starts the islands: makes the executor and the owner that they run in. It also
/// keeps the whole crate linked.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    let _ = times::browser::localise();
}
