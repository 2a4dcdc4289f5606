//! The rules that look at a registry which has been read: one file for each, with its page beside
//! it, and the table of all of them. Those that the reader applies are in [`crate::yaml`].

mod after_as_of;
mod archive_changed;
mod archive_missing;
mod archive_unreadable;
mod circular_instrument;
mod circular_membership;
mod circular_tier;
mod cited_twice;
mod claim_contradicted;
mod claim_undetermined;
mod claim_without_day;
mod code_of_a_state;
mod conflicting_roles;
mod differs_in_nothing;
mod duplicate_record;
mod empty_registry;
mod end_before_start;
mod event_after_source;
mod expired_waiver;
mod former_rule_name;
mod former_state_code;
mod impossible_where;
mod improbable_year;
mod in_force_before_ratified;
mod in_force_before_signed;
mod instrument_after_end;
mod instrument_listed_twice;
mod instrument_without_partnership;
mod invalid_attests;
mod invalid_difference;
mod invalid_language;
mod invalid_licence;
mod invalid_style;
mod invalid_url;
mod low_contrast;
mod malformed_claim;
mod member_of_itself;
mod misplaced_selector_key;
mod mixed_script_name;
mod no_evidence;
mod not_normalized;
mod organisation_did_not_exist;
mod overlapping_membership;
mod overlapping_partnership;
mod participant_before_instrument;
mod partnership_without_instrument;
mod party_listed_twice;
mod quote_ambiguous;
mod quote_in_quotation_marks;
mod quote_not_found;
mod quote_too_long;
mod ratified_before_signed;
mod ratifier_not_party;
mod reading_rule_lowered;
mod replaced_before_concluded;
mod retrieved_before_published;
mod same_name;
mod same_page;
mod same_text;
mod self_partnership;
mod shared;
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
mod too_few_parties;
mod uncited_membership;
mod undated_partnership;
mod undecided_date;
mod unknown_actor;
mod unknown_area;
mod unknown_direction;
mod unknown_instrument;
mod unknown_organisation;
mod unknown_rule;
mod unknown_source;
mod unknown_state;
mod unknown_tier;
mod unneeded_expectation;
mod unused_organisation;
mod unused_source;
mod unused_waiver;
mod verdict_changed;
mod waived_twice;

pub(crate) use event_after_source::counted_by_source;

use super::rule::RegistryRule;
use crate::finding::Rule;

