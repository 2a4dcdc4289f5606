//! Fuzzing: every target in turn, by libFuzzer in the layout of cargo-fuzz.
//!
//! What a target does is in `targets`, and is no more than a function on bytes, so that the tests
//! of the workspace run the findings of the past through it without a fuzzer. The package `fuzz`
//! links each with libFuzzer. It is built by the stable compiler with LLVM's pass for coverage.

mod files;
mod mutate;
mod run;
mod seeds;
pub(crate) mod targets;

pub(crate) use files::joined;
pub use mutate::mutated;
pub(crate) use run::CHORE;
pub use seeds::cases;
pub use targets::{TARGETS, Target, target};

/// Runs a target.
///
/// # Panics
///
/// If a law is broken, so that the fuzzer keeps the input.
#[allow(
    clippy::panic,
    reason = "a fuzzer learns by it that an input is one to keep"
)]
pub fn run(name: &str, bytes: &[u8]) {
    if let Some(target) = target(name)
        && let Err(words) = (target.run)(bytes)
    {
        panic!("{name}: {words}");
    }
}

/// An input changed as its target wants it, or none if the fuzzer's own changes are better.
#[must_use]
pub fn changed(name: &str, bytes: &[u8], seed: u32, longest: usize) -> Option<Vec<u8>> {
    let target = target(name)?;
    // The fuzzer's own changes, with its dictionary, are as good for half of the time.
    (target.is_yaml && seed.is_multiple_of(2)).then(|| mutated(bytes, seed / 2, longest))
}
