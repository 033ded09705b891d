//! The rules of Isegoria: the argument graph, ballots, measures, the picture, the brief and the formats.
//!
//! This crate is pure. It does no I/O, reads no clock, draws no random number and knows neither the
//! interface nor the database: what it needs of those is a parameter.

pub mod agenda;
pub mod ballot;
pub mod brief;
pub mod charts;
pub mod claim;
pub mod comment;
pub mod debate;
pub mod figures;
pub mod formats;
pub mod graph;
pub mod hints;
pub mod history;
pub mod ids;
pub mod measures;
pub mod moderation;
pub mod overview;
pub mod policy;
pub mod proposal;
pub mod release;
pub mod score;
pub mod similar;
pub mod topology;
pub mod wording;
