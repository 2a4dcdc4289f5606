//! What the audit says, in neutral words: stated, counted, difference.

use std::collections::BTreeMap;

use chancery_core::audit::change::{Change, Move, Proposal, ProposalFinding};
use chancery_core::audit::{Audit, AuditedClaim, Gap, GapRecord};
use chancery_core::date::Date;
use chancery_core::finding::{how_many, in_a_row};
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use chancery_core::network::{ActorIndex, ClaimIndex, Network};

use super::clauses::{membership_words, outside_words};
use crate::views::{
    actor_words, instrument_words, organisation_words, partnership_words, party_nouns, source_words,
};

/// The greatest number of names in one sentence.
const MOST_NAMES: usize = 12;

/// The greatest number of changes that are written out.
const MOST_CHANGES: usize = 10;

/// On which days a claim held as it is read: 'since 2024-05-07', 'on every day', or 'none'.
#[must_use]
pub fn held_words(claim: &AuditedClaim<'_>) -> String {
    let intervals: Vec<String> = claim.held.iter().map(interval_words).collect();
    match intervals.as_slice() {
        [] => "none".to_owned(),
        _ => intervals.join(", and "),
    }
}

fn interval_words(interval: &Date) -> String {
    match (interval.earliest(), interval.latest()) {
        (None, None) => "on every day".to_owned(),
        (Some(first), None) => format!("since {first}"),
        (None, Some(last)) => format!("until {last}"),
        (Some(first), Some(last)) if first == last => format!("on {first}"),
        (Some(first), Some(last)) => format!("from {first} to {last}"),
    }
}

/// What would decide something, in groups: what is not known, with the key of a record in which it
/// would stand, and the records. In the order of the words.
#[must_use]
pub fn gap_groups(gaps: &[Gap]) -> Vec<(String, Vec<GapRecord>)> {
    let mut groups: BTreeMap<String, Vec<GapRecord>> = BTreeMap::new();
    for gap in gaps {
        let words = if gap.field.is_empty() {
            gap.words.to_owned()
        } else {
            format!("{} (`{}`)", gap.words, gap.field)
        };
        groups.entry(words).or_default().push(gap.record);
    }
    groups.into_iter().collect()
}

/// What the record of a gap is called for a reader.
#[must_use]
pub fn gap_record_words(network: &Network<'_>, record: GapRecord) -> String {
    match record {
        GapRecord::Registry => "the registry".to_owned(),
        GapRecord::Actor(position) => network.actors[position].name.to_owned(),
        GapRecord::Membership(position) => {
            let membership = &network.memberships[position];
            let organisation = &network.organisation(membership.organisation).id;
            let member = match membership.member {
                Some(member) => actor_words(Messages::in_digits(), network, member),
                None => "a member".to_owned(),
            };
            format!(
                "{member} in {}",
                organisation_words(Messages::in_digits(), network, organisation)
            )
        }
        GapRecord::Partnership(position) => {
            partnership_words(Messages::in_digits(), network, position)
        }
        GapRecord::Instrument(position) => {
            instrument_words(Messages::in_digits(), network, network.instrument(position))
        }
        GapRecord::Participant(position, ordinal) => {
            let record = network.instrument(position);
            let actor = record.participants.get(ordinal).and_then(|it| it.actor());
            let actor = actor.and_then(|id| network.actor_position(id));
            let actor = actor.map_or("a participant".to_owned(), |it| {
                actor_words(Messages::in_digits(), network, it)
            });
            format!(
                "{actor} in {}",
                instrument_words(Messages::in_digits(), network, record)
            )
        }
        GapRecord::Source(position) => source_words(
            Messages::in_digits(),
            network,
            &network.source_at(position).id,
        ),
        GapRecord::Claim(_) => "this claim".to_owned(),
    }
}

/// The claims for which no change is looked for, in a sentence; none if there is no such claim.
#[must_use]
pub fn without_search_words(audit: &Audit<'_>) -> Option<String> {
    let is_searched = |claim: &AuditedClaim<'_>| {
        let mut proposals = audit.proposals.iter();
        proposals.any(|it| audit.claim_ids(it).contains(&claim.claim.id.as_str()))
    };
    let claims = audit.claims.iter();
    let claims = claims.filter(|it| it.verdict.outcome.verdict == Some(Verdict::Contradicted));
    let ids = claims.filter(|claim| !is_searched(claim));
    let ids: Vec<String> = ids
        .map(|it| format!("\u{2018}{}\u{2019}", it.claim.id))
        .collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    (!ids.is_empty()).then(|| {
        format!(
            "no change was searched for that reconciles {}: the search covers only claims that \
             count partners by tier, state or membership, or that state a tier of \
             every state",
            in_a_row(&ids, "and")
        )
    })
}

