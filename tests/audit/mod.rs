//! What the audit finds in the registry of `data/`, against what was counted by hand from the
//! article's lists and from the documents.

mod changed;
mod program;
mod recorded;
