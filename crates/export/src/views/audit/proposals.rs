//! What would reconcile claims with the records, in words.

use chancery_core::audit::change::{Change, Move, Proposal, ProposalFinding};
use chancery_core::audit::{Audit, AuditedClaim, Gap, GapRecord};
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use chancery_core::network::{ActorIndex, ClaimIndex, Network};
use chancery_core::{message, say};

use super::clauses::{membership_words, outside_words};
use super::words::{gap_groups, gap_record_words};
use crate::views::party_kind;

/// The greatest number of names in one sentence.
const MOST_NAMES: usize = 12;

/// The greatest number of changes that are written out.
const MOST_CHANGES: usize = 10;

/// The claims for which no change is looked for, in a sentence; none if there is no such claim.
#[must_use]
pub fn without_search_words(messages: &'static Messages, audit: &Audit<'_>) -> Option<String> {
    let is_searched = |claim: &AuditedClaim<'_>| {
        let mut proposals = audit.proposals.iter();
        proposals.any(|it| audit.claim_ids(it).contains(&claim.claim.id.as_str()))
    };
    let claims = audit.claims.iter();
    let claims = claims.filter(|it| it.verdict.outcome.verdict == Some(Verdict::Contradicted));
    let claims = claims.filter(|claim| !is_searched(claim));
    let ids: Vec<&str> = claims.map(|it| it.claim.id.as_str()).collect();
    let claims = all_ids(messages, &ids);
    (!ids.is_empty()).then(|| say!(messages, "audit-without-search", claims = claims))
}

fn id_words(messages: &Messages, id: &str) -> String {
    say!(messages, "audit-id", id = id)
}