/// What a search for the smallest change says.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct ProposalWords {
    /// Each change that would do, move by move.
    pub changes: Vec<Vec<String>>,
    /// What is said of the search itself, in sentences without a full stop.
    pub notes: Vec<String>,
}

/// The text of a proposal, without its claims.
#[must_use]
pub fn proposal_words(network: &Network<'_>, proposal: &Proposal) -> ProposalWords {
    let mut words = ProposalWords::default();
    match &proposal.finding {
        ProposalFinding::Exclusive(pairs) => {
            words.notes = exclusive_words(network, pairs);
        }
        ProposalFinding::Inexact { claims, gaps } => {
            words.notes = inexact_words(network, claims, gaps);
        }
        ProposalFinding::Searched {
            complete_up_to,
            solutions,
            considered,
            is_cut,
            left_out,
        } => {
            let shown = solutions.iter().take(MOST_CHANGES);
            words.changes = shown.map(|it| change_words(network, it)).collect();
            let further = solutions.len().saturating_sub(MOST_CHANGES);
            if solutions.is_empty() {
                words
                    .notes
                    .push(none_words(network, *complete_up_to, *considered));
            } else if further > 0 || *is_cut {
                let at_least = if *is_cut { "at least " } else { "" };
                let noun = changed_noun(network);
                words.notes.push(match further {
                    0 => format!("other changes of as many {noun}s would also reconcile them"),
                    1 => format!(
                        "{at_least}1 other change of as many {noun}s would also reconcile them"
                    ),
                    more => format!(
                        "{at_least}{more} other changes of as many {noun}s would also reconcile \
                         them"
                    ),
                });
            }
            if !left_out.is_empty() {
                let names = left_out.iter().map(|state| network.actors[*state].name);
                let names: Vec<&str> = names.collect();
                words.notes.push(format!(
                    "not considered, because their memberships are not known: {}",
                    names.join(", ")
                ));
            }
            if !solutions.is_empty() {
                let who = match changed_noun(network) {
                    "state" => "states that the registry names",
                    _ => "states that the registry names, and organisations that are partners,",
                };
                words.notes.push(format!(
                    "only {who} were considered; this does not say which of them is meant"
                ));
            }
        }
    }
    words
}

/// Which claims state different numbers of the same.
fn exclusive_words(network: &Network<'_>, pairs: &[(ClaimIndex, ClaimIndex)]) -> Vec<String> {
    let id = |claim: ClaimIndex| network.claim(claim).id.as_str();
    let pairs = pairs.iter().map(|(one, other)| {
        format!(
            "no change was searched for: \u{2018}{}\u{2019} and \u{2018}{}\u{2019} state different \
             numbers for the same count, so they cannot both hold",
            id(*one),
            id(*other)
        )
    });
    pairs.collect()
}

/// The claims whose counts are not exact, and what would have to be known.
fn inexact_words(network: &Network<'_>, claims: &[ClaimIndex], gaps: &[Gap]) -> Vec<String> {
    let ids = claims.iter().map(|it| &network.claim(*it).id);
    let mut ids: Vec<String> = ids.map(|id| format!("\u{2018}{id}\u{2019}")).collect();
    ids.sort_unstable();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut notes = vec![format!(
        "no change was searched for, because the records do not give one certain number for {}",
        in_a_row(&ids, "and")
    )];
    let groups = gap_groups(gaps).into_iter();
    notes.extend(groups.map(|(words, records)| {
        let name = |record: GapRecord| match record {
            GapRecord::Claim(_) => format!("the claim {}", record.id(network)),
            _ => gap_record_words(network, record),
        };
        let mut records: Vec<String> = records.into_iter().map(name).collect();
        // Periods of one partnership are called the same.
        records.dedup();
        format!("unknown for {}: {words}", records.join(", "))
    }));
    notes
}

