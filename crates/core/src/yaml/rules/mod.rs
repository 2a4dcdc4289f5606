//! The rules that the reader applies while it reads: one file for each, with its page beside it and
//! all that it says, and the table of all of them. What looks at a registry which has been read is
//! in `check`.

pub(super) mod comment_in_text;
pub(super) mod conflicting_keys;
pub(super) mod control_character;
pub(super) mod duplicate_key;
pub(super) mod empty_value;
pub(super) mod file_too_large;
pub(super) mod ignored_file;
pub(super) mod invalid_date;
pub(super) mod invalid_id;
pub(super) mod invalid_yaml;
pub(super) mod invisible_character;
pub(super) mod missing_key;
pub(super) mod not_utf8;
pub(super) mod too_deep;
pub(super) mod too_many_records;
pub(super) mod unknown_key;
pub(super) mod unknown_value;
pub(super) mod unreadable_file;
pub(super) mod unsafe_path;
pub(super) mod unsupported_yaml;
pub(super) mod unused_evidence;
pub(super) mod wrong_type;

use crate::finding::Rule;

/// These rules, sorted by name.
pub static READER_RULES: &[&Rule] = &[
    &comment_in_text::RULE,
    &conflicting_keys::RULE,
    &control_character::RULE,
    &duplicate_key::RULE,
    &empty_value::RULE,
    &file_too_large::RULE,
    &ignored_file::RULE,
    &invalid_date::RULE,
    &invalid_id::RULE,
    &invalid_yaml::RULE,
    &invisible_character::RULE,
    &missing_key::RULE,
    &not_utf8::RULE,
    &too_deep::RULE,
    &too_many_records::RULE,
    &unknown_key::RULE,
    &unknown_value::RULE,
    &unreadable_file::RULE,
    &unsafe_path::RULE,
    &unsupported_yaml::RULE,
    &unused_evidence::RULE,
    &wrong_type::RULE,
];
