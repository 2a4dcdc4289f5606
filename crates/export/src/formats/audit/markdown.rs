//! The audit as Markdown, fit for a pull request or for an article's footnote.

use std::fmt::Write as _;

use chancery_core::model::{Choice, Verdict};

use crate::escape::MarkdownText;
use crate::views::audit_words::{gap_words, proposal_lines, question_words, reading_words};
use crate::views::{Audit, AuditedClaim};

/// The document, with a line break at its end.
#[must_use]
pub fn text(audit: &Audit<'_>) -> String {
    let mut out = String::new();
    let title = &audit.network.manifest().title;
    let _ = writeln!(out, "# What is claimed, and what the records show\n");
    let _ = writeln!(
        out,
        "{}, as of {}. {}\n",
        MarkdownText(title),
        audit.network.as_of(),
        tally(audit)
    );
    if audit.claims.is_empty() {
        return out;
    }
    table(&mut out, audit);
    proposals(&mut out, audit);
    let _ = writeln!(out, "\n## Claim by claim");
    for claim in &audit.claims {
        one(&mut out, claim);
    }
    out
}

fn tally(audit: &Audit<'_>) -> String {
    let (holds, contradicted, undetermined) = audit.tally();
    format!(
        "Of {} claims, {holds} hold, {contradicted} are contradicted, and {undetermined} are \
         undetermined.",
        audit.claims.len()
    )
}

fn table(out: &mut String, audit: &Audit<'_>) {
    let _ = writeln!(out, "| Claim | Speaker | Stated | Counted | Verdict |");
    let _ = writeln!(out, "|---|---|---|---|---|");
    for claim in &audit.claims {
        let quote = claim.claim.quote.as_deref().map_or_else(
            || MarkdownText(&claim.claim.id).to_string(),
            |quote| format!("\u{201C}{}\u{201D}", MarkdownText(quote)),
        );
        let _ = writeln!(
            out,
            "| {quote} | {} | {} | {} | {} |",
            MarkdownText(&speaker(claim)),
            claim.verdict.outcome.stated,
            claim.counted_words(),
            claim.verdict_word(),
        );
    }
}

fn speaker(claim: &AuditedClaim<'_>) -> String {
    let source = claim.question.network.source(&claim.claim.source);
    let publisher = source.map_or(claim.claim.source.as_str(), |source| {
        source.publisher.as_str()
    });
    match &claim.claim.speaker {
        Some(speaker) => format!("{speaker}, in {publisher}"),
        None => publisher.to_owned(),
    }
}

fn proposals(out: &mut String, audit: &Audit<'_>) {
    if audit.proposals.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## What would reconcile them\n");
    let _ = writeln!(
        out,
        "The smallest changes of what is recorded by which claims that belong together would all \
         hold. They are arithmetic, and do not say what is true."
    );
    for proposal in &audit.proposals {
        let claims: Vec<String> = audit
            .claim_ids(proposal)
            .iter()
            .map(|id| format!("`{id}`"))
            .collect();
        let _ = writeln!(out, "\nFor {}:\n", claims.join(", "));
        for line in proposal_lines(audit.network, proposal) {
            let _ = writeln!(out, "- {}", MarkdownText(&line));
        }
    }
}

fn one(out: &mut String, audited: &AuditedClaim<'_>) {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let _ = writeln!(out, "\n### `{}`\n", claim.id);
    if let Some(quote) = &claim.quote {
        let speaker = speaker(audited);
        let _ = writeln!(
            out,
            "> \u{201C}{}\u{201D} ({})\n",
            MarkdownText(quote),
            MarkdownText(&speaker)
        );
    }
    let _ = writeln!(
        out,
        "- Read as: {}.",
        MarkdownText(&question_words(audited))
    );
    let _ = writeln!(
        out,
        "- Stated {}, counted {}{}: **{}**.",
        outcome.stated,
        audited.counted_words(),
        outcome
            .difference
            .map_or(String::new(), |it| format!(", difference {it}")),
        audited.verdict_word(),
    );
    if let Some(expected) = claim.expect {
        let because = claim.because.as_ref().map_or(String::new(), |because| {
            format!(" {}", MarkdownText(because))
        });
        let _ = writeln!(out, "- Expected: {}.{because}", expected.name());
    }
    reasons(out, audited);
}

/// The names on both sides, what would decide it, and by which readings and on which days it holds.
fn reasons(out: &mut String, audited: &AuditedClaim<'_>) {
    names(out, "Counted", audited, &audited.verdict.counted);
    names(
        out,
        "Possibly counted",
        audited,
        &audited.verdict.only_possible,
    );
    names(out, "Not so", audited, &audited.verdict.exceptions);
    for gap in &audited.gaps {
        let _ = writeln!(out, "- To decide it: {}.", MarkdownText(&gap_words(gap)));
    }
    for reading in &audited.readings {
        if reading.outcome.verdict == Some(Verdict::Holds) {
            let words = reading_words(reading, audited.asks_roles());
            let count = audited.outcome_words(&reading.outcome);
            let _ = writeln!(
                out,
                "- It holds when read as {}: {count}.",
                MarkdownText(&words)
            );
        }
    }
    if !audited.held.is_empty() {
        let held: Vec<String> = audited
            .held
            .iter()
            .map(|days| format!("`{days}`"))
            .collect();
        let _ = writeln!(
            out,
            "- Read as the claim is, it held on the days {}.",
            held.join(", ")
        );
    }
}

fn names(out: &mut String, word: &str, audited: &AuditedClaim<'_>, elements: &[usize]) {
    if elements.is_empty() {
        return;
    }
    let mut names: Vec<String> = elements
        .iter()
        .map(|element| audited.question.name(*element))
        .collect();
    names.sort_unstable();
    let names = names.join(", ");
    let _ = writeln!(
        out,
        "- {word} ({}): {}.",
        elements.len(),
        MarkdownText(&names)
    );
}
