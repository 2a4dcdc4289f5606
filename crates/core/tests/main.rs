//! The tests of the core, linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on fails"
)]

mod any_bytes;
mod archive;
mod audit_properties;
mod brute_force;
mod canonical;
mod dates;
mod formatting;
mod key_sentences;
mod known_states;
mod limits;
mod loading;
mod participation;
mod place_properties;
mod quotes;
mod reading;
mod rules;
mod rules_table;
mod scanner;
mod succession;
mod suggestions;
mod tie_properties;
