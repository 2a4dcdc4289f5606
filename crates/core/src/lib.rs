//! The domain model of Chancery: records of relations between states, read from YAML, resolved
//! into a network, checked and selected.
//!
//! The modules are in the order of the data's way, and each uses those before it only: [`date`],
//! [`model`], [`fields`], [`finding`], [`yaml`], [`quotes`], [`network`], [`select`], [`audit`],
//! [`check`]. [`Analysis`] is the front door: it puts them together.

mod analysis;
pub mod audit;
pub mod check;
pub mod date;
pub mod fields;
pub mod finding;
pub mod model;
pub mod network;
pub mod quotes;
pub mod select;
pub mod yaml;

pub use analysis::Analysis;
