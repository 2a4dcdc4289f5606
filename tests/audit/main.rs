//! What the audit finds in the registry of `data/`, against what was counted by hand from the
//! article's lists and from the documents.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod changed;
mod program;
mod recorded;