fn none_words(network: &Network<'_>, complete_up_to: usize, considered: usize) -> String {
    match complete_up_to {
        _ if considered == 0 => {
            "no record names a state to which these claims apply, so no change was searched for"
                .to_owned()
        }
        0 => "the search for a change reached its limit before it had tried any".to_owned(),
        number => format!(
            "no change of up to {} would reconcile them, among the {} that the registry names and \
             to which these claims apply",
            how_many(number, changed_noun(network)),
            how_many(considered, changed_noun(network))
        ),
    }
}

/// What a change adds or takes away.
fn changed_noun(network: &Network<'_>) -> &'static str {
    match party_nouns(network) {
        ("state", _) => "state",
        _ => "partner",
    }
}

fn change_words(network: &Network<'_>, change: &Change) -> Vec<String> {
    let add = change.add.iter().map(|made| (made, "add"));
    let take = change.take_away.iter().map(|made| (made, "remove"));
    add.chain(take)
        .map(|(made, verb)| move_words(network, verb, made))
        .collect()
}

/// 'add 1 state that is not in the European Union: Russia or Uzbekistan, partners by another
/// tier or source; the registry names 5 other states that fit, and none of them is a partner'.
fn move_words(network: &Network<'_>, verb: &str, made: &Move) -> String {
    let name = |state: &ActorIndex| network.actors[*state].name;
    let mut words = format!("{verb} {}", how_many(made.number, changed_noun(network)));
    let class = class_words(network, made);
    if !class.is_empty() {
        let that = if made.number == 1 {
            "that is"
        } else {
            "that are"
        };
        words.push_str(&format!(" {that} {class}"));
    }
    let names: Vec<&str> = made.candidates.iter().take(MOST_NAMES).map(name).collect();
    if !names.is_empty() {
        let is_each_of_them = made.number == made.candidates.len() && names.len() == made.number;
        words.push_str(&match (is_each_of_them, made.others.is_empty()) {
            (true, true) => format!(": {}", in_a_row(&names, "and")),
            (true, false) => format!(", such as {}", in_a_row(&names, "and")),
            (false, _) => format!(": {}", in_a_row(&names, "or")),
        });
        words.push_str(match (verb, names.len()) {
            ("add", 1) => {
                ", a partner by another tier or source on that day, certainly or possibly"
            }
            ("add", _) => ", partners by another tier or source on that day, certainly or possibly",
            _ => "",
        });
    }
    // Of candidates that are not named one knows no more than that they are some.
    match made.candidates.len() - names.len() {
        0 => {}
        more => words.push_str(&format!(", or one of {more} more")),
    }
    // That the registry names them says nothing for them.
    words.push_str(&match (made.others.len(), names.is_empty()) {
        (0, _) => String::new(),
        (1, true) => "; the registry names 1 such state that is not counted, and it is not a \
                      partner on that day at any tier or by any source"
            .to_owned(),
        (more, true) => format!(
            "; the registry names {more} such states that are not counted, and none of them is a \
             partner on that day at any tier or by any source"
        ),
        (1, false) => "; the registry names 1 other state that fits, and it is not a partner on \
                       that day at any tier or by any source"
            .to_owned(),
        (more, false) => format!(
            "; the registry names {more} other states that fit, and none of them is a partner on \
             that day at any tier or by any source"
        ),
    });
    words
}

fn class_words(network: &Network<'_>, made: &Move) -> String {
    let mut parts = Vec::new();
    let claims = |ids: &[String]| {
        let quoted = ids.iter().map(|id| format!("\u{2018}{id}\u{2019}"));
        quoted.collect::<Vec<String>>().join(" and ")
    };
    if !made.of.member_of.is_empty() {
        let names = membership_words(network, &made.of.member_of).join(" and ");
        parts.push(format!("in {names}"));
    }
    let outside = membership_words(network, &made.of.not_member_of);
    if !outside.is_empty() {
        parts.push(outside_words(&outside));
    }
    if !made.of.meeting.is_empty() {
        parts.push(format!("counted by {}", claims(&made.of.meeting)));
    }
    if !made.of.not_meeting.is_empty() {
        parts.push(format!("not counted by {}", claims(&made.of.not_meeting)));
    }
    in_a_row(&parts, "and")
}
