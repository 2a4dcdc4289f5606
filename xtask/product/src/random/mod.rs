//! Registries that only look random, with texts over which programs stumble.
//!
//! They are made by the tables of fields, and what is an error in them is taken away by what
//! [`chancery_core::Analysis::check`] finds: neither knows any rule, so that both go with the format.

mod choices;
mod chore;
mod claims;
mod mend;
mod records;
pub mod words;

pub use choices::Choices;
pub(crate) use chore::CHORE;
pub use claims::{blur, claims};
pub use mend::{Mended, findings, read_files};
pub use records::{Draft, draft};
