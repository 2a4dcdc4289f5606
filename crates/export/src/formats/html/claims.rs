//! The claims of the page: what is stated, what was counted, and what would reconcile them.

use chancery_core::model::{ClaimNoun, Verdict};
use minijinja::{Value, context};

use crate::views::audit_words::{gap_words, proposal_lines, question_words, reading_words};
use crate::views::{Audit, AuditedClaim};

pub(super) fn lede(audit: &Audit<'_>) -> String {
    let (holds, contradicted, undetermined) = audit.tally();
    format!(
        "{} statements were held against the records: {holds} hold, {contradicted} are \
         contradicted, and {undetermined} cannot be decided from what is recorded.",
        audit.claims.len()
    )
}

pub(super) fn claims(audit: &Audit<'_>) -> Vec<Value> {
    audit.claims.iter().map(claim).collect()
}

fn claim(audited: &AuditedClaim<'_>) -> Value {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let source = audited.question.network.source(&claim.source);
    let publisher = source.map_or(claim.source.as_str(), |source| source.publisher.as_str());
    let who = match &claim.speaker {
        Some(speaker) => format!("{speaker}, in {publisher}"),
        None => publisher.to_owned(),
    };
    let lists: Vec<Value> = [
        ("Counted", &audited.verdict.counted),
        ("Possibly counted", &audited.verdict.only_possible),
        ("Not so", &audited.verdict.exceptions),
    ]
    .into_iter()
    .filter(|(_, elements)| !elements.is_empty())
    .map(|(name, elements)| context! { name => name, items => items(audited, elements) })
    .collect();
    let readings: Vec<String> = audited
        .readings
        .iter()
        .filter(|reading| reading.outcome.verdict == Some(Verdict::Holds))
        .map(|reading| {
            let count = audited.outcome_words(&reading.outcome);
            format!("{}: {count}", reading_words(reading, audited.asks_roles()))
        })
        .collect();
    let held: Vec<String> = audited.held.iter().map(ToString::to_string).collect();
    context! {
        id => claim.id.as_str(),
        quote => claim.quote.as_deref().unwrap_or(&claim.id),
        who => who,
        source => claim.source.as_str(),
        stated => outcome.stated.to_string(),
        counted => audited.counted_words(),
        difference => outcome.difference,
        verdict => audited.verdict_word(),
        sign => sign(outcome.verdict),
        because => claim.because.as_deref(),
        read_as => question_words(audited),
        lists => lists,
        gaps => audited.gaps.iter().map(gap_words).collect::<Vec<_>>(),
        readings => readings,
        held => (!held.is_empty()).then(|| held.join(", ")),
    }
}

fn sign(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Holds) => "\u{2713}",
        Some(Verdict::Contradicted) => "\u{2260}",
        Some(Verdict::Undetermined) | None => "?",
    }
}

/// The names of elements, each with a link to its place on the page.
fn items(audited: &AuditedClaim<'_>, elements: &[usize]) -> Vec<Value> {
    let is_state = matches!(
        audited.question.noun,
        ClaimNoun::Partners | ClaimNoun::States
    );
    let mut named: Vec<(String, String)> = elements
        .iter()
        .map(|element| {
            (
                audited.question.name(*element),
                audited.question.id(*element),
            )
        })
        .collect();
    named.sort();
    named
        .into_iter()
        .map(|(name, id)| {
            let place = if is_state {
                format!("state-{id}")
            } else {
                format!("record-{id}")
            };
            context! { name => name, href => place }
        })
        .collect()
}

pub(super) fn proposals(audit: &Audit<'_>) -> Vec<Value> {
    let has_every = |id: &&str| {
        audit
            .claims
            .iter()
            .any(|it| *it.claim.id == **id && it.claim.every.is_some())
    };
    audit
        .proposals
        .iter()
        .map(|proposal| {
            let claims = audit.claim_ids(proposal);
            let also = claims
                .iter()
                .any(|id| has_every(&id))
                .then_some("with what is said of all");
            context! {
                claims => claims.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>(),
                also => also,
                lines => proposal_lines(audit.network, proposal),
            }
        })
        .collect()
}
