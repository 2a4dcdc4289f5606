//! One file for each rule, with its page beside it, and the table of all of them.

mod support;
mod unknown_state;

use super::Rule;

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[
    &unknown_state::RULE,
];