/// These rules, sorted by name.
pub(super) static RULES: &[RegistryRule] = &[
    (&after_as_of::RULE, after_as_of::run),
    (&archive_changed::RULE, archive_changed::run),
    (&archive_missing::RULE, archive_missing::run),
    (&archive_unreadable::RULE, archive_unreadable::run),
    (&circular_instrument::RULE, circular_instrument::run),
    (&circular_membership::RULE, circular_membership::run),
    (&circular_tier::RULE, circular_tier::run),
    (&cited_twice::RULE, cited_twice::run),
    (&claim_contradicted::RULE, claim_contradicted::run),
    (&claim_undetermined::RULE, claim_undetermined::run),
    (&claim_without_day::RULE, claim_without_day::run),
    (&code_of_a_state::RULE, code_of_a_state::run),
    (&conflicting_roles::RULE, conflicting_roles::run),
    (&differs_in_nothing::RULE, differs_in_nothing::run),
    (&duplicate_record::RULE, duplicate_record::run),
    (&empty_registry::RULE, empty_registry::run),
    (&end_before_start::RULE, end_before_start::run),
    (&event_after_source::RULE, event_after_source::run),
    (&expired_waiver::RULE, expired_waiver::run),
    (&former_rule_name::RULE, former_rule_name::run),
    (&former_state_code::RULE, former_state_code::run),
    (&impossible_where::RULE, impossible_where::run),
    (&improbable_year::RULE, improbable_year::run),
    (
        &in_force_before_ratified::RULE,
        in_force_before_ratified::run,
    ),
    (&in_force_before_signed::RULE, in_force_before_signed::run),
    (&instrument_after_end::RULE, instrument_after_end::run),
    (&instrument_listed_twice::RULE, instrument_listed_twice::run),
    (
        &instrument_without_partnership::RULE,
        instrument_without_partnership::run,
    ),
    (&invalid_attests::RULE, invalid_attests::run),
    (&invalid_difference::RULE, invalid_difference::run),
    (&invalid_language::RULE, invalid_language::run),
    (&invalid_licence::RULE, invalid_licence::run),
    (&invalid_style::RULE, invalid_style::run),
    (&invalid_url::RULE, invalid_url::run),
    (&low_contrast::RULE, low_contrast::run),
    (&malformed_claim::RULE, malformed_claim::run),
    (&member_of_itself::RULE, member_of_itself::run),
    (&misplaced_selector_key::RULE, misplaced_selector_key::run),
    (&mixed_script_name::RULE, mixed_script_name::run),
    (&no_evidence::RULE, no_evidence::run),
    (&not_normalized::RULE, not_normalized::run),
    (
        &organisation_did_not_exist::RULE,
        organisation_did_not_exist::run,
    ),
    (&overlapping_membership::RULE, overlapping_membership::run),
    (&overlapping_partnership::RULE, overlapping_partnership::run),
    (
        &participant_before_instrument::RULE,
        participant_before_instrument::run,
    ),
    (
        &partnership_without_instrument::RULE,
        partnership_without_instrument::run,
    ),
    (&party_listed_twice::RULE, party_listed_twice::run),
    (&quote_ambiguous::RULE, quote_ambiguous::run),
    (
        &quote_in_quotation_marks::RULE,
        quote_in_quotation_marks::run,
    ),
    (&quote_not_found::RULE, quote_not_found::run),
    (&quote_too_long::RULE, quote_too_long::run),
    (&ratified_before_signed::RULE, ratified_before_signed::run),
    (&ratifier_not_party::RULE, ratifier_not_party::run),
    (&reading_rule_lowered::RULE, reading_rule_lowered::run),
    (
        &replaced_before_concluded::RULE,
        replaced_before_concluded::run,
    ),
    (
        &retrieved_before_published::RULE,
        retrieved_before_published::run,
    ),
    (&same_name::RULE, same_name::run),
    (&same_page::RULE, same_page::run),
    (&same_text::RULE, same_text::run),
    (&self_partnership::RULE, self_partnership::run),
    (&signatory_not_party::RULE, signatory_not_party::run),
    (
        &since_differs_from_instrument::RULE,
        since_differs_from_instrument::run,
    ),
    (&single_source::RULE, single_source::run),
    (&source_before_start::RULE, source_before_start::run),
    (&source_without_date::RULE, source_without_date::run),
    (&sources_disagree::RULE, sources_disagree::run),
    (&state_did_not_exist::RULE, state_did_not_exist::run),
    (&state_too_early::RULE, state_too_early::run),
    (&state_without_name::RULE, state_without_name::run),
    (&subject_not_party::RULE, subject_not_party::run),
    (&too_few_parties::RULE, too_few_parties::run),
    (&uncited_membership::RULE, uncited_membership::run),
    (&undated_partnership::RULE, undated_partnership::run),
    (&undecided_date::RULE, undecided_date::run),
    (&unknown_actor::RULE, unknown_actor::run),
    (&unknown_area::RULE, unknown_area::run),
    (&unknown_direction::RULE, unknown_direction::run),
    (&unknown_instrument::RULE, unknown_instrument::run),
    (&unknown_organisation::RULE, unknown_organisation::run),
    (&unknown_rule::RULE, unknown_rule::run),
    (&unknown_source::RULE, unknown_source::run),
    (&unknown_state::RULE, unknown_state::run),
    (&unknown_tier::RULE, unknown_tier::run),
    (&unneeded_expectation::RULE, unneeded_expectation::run),
    (&unused_organisation::RULE, unused_organisation::run),
    (&unused_source::RULE, unused_source::run),
    (&unused_waiver::RULE, unused_waiver::run),
    (&verdict_changed::RULE, verdict_changed::run),
    (&waived_twice::RULE, waived_twice::run),
];

