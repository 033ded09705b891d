//! The server of Isegoria.
