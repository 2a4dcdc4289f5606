//! What happens when something goes wrong: nothing is destroyed, and it is said.

#![cfg(unix)]
// A helper that fails is a test that fails.
#![allow(clippy::unwrap_used, clippy::panic)]

mod injection;
mod inputs;
mod kills;
mod limits;
mod lists;
mod places;
mod streams;
mod support;
