//! What the audit says, in neutral words: stated, counted, difference.

use chancery_core::audit::change::{Change, Move, Proposal, ProposalFinding};
use chancery_core::audit::{Gap, Reading};
use chancery_core::model::{Choice, Scope};
use chancery_core::network::Network;

use super::{AuditedClaim, selector_words};

/// The greatest number of names in one sentence.
const MOST_NAMES: usize = 12;

/// What the claim says of what, in one sentence: 'count of partners where exact-tier: alliance,
/// by the records that cite its own source, on 2025-12-13'.
#[must_use]
pub fn question_words(claim: &AuditedClaim<'_>) -> String {
    let noun = claim.question.noun.name();
    let of = |selector| {
        let words = selector_words(selector);
        if words.is_empty() {
            String::new()
        } else {
            words.join(" and ")
        }
    };
    let population = of(&claim.question.population);
    let mut words = match claim.form() {
        "every" => format!("every one of the {noun}"),
        "most" => format!("more than half of the {noun}"),
        "span" => format!("first and last of the {noun}"),
        _ => format!("count of {noun}"),
    };
    if !population.is_empty() {
        words.push_str(" where ");
        words.push_str(&population);
    }
    if let Some(are) = &claim.question.are {
        words.push_str("; asked is ");
        words.push_str(&of(are));
    }
    words.push_str(match claim.claim.scope {
        Some(Scope::OwnSource) => "; only records that cite its own source",
        _ => "; the whole record",
    });
    if claim.question.depends_on_day() {
        words.push_str(&format!("; on {}", claim.verdict.day));
    }
    words
}

/// A reading in words: 'strategic-partnership or a tier that includes it, the whole record'.
#[must_use]
pub fn reading_words(reading: &Reading, asks_roles: bool) -> String {
    let mut parts = Vec::new();
    parts.extend(reading.tier.as_ref().map(|tier| {
        if reading.is_inclusive {
            format!("{tier} or a tier that includes it")
        } else {
            format!("exactly {tier}")
        }
    }));
    parts.push(match reading.scope {
        Scope::OwnSource => "records that cite the source".to_owned(),
        Scope::Record => "the whole record".to_owned(),
    });
    if asks_roles {
        let roles = if reading.with_observers {
            "observers too"
        } else {
            "without observers"
        };
        parts.push(roles.to_owned());
    }
    parts.join(", ")
}

/// A gap in words: 'aze-ita-2014, signatories: who signed is not recorded'.
#[must_use]
pub fn gap_words(gap: &Gap) -> String {
    if gap.field.is_empty() {
        format!("{}: {}", gap.record, gap.words)
    } else {
        format!("{}, {}: {}", gap.record, gap.field, gap.words)
    }
}

/// What a proposal says, in lines; the claims aside.
#[must_use]
pub fn proposal_lines(network: &Network<'_>, proposal: &Proposal) -> Vec<String> {
    match &proposal.finding {
        ProposalFinding::Inexact(gaps) => {
            let mut lines =
                vec!["not every count is exact; these would have to be known:".to_owned()];
            lines.extend(gaps.iter().map(gap_words));
            lines
        }
        ProposalFinding::Searched {
            complete_up_to,
            solutions,
            ..
        } if solutions.is_empty() => {
            vec![format!(
                "no change of up to {} would do",
                states(*complete_up_to)
            )]
        }
        ProposalFinding::Searched {
            solutions, is_cut, ..
        } => {
            let mut lines: Vec<String> = solutions
                .iter()
                .map(|change| change_words(network, change))
                .collect();
            if *is_cut {
                lines.push("and further changes of as many states".to_owned());
            }
            lines
        }
    }
}

fn change_words(network: &Network<'_>, change: &Change) -> String {
    let add = change
        .add
        .iter()
        .map(|made| move_words(network, "add", made));
    let take = change
        .take_away
        .iter()
        .map(|made| move_words(network, "take away", made));
    add.chain(take).collect::<Vec<_>>().join("; ")
}

fn move_words(network: &Network<'_>, verb: &str, made: &Move) -> String {
    let mut words = format!("{verb} {}", states(made.number));
    let class = class_words(made);
    if !class.is_empty() {
        words.push(' ');
        words.push_str(&class);
    }
    let names: Vec<&str> = made
        .candidates
        .iter()
        .take(MOST_NAMES)
        .map(|state| network.states[*state].name)
        .collect();
    let others = made.others.len() + made.candidates.len() - names.len();
    match (names.is_empty(), others) {
        (true, 0) => {}
        (true, others) => words.push_str(&format!(" (one of {others} known to the registry)")),
        (false, 0) => words.push_str(&format!(" ({})", names.join(", "))),
        (false, others) if verb == "add" => words.push_str(&format!(
            " (partners in another reading: {}; {others} more known to the registry)",
            names.join(", ")
        )),
        (false, others) => {
            words.push_str(&format!(" ({} and {others} more)", names.join(", ")));
        }
    }
    words
}

fn class_words(made: &Move) -> String {
    let mut parts = Vec::new();
    let list = |ids: &[String], word: &str| ids.join(&format!(" {word} "));
    if !made.of.member_of.is_empty() {
        parts.push(format!("in {}", list(&made.of.member_of, "and")));
    }
    if !made.of.not_member_of.is_empty() {
        parts.push(format!("not in {}", list(&made.of.not_member_of, "nor")));
    }
    if !made.of.meeting.is_empty() {
        parts.push(format!("as {} asks", list(&made.of.meeting, "and")));
    }
    if !made.of.not_meeting.is_empty() {
        parts.push(format!(
            "other than {} asks",
            list(&made.of.not_meeting, "or")
        ));
    }
    parts.join(", ")
}

fn states(count: usize) -> String {
    if count == 1 {
        "1 state".to_owned()
    } else {
        format!("{count} states")
    }
}
