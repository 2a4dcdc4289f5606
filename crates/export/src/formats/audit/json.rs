//! The audit as one JSON document. `schema/audit.schema.json` describes it.

use chancery_core::audit::change::{Change, Move, Proposal, ProposalFinding};
use chancery_core::audit::{Element, Gap, PlaceRange, StatedText, Tiers};
use chancery_core::date::Truth;
use chancery_core::fields::Scalar as _;
use chancery_core::messages::Messages;
use chancery_core::model::{Keyword, MembershipTest, Scope, Selector, Verdict};
use serde_json::{Map, Value, json};

use crate::error::Result;
use crate::views::selector_words;
use chancery_core::audit::{Audit, AuditedClaim, agreement, other_readings};
use chancery_core::network::{ActorIndex, ClaimIndex, Network};

/// The document, with a line break at its end.
///
/// # Errors
///
/// None in practice: all of it is text and numbers.
pub fn text(messages: &'static Messages, audit: &Audit<'_>) -> Result<String> {
    let document = json!({
        "as_of": audit.network.as_of().to_string(),
        "day": audit.day.map(|day| day.to_string()),
        "claims": audit.claims.iter().map(|it| claim(messages, it)).collect::<Vec<_>>(),
        "not_counted": audit.not_counted.iter().map(|it| {
            json!({"id": it.claim.id.as_str(), "why": it.why.words()})
        }).collect::<Vec<_>>(),
        "changes": audit.proposals.iter().map(|it| proposal(messages, audit, it)).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

/// One claim with its verdict, as it is in the document.
#[must_use]
pub fn claim(messages: &'static Messages, audited: &AuditedClaim<'_>) -> Value {
    let claim = audited.claim;
    let verdict = &audited.verdict;
    let outcome = &verdict.outcome;
    let ids = |elements: &[Element]| -> Vec<String> {
        let mut ids: Vec<String> = elements
            .iter()
            .map(|element| element.id(audited.question.network))
            .collect();
        ids.sort_unstable();
        ids
    };
    let text = |words: &Option<chancery_core::model::Text>| words.as_ref().map(|it| it.to_string());
    json!({
        "id": claim.id.as_str(),
        "source": claim.source.as_str(),
        "speaker": text(&claim.speaker),
        "quote": text(&claim.quote),
        "form": audited.form(),
        "noun": audited.question.noun.name(),
        "where": selector_words(&audited.question.population),
        "are": audited.question.are.as_ref().map(selector_words),
        "who": claim.who.as_deref(),
        "of": claim.of.as_deref(),
        "scope": claim.scope.unwrap_or(Scope::Record).name(),
        "day": verdict.made.date.map(|date| date.to_string()),
        "days": days(audited),
        "stated": stated(&outcome.stated),
        "certain": outcome.certain,
        "possible": outcome.possible,
        "population": {"certain": outcome.population.0, "possible": outcome.population.1},
        "place": outcome.place.map(place),
        "span": outcome.span.map(|(first, last)| {
            json!({"first": first.to_string(), "last": last.to_string()})
        }),
        "difference": outcome.difference,
        "verdict": audited.verdict.outcome.verdict.map(Verdict::name),
        "counted": ids(&verdict.counted),
        "only_possible": ids(&verdict.only_possible),
        "exceptions": ids(&verdict.exceptions),
        "possible_exceptions": ids(&verdict.possible_exceptions),
        "undecided": gaps(messages, audited.question.network, &audited.gaps),
        "expected": claim.expect.map(Verdict::name),
        "because": text(&claim.because),
        "readings": readings(audited),
        "agreement": agreement(audited).map(|(hold, all)| json!({"hold": hold, "readings": all})),
        "held": audited.held.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// What was counted on each of the days on which the claim may have been made.
fn days(audited: &AuditedClaim<'_>) -> Vec<Value> {
    let periods = audited.verdict.periods.iter();
    periods
        .map(|period| {
            json!({
                "first": period.first.to_string(),
                "last": period.last.to_string(),
                "certain": period.outcome.certain,
                "possible": period.outcome.possible,
                "verdict": period.outcome.verdict.map(Verdict::name),
            })
        })
        .collect()
}

/// The places that are possible, and whether it is one of them at all.
fn place(place: PlaceRange) -> Value {
    json!({
        "first": place.first,
        "last": place.last,
        "is_one": match place.is_one {
            Truth::Yes => "yes",
            Truth::Unknown => "unknown",
            Truth::No => "no",
        },
    })
}

/// The tiers of a reading, as keys of a selector; none if it asks for none.
fn tiers(tiers: &Tiers) -> Option<String> {
    let words = selector_words(&Selector {
        tier: tiers.tier.clone(),
        exact_tier: tiers.exact_tier.clone(),
        ..Selector::default()
    });
    (!tiers.is_empty()).then(|| words.join("; "))
}

fn stated(stated: &StatedText) -> Value {
    match stated {
        StatedText::Nothing => Value::Null,
        StatedText::Is(number) | StatedText::Place(number) => json!(number),
        other => json!(other.to_string()),
    }
}

fn readings(audited: &AuditedClaim<'_>) -> Vec<Value> {
    other_readings(audited)
        .into_iter()
        .map(|reading| {
            json!({
                "tier": tiers(&reading.tiers),
                "scope": reading.scope.name(),
                "roles": if reading.any_role { "any" } else { "member or participant" },
                "certain": reading.outcome.certain,
                "possible": reading.outcome.possible,
                "verdict": reading.outcome.verdict.map(Verdict::name),
                "meets": reading.outcome.verdict == Some(Verdict::Holds),
            })
        })
        .collect()
}

fn gaps(messages: &'static Messages, network: &Network<'_>, gaps: &[Gap]) -> Vec<Value> {
    let gap = |gap: &Gap| {
        let why = messages.fixed(gap.words);
        json!({"record": gap.record.id(network), "field": gap.field, "why": why})
    };
    gaps.iter().map(gap).collect()
}

fn proposal(messages: &'static Messages, audit: &Audit<'_>, proposal: &Proposal) -> Value {
    let network = audit.network;
    let claims = audit.claim_ids(proposal);
    match &proposal.finding {
        ProposalFinding::Exclusive(pairs) => json!({
            "claims": claims,
            "complete_up_to": 0,
            "solutions": [],
            "is_cut": false,
            "exclusive": pairs.iter().map(|(one, other)| {
                let id = |claim: ClaimIndex| network.claim(claim).id.as_str();
                json!([id(*one), id(*other)])
            }).collect::<Vec<_>>(),
        }),
        ProposalFinding::Inexact { gaps: open, .. } => json!({
            "claims": claims,
            "complete_up_to": 0,
            "solutions": [],
            "is_cut": false,
            "inexact": gaps(messages, network, open),
        }),
        ProposalFinding::Searched {
            complete_up_to,
            solutions,
            is_cut,
            left_out,
            ..
        } => json!({
            "claims": claims,
            "complete_up_to": complete_up_to,
            "solutions": solutions.iter().map(|it| change(audit, it)).collect::<Vec<_>>(),
            "is_cut": is_cut,
            "left_out": ids(audit, left_out),
        }),
    }
}

fn change(audit: &Audit<'_>, change: &Change) -> Value {
    let moves = |list: &[Move]| {
        list.iter()
            .map(|made| one_move(audit, made))
            .collect::<Vec<_>>()
    };
    json!({"add": moves(&change.add), "take_away": moves(&change.take_away)})
}

fn ids<'v>(audit: &Audit<'v>, actors: &[ActorIndex]) -> Vec<&'v str> {
    let actors = actors.iter();
    actors
        .map(|actor| audit.network.actors[*actor].id)
        .collect()
}

fn one_move(audit: &Audit<'_>, made: &Move) -> Value {
    let mut of = Map::new();
    let tests = |tests: &[MembershipTest]| -> Vec<String> {
        tests.iter().map(|test| test.text().into_owned()).collect()
    };
    for (key, list) in [
        ("member-of", &tests(&made.of.member_of)),
        ("not-member-of", &tests(&made.of.not_member_of)),
        ("meeting", &made.of.meeting),
        ("not-meeting", &made.of.not_meeting),
    ] {
        if !list.is_empty() {
            of.insert(key.to_owned(), json!(list));
        }
    }
    json!({
        "number": made.number,
        "of": of,
        "candidates": ids(audit, &made.candidates),
        "others": made.others.len(),
    })
}
