//! The audit as text for the screen: a table first, then on demand the reasoning of each claim.

use std::fmt::Write as _;

use chancery_core::model::{Choice, Verdict};
use chancery_export::views::audit_words::{
    gap_words, proposal_lines, question_words, reading_words,
};
use chancery_export::views::{Audit, AuditedClaim};
use unicode_width::UnicodeWidthStr;

use crate::registry::Opened;
use crate::show::place_of;

/// The whole text.
pub(crate) fn text(opened: &Opened, audit: &Audit<'_>, explain: bool) -> String {
    let mut out = String::new();
    table(&mut out, audit);
    let (holds, contradicted, undetermined) = audit.tally();
    let _ = writeln!(
        out,
        "\n{}: {holds} hold, {contradicted} contradicted, {undetermined} undetermined",
        crate::render::plural(audit.claims.len(), "claim"),
    );
    for proposal in &audit.proposals {
        let _ = writeln!(
            out,
            "\nto reconcile {}",
            audit.claim_ids(proposal).join(", ")
        );
        for line in proposal_lines(audit.network, proposal) {
            let _ = writeln!(out, "  {line}");
        }
    }
    if explain {
        for claim in &audit.claims {
            self::explain(&mut out, opened, claim);
        }
    } else if !audit.claims.is_empty() {
        let _ = writeln!(
            out,
            "\n--explain shows the names, records and quotes behind each number"
        );
    }
    out
}

fn table(out: &mut String, audit: &Audit<'_>) {
    let mut lines: Vec<[String; 5]> =
        vec![["claim", "speaker", "stated", "counted", "verdict"].map(str::to_owned)];
    for claim in &audit.claims {
        let verdict = if claim.is_unexpected() {
            let expected = claim.claim.expect.map_or("", Verdict::name);
            format!("{} (expected: {expected})", claim.verdict_word())
        } else if claim.claim.expect.is_some() {
            format!("{}, as expected", claim.verdict_word())
        } else {
            claim.verdict_word().to_owned()
        };
        lines.push([
            claim.claim.id.to_string(),
            claim
                .claim
                .speaker
                .as_deref()
                .unwrap_or_default()
                .to_owned(),
            claim.verdict.outcome.stated.to_string(),
            claim.counted_words(),
            verdict,
        ]);
    }
    let widths: Vec<usize> = (0..5)
        .map(|column| {
            lines
                .iter()
                .map(|line| line[column].width())
                .max()
                .unwrap_or_default()
        })
        .collect();
    for line in &lines {
        let mut text = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            text.push_str(cell);
            text.push_str(&" ".repeat(width - cell.width() + 2));
        }
        let _ = writeln!(out, "{}", text.trim_end());
    }
}

fn explain(out: &mut String, opened: &Opened, audited: &AuditedClaim<'_>) {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let _ = writeln!(out, "\n{}\n{}", claim.id, "-".repeat(claim.id.width()));
    let source = audited.question.network.source(&claim.source);
    let publisher = source.map_or(claim.source.as_str(), |source| source.publisher.as_str());
    let speaker = claim
        .speaker
        .as_ref()
        .map_or(String::new(), |name| format!("{name}, in "));
    if let Some(quote) = &claim.quote {
        let _ = writeln!(out, "{speaker}{publisher}: \u{201C}{quote}\u{201D}");
    }
    let _ = writeln!(out, "read as: {}", question_words(audited));
    let difference = outcome
        .difference
        .map_or(String::new(), |it| format!(", difference {it}"));
    let _ = writeln!(
        out,
        "stated {}, counted {}{difference}: {}",
        outcome.stated,
        audited.counted_words(),
        audited.verdict_word(),
    );
    if let Some(expected) = claim.expect {
        let because = claim
            .because
            .as_ref()
            .map_or(String::new(), |why| format!(": {why}"));
        let _ = writeln!(out, "expected: {}{because}", expected.name());
    }
    elements(out, opened, audited, "counted", &audited.verdict.counted);
    elements(
        out,
        opened,
        audited,
        "possibly counted",
        &audited.verdict.only_possible,
    );
    elements(out, opened, audited, "not so", &audited.verdict.exceptions);
    if !audited.gaps.is_empty() {
        let _ = writeln!(out, "\n  what would decide it");
        for gap in &audited.gaps {
            let _ = writeln!(out, "    {}", gap_words(gap));
        }
    }
    readings(out, audited);
    if !audited.held.is_empty() {
        let held: Vec<String> = audited.held.iter().map(ToString::to_string).collect();
        let _ = writeln!(
            out,
            "\n  as the claim is read, it held on the days {}",
            held.join(", ")
        );
    }
}

/// The names, and for each the record and the quote by which it is counted.
fn elements(
    out: &mut String,
    opened: &Opened,
    audited: &AuditedClaim<'_>,
    word: &str,
    elements: &[usize],
) {
    if elements.is_empty() {
        return;
    }
    let mut named: Vec<(String, usize)> = elements
        .iter()
        .map(|element| (audited.question.name(*element), *element))
        .collect();
    named.sort();
    let _ = writeln!(out, "\n  {word} ({})", named.len());
    for (name, element) in named {
        let _ = writeln!(out, "    {name}");
        let mut record = String::new();
        for citation in audited.citations(element) {
            if citation.record != record {
                record.clone_from(&citation.record);
                let place = place_of(opened, audited.question.network, &record);
                let _ = writeln!(out, "      {record} ({place})");
            }
            let quote = citation.evidence.quote.as_deref();
            let words = quote.map_or(String::new(), |quote| format!(": \u{201C}{quote}\u{201D}"));
            let _ = writeln!(out, "        {}{words}", citation.evidence.source);
        }
    }
}

fn readings(out: &mut String, audited: &AuditedClaim<'_>) {
    if audited.readings.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n  other readings");
    for reading in &audited.readings {
        let verdict = reading.outcome.verdict.map_or("unreadable", Verdict::name);
        let _ = writeln!(
            out,
            "    {verdict:12}  {:>10}  {}",
            audited.outcome_words(&reading.outcome),
            reading_words(reading, audited.asks_roles()),
        );
    }
}
