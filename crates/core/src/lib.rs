//! The domain model of Chancery: records of relations between states, read from YAML, resolved into
//! a network, checked and selected.
//!
//! The modules are listed in the order in which data passes through them, and each uses only
//! earlier ones: [`date`], [`fields`], [`model`], [`messages`], [`finding`], [`yaml`], [`quotes`], [`network`],
//! [`select`], [`audit`], [`check`]. [`Analysis`] is the front door: it puts them together. [`diff`]
//! compares two of them.
//!
//! This reads a registry, checks it and prints what is wrong, with its place:
//!
//! ```
//! use chancery_core::Analysis;
//! use chancery_core::yaml::{Input, MANIFEST_FILE};
//!
//! let text = "\
//! registry: example
//! title: Partnerships of Azerbaijan
//! subject: AZE
//! as-of: 2025-01-01
//! tiers:
//!   - {id: partnership, name: Partnership}
//! partnerships:
//!   - parties: [AZE, HU]
//!     tier: partnership
//! ";
//! let file = Input { name: MANIFEST_FILE.to_owned(), bytes: Ok(text.into()) };
//! let analysis = Analysis::from_files(vec![file]);
//! for found in analysis.check(&analysis.policy(&[])) {
//!     let (file, at) = (analysis.file_name(found.at.span.file), found.at.start);
//!     println!("{file}:{}:{}: {}", at.line, at.column, found.finding.message);
//! }
//! # let found = analysis.check(&analysis.policy(&[]));
//! # assert!(found.iter().any(|it| it.finding.message == "no state or organisation has the id `HU`"));
//! ```
//!
//! [`Analysis::open`] reads the files of a folder instead, and nothing else here opens files but
//! [`yaml::Archive`]. The crate builds for `wasm32-unknown-unknown`, where files come in as values
//! and all work is done on one thread.

mod analysis;
pub mod audit;
pub mod check;
pub mod date;
pub mod diff;
pub mod fields;
pub mod finding;
mod lookup;
pub mod messages;
pub mod model;
pub mod network;
pub mod quotes;
pub mod select;
pub mod yaml;

pub use analysis::Analysis;
