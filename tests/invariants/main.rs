//! The invariants of docs/architecture.md. Each is named there with its test here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests may panic too"
)]

mod dependencies;
mod document;
mod findings;
mod layers;
mod sources;
mod supply;
mod tables;