/// The rules that look at what was counted for claims, and so find nothing while claims are not
/// judged.
pub(super) static OF_VERDICTS: &[&Rule] = &[
    &claim_contradicted::RULE,
    &claim_undetermined::RULE,
    &claim_without_day::RULE,
    &unneeded_expectation::RULE,
    &verdict_changed::RULE,
];

/// The rules that look at what the waivers have covered, and so run when that is known.
pub(super) static AFTER_WAIVERS: &[&Rule] = &[&unused_waiver::RULE];

/// The rules of which a finding follows from one record, and beside it only from the manifest and
/// from the states, organisations and sources: what they find in one file stays when another one
/// changes.
pub(super) static OF_ONE_RECORD: &[&Rule] = &[
    &after_as_of::RULE,
    &cited_twice::RULE,
    &code_of_a_state::RULE,
    &differs_in_nothing::RULE,
    &former_state_code::RULE,
    &improbable_year::RULE,
    &in_force_before_ratified::RULE,
    &in_force_before_signed::RULE,
    &instrument_listed_twice::RULE,
    &invalid_attests::RULE,
    &invalid_language::RULE,
    &invalid_url::RULE,
    &malformed_claim::RULE,
    &misplaced_selector_key::RULE,
    &mixed_script_name::RULE,
    &no_evidence::RULE,
    &not_normalized::RULE,
    &organisation_did_not_exist::RULE,
    &participant_before_instrument::RULE,
    &party_listed_twice::RULE,
    &quote_in_quotation_marks::RULE,
    &quote_too_long::RULE,
    &ratified_before_signed::RULE,
    &ratifier_not_party::RULE,
    &self_partnership::RULE,
    &signatory_not_party::RULE,
    &single_source::RULE,
    &state_did_not_exist::RULE,
    &state_too_early::RULE,
    &subject_not_party::RULE,
    &too_few_parties::RULE,
    &undecided_date::RULE,
];

/// The rules of which a finding follows from partnerships and instruments that are joined to one
/// another, by the same parties or because one names the other, and beside them only from the
/// manifest, the states, organisations and sources, and which sources claims count. What they find
/// in others stays.
pub(super) static OF_JOINED_RECORDS: &[&Rule] = &[
    &circular_instrument::RULE,
    &end_before_start::RULE,
    &event_after_source::RULE,
    &instrument_after_end::RULE,
    &instrument_without_partnership::RULE,
    &overlapping_partnership::RULE,
    &partnership_without_instrument::RULE,
    &replaced_before_concluded::RULE,
    &same_text::RULE,
    &since_differs_from_instrument::RULE,
    &source_before_start::RULE,
    &undated_partnership::RULE,
];

/// The rules of which a finding follows from the manifest, the states, organisations, sources and
/// waivers alone: what they find stays until one of these changes.
pub(super) static OF_COMMON_RECORDS: &[&Rule] = &[
    &circular_membership::RULE,
    &circular_tier::RULE,
    &conflicting_roles::RULE,
    &expired_waiver::RULE,
    &former_rule_name::RULE,
    &invalid_licence::RULE,
    &low_contrast::RULE,
    &member_of_itself::RULE,
    &overlapping_membership::RULE,
    &reading_rule_lowered::RULE,
    &retrieved_before_published::RULE,
    &same_name::RULE,
    &same_page::RULE,
    &source_without_date::RULE,
    &state_without_name::RULE,
    &uncited_membership::RULE,
    &waived_twice::RULE,
];
