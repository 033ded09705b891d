//! The server of Isegoria.

pub mod live;
pub mod secret;
pub mod store;
