//! The tests of the chores and of the laws, linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod data_checks;
mod former;
mod generated;
mod generated_files;
mod laws;
mod recount;
mod tables;
