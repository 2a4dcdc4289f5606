//! The tests of the program and of the repository, linked once. The cases, a test a folder, are beside
//! them in `cases.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on fails"
)]

mod audit;
mod build;
#[cfg(unix)]
mod faults;
mod format;
mod invariants;
mod lsp;
mod pipeline;
#[cfg(target_os = "linux")]
mod prompts;
mod readme;
mod revisions;
mod shell_values;
#[cfg(unix)]
mod watch;
