//! The claims of the page: what is stated, what was counted, and what would reconcile them.

use std::collections::BTreeSet;

use chancery_core::finding::how_many;
use chancery_core::model::Verdict;
use minijinja::{Value, context};

use super::anchors::Anchors;
use crate::views::audit::words::{gap_groups, gap_record_words, held_words, proposal_words};
use crate::views::audit::{
    agreement_words, audit_later_words, claimed_words, counted_words, named_lists, period_words,
    question_words, reading_table, threshold_words, verdict_word,
};
use crate::views::{ExportContext, capitalised, spaced_spans};
use chancery_core::audit::{Audit, AuditedClaim, Element, StatedText};

pub(super) fn lede(audit: &Audit<'_>) -> String {
    let (holds, contradicted, undetermined) = audit.tally();
    let statements = match audit.claims.len() {
        1 => "1 statement was".to_owned(),
        many => format!("{many} statements were"),
    };
    let hold = if holds == 1 { "holds" } else { "hold" };
    let are = if contradicted == 1 { "is" } else { "are" };
    let not_counted = match audit.not_counted.len() {
        0 => String::new(),
        1 => " 1 more is not counted, because its record is malformed.".to_owned(),
        many => format!(" {many} more are not counted, because their records are malformed."),
    };
    let later = audit_later_words(audit);
    let later = later.map_or(String::new(), |words| format!(" {}.", capitalised(&words)));
    format!(
        "{statements} compared with the records: {holds} {hold}, {contradicted} {are} \
         contradicted, and {undetermined} cannot be decided from the records.{not_counted}{later}"
    )
}

/// Why a page of a part of the registry has no claims, where some are recorded.
pub(super) fn left_out(views: &ExportContext<'_>) -> Option<String> {
    let claims = views.network.registry.claims.len();
    let (are, they) = match claims {
        1 => ("is", "it is"),
        _ => ("are", "they are"),
    };
    (claims > 0 && views.claims().is_empty()).then(|| {
        format!(
            "{} {are} recorded but not shown here: {they} about the whole registry, and this page \
             shows a part of it.",
            how_many(claims, "claim")
        )
    })
}

pub(super) fn claims(audit: &Audit<'_>, anchors: &Anchors) -> Vec<Value> {
    let mut claims: Vec<&AuditedClaim<'_>> = audit.claims.iter().collect();
    // What does not agree is why one reads on. The rest keeps its order.
    claims.sort_by_key(|it| match it.verdict.outcome.verdict {
        Some(Verdict::Contradicted) => 0,
        Some(Verdict::Undetermined) | None => 1,
        Some(Verdict::Holds) => 2,
    });
    let claims = claims.into_iter();
    claims.map(|it| claim(it, anchors)).collect()
}

fn claim(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Value {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let publisher = audited.publisher();
    let who = match &claim.speaker {
        Some(speaker) => format!("{speaker}, in {publisher}"),
        None => publisher.to_owned(),
    };
    let lists: Vec<Value> = named_lists(audited)
        .into_iter()
        .map(|(name, elements)| context! { name => name, items => items(&elements, anchors) })
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
        quote => claim.quote.as_deref(),
        claimed => claimed_words(audited),
        who => who,
        source => anchors.source(&claim.source),
        stated => stated_of(audited),
        counted => spaced_spans(&counted_words(audited)),
        shown => outcome.shown_words(&spaced_spans(&counted_words(audited))),
        difference => outcome.difference,
        verdict => verdict_word(audited),
        sign => sign(outcome.verdict),
        because => claim.because.as_deref(),
        read_as => question_words(audited),
        threshold => threshold_words(audited),
        lists => lists,
        gaps => gaps(audited, anchors),
        readings => readings,
        held => held_words(audited),
        day => day_of_claim(audited),
        agreement => agreement_words(audited),
        periods => period_words(audited),
    }
}

/// What is stated, with a dash in an interval.
fn stated_of(audited: &AuditedClaim<'_>) -> String {
    let stated = &audited.verdict.outcome.stated;
    match stated {
        StatedText::Span(_) | StatedText::Within(_) => spaced_spans(&stated.to_string()),
        _ => stated.to_string(),
    }
}

/// The day on which the claim is judged, for a reader.
fn day_of_claim(audited: &AuditedClaim<'_>) -> String {
    match audited.verdict.made.date {
        Some(date) => format!("as of {}", date.words()),
        None => "as of an unknown day".to_owned(),
    }
}

/// What would decide the claim. Periods of one partnership are called the same, and in the order of
/// their links.
fn gaps(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Vec<Value> {
    let network = audited.question.network;
    let groups = gap_groups(&audited.gaps).into_iter();
    let groups = groups.map(|(words, records)| {
        let records = records.into_iter();
        let records: BTreeSet<(String, Option<String>)> = records
            .map(|it| {
                (
                    gap_record_words(network, it),
                    anchors.gap_record(network, it),
                )
            })
            .collect();
        let records = records.into_iter();
        let records: Vec<Value> = records
            .map(|(name, href)| context! { name => name, href => href })
            .collect();
        context! { words => words.replace('`', ""), records => records }
    });
    groups.collect()
}

fn sign(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Holds) => "\u{2713}",
        Some(Verdict::Contradicted) => "\u{2260}",
        Some(Verdict::Undetermined) | None => "?",
    }
}

/// The names of elements, each with a link to its place on the page.
fn items(elements: &[(String, Element)], anchors: &Anchors) -> Vec<Value> {
    elements
        .iter()
        .map(|(name, element)| {
            let anchor = match element {
                Element::Actor(position) => anchors.actor(*position),
                Element::Partnership(position) => anchors.partnership(*position),
                Element::Instrument(position) => anchors.instrument(*position),
            };
            context! { name => name, href => anchor }
        })
        .collect()
}

pub(super) fn proposals(audit: &Audit<'_>) -> Vec<Value> {
    audit
        .proposals
        .iter()
        .map(|proposal| {
            let claims = || audit.claims_of(proposal);
            let also = claims()
                .any(|it| it.claim.every.is_some())
                .then_some("with what is claimed of all");
            let named = |it: &AuditedClaim<'_>| {
                context! {
                    id => it.claim.id.as_str(),
                    quote => it.claim.quote.as_deref(),
                    claimed => claimed_words(it),
                }
            };
            let words = proposal_words(audit.network, proposal);
            let changes: Vec<String> = words.changes.iter().map(|it| it.join("; and ")).collect();
            context! {
                claims => claims().map(named).collect::<Vec<Value>>(),
                also => also,
                changes => changes,
                // On a page the names of keys stand without their marks.
                notes => words.notes.iter().map(|it| it.replace('`', "")).collect::<Vec<String>>(),
            }
        })
        .collect()
}
