//! The domain model of Chancery: records of relations between states, read from YAML, resolved into
//! a network, checked and selected.
//!
//! The modules are listed in the order in which data passes through them, and each uses only
//! earlier ones: [`date`], [`fields`], [`model`], [`finding`], [`yaml`], [`quotes`], [`network`],
//! [`select`], [`audit`], [`check`]. [`Analysis`] is the front door: it puts them together.

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
