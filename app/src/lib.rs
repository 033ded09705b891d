//! The interface of Isegoria.

pub mod model;
