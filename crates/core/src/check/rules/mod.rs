//! One file for each rule, with its page beside it, and the table of all of them.

mod conflicting_keys;
mod control_character;
mod duplicate_key;
mod empty_value;
mod file_too_large;
mod invalid_date;
mod invalid_id;
mod invalid_yaml;
mod missing_key;
mod not_utf8;
mod support;
mod too_deep;
mod unknown_area;
mod unknown_direction;
mod unknown_instrument;
mod unknown_key;
mod unknown_organisation;
mod unknown_source;
mod unknown_state;
mod unknown_tier;
mod unknown_value;
mod unreadable_file;
mod unsafe_path;
mod unsupported_yaml;
mod wrong_type;

use super::Rule;

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[
    &conflicting_keys::RULE,
    &control_character::RULE,
    &duplicate_key::RULE,
    &empty_value::RULE,
    &file_too_large::RULE,
    &invalid_date::RULE,
    &invalid_id::RULE,
    &invalid_yaml::RULE,
    &missing_key::RULE,
    &not_utf8::RULE,
    &too_deep::RULE,
    &unknown_area::RULE,
    &unknown_direction::RULE,
    &unknown_instrument::RULE,
    &unknown_key::RULE,
    &unknown_organisation::RULE,
    &unknown_source::RULE,
    &unknown_state::RULE,
    &unknown_tier::RULE,
    &unknown_value::RULE,
    &unreadable_file::RULE,
    &unsafe_path::RULE,
    &unsupported_yaml::RULE,
    &wrong_type::RULE,
];