fn all_ids(messages: &Messages, ids: &[&str]) -> String {
    let ids = ids.iter().map(|id| id_words(messages, id));
    messages.and(&ids.collect::<Vec<String>>())
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

/// The moves of a change, in a sentence.
#[must_use]
pub fn change_words(messages: &Messages, moves: &[String]) -> String {
    let both =
        |first: String, last: &String| say!(messages, "audit-move-and", first = first, last = last);
    let mut moves = moves.iter();
    let first = moves.next().cloned().unwrap_or_default();
    moves.fold(first, both)
}

/// The text of a proposal, without its claims.
#[must_use]
pub fn proposal_words(
    messages: &'static Messages,
    network: &Network<'_>,
    proposal: &Proposal,
) -> ProposalWords {
    let mut words = ProposalWords::default();
    match &proposal.finding {
        ProposalFinding::Exclusive(pairs) => {
            words.notes = exclusive_words(messages, network, pairs);
        }
        ProposalFinding::Inexact { claims, gaps } => {
            words.notes = inexact_words(messages, network, claims, gaps);
        }
        ProposalFinding::Searched {
            complete_up_to,
            solutions,
            considered,
            is_cut,
            left_out,
        } => {
            let changed = changed_noun(network);
            let shown = solutions.iter().take(MOST_CHANGES);
            words.changes = shown
                .map(|it| change_moves(messages, network, it))
                .collect();
            let further = solutions.len().saturating_sub(MOST_CHANGES);
            words.notes.extend(match solutions.is_empty() {
                true => Some(none_words(messages, changed, *complete_up_to, *considered)),
                false => further_words(messages, changed, further, *is_cut),
            });
            if !left_out.is_empty() {
                let names = left_out.iter().map(|state| network.actors[*state].name);
                let names = names.collect::<Vec<&str>>().join(", ");
                words
                    .notes
                    .push(say!(messages, "audit-left-out", names = names));
            }
            if !solutions.is_empty() {
                words
                    .notes
                    .push(say!(messages, "audit-considered", changed = changed));
            }
        }
    }
    words
}

/// That there are more changes than are shown; none if there are not.
fn further_words(
    messages: &Messages,
    changed: &str,
    further: usize,
    is_cut: bool,
) -> Option<String> {
    match (further, is_cut) {
        (0, false) => None,
        (0, true) => Some(say!(
            messages,
            "audit-other-changes-some",
            changed = changed
        )),
        (_, false) => Some(say!(
            messages,
            "audit-other-changes",
            count = further,
            changed = changed
        )),
        (_, true) => Some(say!(
            messages,
            "audit-other-changes-at-least",
            count = further,
            changed = changed
        )),
    }
}

/// Which claims state different numbers of the same.
fn exclusive_words(
    messages: &Messages,
    network: &Network<'_>,
    pairs: &[(ClaimIndex, ClaimIndex)],
) -> Vec<String> {
    let id = |claim: ClaimIndex| id_words(messages, &network.claim(claim).id);
    let pairs = pairs.iter().map(|(one, other)| {
        say!(
            messages,
            "audit-exclusive",
            one = id(*one),
            other = id(*other)
        )
    });
    pairs.collect()
}

/// The claims whose counts are not exact, and what would have to be known.
fn inexact_words(
    messages: &'static Messages,
    network: &Network<'_>,
    claims: &[ClaimIndex],
    gaps: &[Gap],
) -> Vec<String> {
    let ids = claims.iter().map(|it| network.claim(*it).id.as_str());
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    let claims = all_ids(messages, &ids);
    let mut notes = vec![say!(messages, "audit-inexact", claims = claims)];
    let groups = gap_groups(messages, gaps).into_iter();
    notes.extend(groups.map(|(words, records)| {
        let name = |record: GapRecord| match record {
            GapRecord::Claim(_) => {
                say!(messages, "audit-gap-claim", id = record.id(network))
            }
            _ => gap_record_words(messages, network, record),
        };
        let mut records: Vec<String> = records.into_iter().map(name).collect();
        // Periods of one partnership are called the same.
        records.dedup();
        let records = records.join(", ");
        say!(
            messages,
            "audit-inexact-gap",
            records = records,
            words = words
        )
    }));
    notes
}

fn none_words(
    messages: &'static Messages,
    changed: &str,
    complete_up_to: usize,
    considered: usize,
) -> String {
    match complete_up_to {
        _ if considered == 0 => messages.fixed(message!("audit-nobody-named")).to_owned(),
        0 => messages.fixed(message!("audit-search-limit")).to_owned(),
        number => say!(
            messages,
            "audit-no-change",
            changed = changed,
            count = number,
            considered = considered
        ),
    }
}

/// What a change adds or takes away: by the name that the messages have for it.
fn changed_noun(network: &Network<'_>) -> &'static str {
    match party_kind(network) {
        "states" => "state",
        _ => "partner",
    }
}

fn change_moves(
    messages: &'static Messages,
    network: &Network<'_>,
    change: &Change,
) -> Vec<String> {
    let add = change.add.iter().map(|made| (made, "add"));
    let take = change.take_away.iter().map(|made| (made, "remove"));
    add.chain(take)
        .map(|(made, verb)| move_words(messages, network, verb, made))
        .collect()
}

/// 'add 1 state that is not in the European Union: Russia or Uzbekistan, partners by another
/// tier or source; the registry names 5 other states that fit, and none of them is a partner'.
fn move_words(
    messages: &'static Messages,
    network: &Network<'_>,
    verb: &str,
    made: &Move,
) -> String {
    let mut words = say!(
        messages,
        "audit-move",
        verb = verb,
        changed = changed_noun(network),
        count = made.number
    );
    let class = class_words(messages, network, made);
    if !class.is_empty() {
        words = say!(
            messages,
            "audit-move-class",
            words = words,
            class = class,
            case = made.number
        );
    }
    let name = |state: &ActorIndex| network.actors[*state].name;
    let names: Vec<&str> = made.candidates.iter().take(MOST_NAMES).map(name).collect();
    if !names.is_empty() {
        words = with_names(messages, words, verb, made, &names);
    }
    // Of candidates that are not named one knows no more than that they are some.
    let more = made.candidates.len() - names.len();
    if more > 0 {
        words = say!(messages, "audit-move-or-more", words = words, count = more);
    }
    // That the registry names them says nothing for them.
    match (made.others.len(), names.is_empty()) {
        (0, _) => words,
        (count, true) => say!(
            messages,
            "audit-move-only-others",
            words = words,
            count = count
        ),
        (count, false) => say!(messages, "audit-move-others", words = words, count = count),
    }
}

/// A move with the states that it may mean.
fn with_names(
    messages: &Messages,
    words: String,
    verb: &str,
    made: &Move,
    names: &[&str],
) -> String {
    // Fewer candidates than are needed are all meant, with some of the others.
    let candidates = made.candidates.len();
    let is_each_of_them = candidates <= made.number && names.len() == candidates;
    let listed = match is_each_of_them {
        true => messages.and(names),
        false => messages.or(names),
    };
    let words = match is_each_of_them && !made.others.is_empty() {
        true => say!(
            messages,
            "audit-move-such-as",
            words = words,
            names = listed
        ),
        false => say!(messages, "audit-move-names", words = words, names = listed),
    };
    match verb {
        "add" => say!(
            messages,
            "audit-move-partners",
            words = words,
            case = names.len()
        ),
        _ => words,
    }
}

fn class_words(messages: &'static Messages, network: &Network<'_>, made: &Move) -> String {
    let mut parts = Vec::new();
    let claims = |ids: &[String]| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        all_ids(messages, &ids)
    };
    if !made.of.member_of.is_empty() {
        let names = membership_words(messages, network, &made.of.member_of);
        let names = messages.and(&names);
        parts.push(say!(
            messages,
            "audit-clause-in",
            names = names,
            case = "class"
        ));
    }
    let outside = membership_words(messages, network, &made.of.not_member_of);
    if !outside.is_empty() {
        parts.push(outside_words(messages, &outside, "class"));
    }
    if !made.of.meeting.is_empty() {
        let claims = claims(&made.of.meeting);
        parts.push(say!(messages, "audit-move-counted-by", claims = claims));
    }
    if !made.of.not_meeting.is_empty() {
        let claims = claims(&made.of.not_meeting);
        parts.push(say!(messages, "audit-move-not-counted-by", claims = claims));
    }
    messages.and(&parts)
}
