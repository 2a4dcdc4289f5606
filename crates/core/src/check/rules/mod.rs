//! One file for each rule, with its page beside it, and the table of all of them.

mod conflicting_keys;
mod control_character;
mod dates;
mod duplicate_key;
mod duplicate_record;
mod empty_registry;
mod empty_value;
mod end_before_start;
mod event_after_source;
mod file_too_large;
mod invalid_date;
mod invalid_id;
mod invalid_yaml;
mod missing_key;
mod no_evidence;
mod not_utf8;
mod overlapping_membership;
mod overlapping_partnership;
mod party_listed_twice;
mod self_partnership;
mod support;
mod too_deep;
mod too_few_parties;
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
    &duplicate_record::RULE,
    &empty_registry::RULE,
    &empty_value::RULE,
    &end_before_start::RULE,
    &event_after_source::RULE,
    &file_too_large::RULE,
    &invalid_date::RULE,
    &invalid_id::RULE,
    &invalid_yaml::RULE,
    &missing_key::RULE,
    &no_evidence::RULE,
    &not_utf8::RULE,
    &overlapping_membership::RULE,
    &overlapping_partnership::RULE,
    &party_listed_twice::RULE,
    &self_partnership::RULE,
    &too_deep::RULE,
    &too_few_parties::RULE,
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
