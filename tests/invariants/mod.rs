//! The invariants of docs/architecture.md. Each is named there with its test here.

mod dependencies;
mod document;
mod findings;
mod layers;
mod messages;
mod registry;
mod sources;
mod supply;
mod tables;
mod tests;
