//! One file for each rule, with its page beside it, and the table of all of them.

mod after_as_of;
mod archive_changed;
mod archive_missing;
mod archive_unreadable;
mod circles;
mod circular_membership;
mod circular_tier;
mod cited_twice;
mod claim_contradicted;
mod claim_undetermined;
mod claim_without_day;
mod claims;
mod code_of_a_state;
mod comment_in_text;
mod conflicting_keys;
mod conflicting_roles;
mod control_character;
mod dates;
mod differs_in_nothing;
mod duplicate_key;
mod duplicate_record;
mod empty_registry;
mod empty_value;
mod end_before_start;
mod event_after_source;
mod evidence;
mod expired_waiver;
mod file_too_large;
mod former_state_code;
mod ignored_file;
mod improbable_year;
mod in_force_before_ratified;
mod in_force_before_signed;
mod instrument_after_end;
mod instrument_without_partnership;
mod invalid_attests;
mod invalid_date;
mod invalid_difference;
mod invalid_id;
mod invalid_language;
mod invalid_licence;
mod invalid_style;
mod invalid_url;
mod invalid_yaml;
mod invisible_character;
mod lifetimes;
mod low_contrast;
mod malformed_claim;
mod member_of_itself;
mod misplaced_selector_key;
mod missing_key;
mod mixed_script_name;
mod no_evidence;
mod not_normalized;
mod not_utf8;
mod organisation_did_not_exist;
mod overlapping_membership;
mod overlapping_partnership;
mod pages;
mod partnership_without_instrument;
mod party_listed_twice;
mod quote_ambiguous;
mod quote_in_quotation_marks;
mod quote_not_found;
mod quote_too_long;
mod ratified_before_signed;
mod ratifier_not_party;
mod reading_rule_lowered;
mod retrieved_before_published;
mod same_name;
mod same_page;
mod same_text;
mod self_partnership;
mod signatory_not_party;
mod since_differs_from_instrument;
mod single_source;
mod source_before_start;
mod source_without_date;
mod sources_disagree;
mod state_did_not_exist;
mod state_too_early;
mod state_without_name;
mod subject_not_party;
mod support;
mod texts;
mod too_deep;
mod too_few_parties;
mod too_many_records;
mod uncited_membership;
mod undated_partnership;
mod undecided_date;
mod unknown_area;
mod unknown_direction;
mod unknown_instrument;
mod unknown_key;
mod unknown_organisation;
mod unknown_rule;
mod unknown_source;
mod unknown_state;
mod unknown_tier;
mod unknown_value;
mod unmeetable_where;
mod unneeded_expectation;
mod unreadable_file;
mod unsafe_path;
mod unsupported_yaml;
mod unused_organisation;
mod unused_source;
mod unused_waiver;
mod uses;
mod verdict_changed;
mod waived_twice;
mod wrong_type;

use super::Rule;

/// Every rule, sorted by name.
pub static RULES: &[&Rule] = &[
    &after_as_of::RULE,
    &archive_changed::RULE,
    &archive_missing::RULE,
    &archive_unreadable::RULE,
    &circular_membership::RULE,
    &circular_tier::RULE,
    &cited_twice::RULE,
    &claim_contradicted::RULE,
    &claim_undetermined::RULE,
    &claim_without_day::RULE,
    &code_of_a_state::RULE,
    &comment_in_text::RULE,
    &conflicting_keys::RULE,
    &conflicting_roles::RULE,
    &control_character::RULE,
    &differs_in_nothing::RULE,
    &duplicate_key::RULE,
    &duplicate_record::RULE,
    &empty_registry::RULE,
    &empty_value::RULE,
    &end_before_start::RULE,
    &event_after_source::RULE,
    &expired_waiver::RULE,
    &file_too_large::RULE,
    &former_state_code::RULE,
    &ignored_file::RULE,
    &improbable_year::RULE,
    &in_force_before_ratified::RULE,
    &in_force_before_signed::RULE,
    &instrument_after_end::RULE,
    &instrument_without_partnership::RULE,
    &invalid_attests::RULE,
    &invalid_date::RULE,
    &invalid_difference::RULE,
    &invalid_id::RULE,
    &invalid_language::RULE,
    &invalid_licence::RULE,
    &invalid_style::RULE,
    &invalid_url::RULE,
    &invalid_yaml::RULE,
    &invisible_character::RULE,
    &low_contrast::RULE,
    &malformed_claim::RULE,
    &member_of_itself::RULE,
    &misplaced_selector_key::RULE,
    &missing_key::RULE,
    &mixed_script_name::RULE,
    &no_evidence::RULE,
    &not_normalized::RULE,
    &not_utf8::RULE,
    &organisation_did_not_exist::RULE,
    &overlapping_membership::RULE,
    &overlapping_partnership::RULE,
    &partnership_without_instrument::RULE,
    &party_listed_twice::RULE,
    &quote_ambiguous::RULE,
    &quote_in_quotation_marks::RULE,
    &quote_not_found::RULE,
    &quote_too_long::RULE,
    &ratified_before_signed::RULE,
    &ratifier_not_party::RULE,
    &reading_rule_lowered::RULE,
    &retrieved_before_published::RULE,
    &same_name::RULE,
    &same_page::RULE,
    &same_text::RULE,
    &self_partnership::RULE,
    &signatory_not_party::RULE,
    &since_differs_from_instrument::RULE,
    &single_source::RULE,
    &source_before_start::RULE,
    &source_without_date::RULE,
    &sources_disagree::RULE,
    &state_did_not_exist::RULE,
    &state_too_early::RULE,
    &state_without_name::RULE,
    &subject_not_party::RULE,
    &too_deep::RULE,
    &too_few_parties::RULE,
    &too_many_records::RULE,
    &uncited_membership::RULE,
    &undated_partnership::RULE,
    &undecided_date::RULE,
    &unknown_area::RULE,
    &unknown_direction::RULE,
    &unknown_instrument::RULE,
    &unknown_key::RULE,
    &unknown_organisation::RULE,
    &unknown_rule::RULE,
    &unknown_source::RULE,
    &unknown_state::RULE,
    &unknown_tier::RULE,
    &unknown_value::RULE,
    &unmeetable_where::RULE,
    &unneeded_expectation::RULE,
    &unreadable_file::RULE,
    &unsafe_path::RULE,
    &unsupported_yaml::RULE,
    &unused_organisation::RULE,
    &unused_source::RULE,
    &unused_waiver::RULE,
    &verdict_changed::RULE,
    &waived_twice::RULE,
    &wrong_type::RULE,
];

/// The rules that look at what the waivers have covered, and so run when that is known.
pub(super) static AFTER_WAIVERS: &[&Rule] = &[&unused_waiver::RULE];
