//! The claims of the page: what is stated, what was counted, and what would reconcile them.

use chancery_core::model::{Claim, ClaimNoun, Verdict};
use minijinja::{Value, context};

use super::sources::Anchors;
use crate::views::audit_words::{gap_groups, held_words, proposal_words};
use crate::views::{
    Audit, AuditedClaim, question_words, reading_table, spaced_spans, threshold_words,
};

pub(super) fn lede(audit: &Audit<'_>) -> String {
    let (holds, contradicted, undetermined) = audit.tally();
    let statements = match audit.claims.len() {
        1 => "1 statement was".to_owned(),
        many => format!("{many} statements were"),
    };
    let hold = if holds == 1 { "holds" } else { "hold" };
    let are = if contradicted == 1 { "is" } else { "are" };
    format!(
        "{statements} held against the records: {holds} {hold}, {contradicted} {are} \
         contradicted, and {undetermined} cannot be decided from what is recorded."
    )
}

pub(super) fn claims(audit: &Audit<'_>, anchors: &Anchors<'_>) -> Vec<Value> {
    let mut claims: Vec<&AuditedClaim<'_>> = audit.claims.iter().collect();
    // What does not agree is why one reads on. The rest keeps its order.
    claims.sort_by_key(|it| match it.verdict.outcome.verdict {
        Some(Verdict::Contradicted) => 0,
        Some(Verdict::Undetermined) | None => 1,
        Some(Verdict::Holds) => 2,
    });
    claims.into_iter().map(|it| claim(it, anchors)).collect()
}

fn claim(audited: &AuditedClaim<'_>, anchors: &Anchors<'_>) -> Value {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let publisher = audited.publisher();
    let who = match &claim.speaker {
        Some(speaker) => format!("{speaker}, in {publisher}"),
        None => publisher.to_owned(),
    };
    let lists: Vec<Value> = audited
        .named_lists()
        .into_iter()
        .map(|(name, elements)| context! { name => name, items => items(audited, &elements) })
        .collect();
    let gaps: Vec<String> = gap_groups(&audited.gaps)
        .into_iter()
        .map(|(words, records)| format!("{}: {}", words.replace('`', ""), records.join(", ")))
        .collect();
    let readings = reading_table(audited).map(|table| {
        let rows: Vec<Value> = table
            .rows
            .into_iter()
            .map(|(tier, cells)| context! { tier => tier, cells => cells })
            .collect();
        context! { columns => table.columns, rows => rows }
    });
    context! {
        id => claim.id.as_str(),
        quote => quote(claim),
        who => who,
        source => anchors.get(claim.source.as_str()),
        stated => spaced_spans(&outcome.stated.to_string()),
        counted => spaced_spans(&audited.counted_words()),
        difference => outcome.difference,
        verdict => audited.verdict_word(),
        sign => sign(outcome.verdict),
        because => claim.because.as_deref(),
        read_as => question_words(audited),
        threshold => threshold_words(audited),
        lists => lists,
        gaps => gaps,
        readings => readings,
        held => held_words(audited),
    }
}

/// What is claimed, in the source's words where they are recorded.
fn quote(claim: &Claim) -> &str {
    claim.quote.as_deref().unwrap_or(&claim.id)
}

fn sign(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Holds) => "\u{2713}",
        Some(Verdict::Contradicted) => "\u{2260}",
        Some(Verdict::Undetermined) | None => "?",
    }
}

/// The names of elements, each with a link to its place on the page.
fn items(audited: &AuditedClaim<'_>, elements: &[(String, usize)]) -> Vec<Value> {
    let is_state = matches!(
        audited.question.noun,
        ClaimNoun::Partners | ClaimNoun::States
    );
    let network = audited.question.network;
    elements
        .iter()
        .map(|(name, element)| {
            let id = audited.question.id(*element);
            // A state without a partnership or an instrument has no place on the page.
            let has_place = !is_state || {
                let node = &network.states[*element];
                !node.partnerships.is_empty() || !node.instruments.is_empty()
            };
            let place = if is_state {
                format!("state-{id}")
            } else {
                format!("record-{id}")
            };
            context! { name => name, href => has_place.then_some(place) }
        })
        .collect()
}

pub(super) fn proposals(audit: &Audit<'_>) -> Vec<Value> {
    audit
        .proposals
        .iter()
        .map(|proposal| {
            let ids = audit.claim_ids(proposal);
            let meant = |it: &&AuditedClaim<'_>| ids.contains(&&*it.claim.id);
            let claims = || audit.claims.iter().filter(meant).map(|it| it.claim);
            let also = claims()
                .any(|it| it.every.is_some())
                .then_some("with what is said of all");
            let named = |it: &Claim| context! { id => it.id.as_str(), quote => quote(it) };
            let words = proposal_words(audit.network, proposal);
            let changes: Vec<String> = words.changes.iter().map(|it| it.join("; and ")).collect();
            context! {
                claims => claims().map(named).collect::<Vec<Value>>(),
                also => also,
                changes => changes,
                notes => words.notes,
            }
        })
        .collect()
}
