//! The audit as Markdown, fit for a pull request or for an article's footnote.

use std::fmt::Write as _;

use chancery_core::messages::Messages;
use chancery_core::model::Keyword;
use chancery_core::network::Network;

use crate::escape::MarkdownText;
use crate::views::audit::words::{
    gap_groups, gap_record_words, held_words, proposal_words, without_search_words,
};
use crate::views::audit::{
    agreement_words, audit_later_words, claimed_words, counted_words, day_words, fact_words,
    named_lists, period_words, question_words, reading_table, stated_words, tally_words,
    threshold_words, verdict_word,
};
use crate::views::{differing_words, source_words};
use chancery_core::audit::{Audit, AuditedClaim, Justification, grounds};

/// The document, with a line break at its end. `with_records` adds to each name the records that
/// it rests on, and their quotes.
#[must_use]
pub fn text(audit: &Audit<'_>, with_records: bool) -> String {
    let mut out = String::new();
    let title = &audit.network.manifest().title;
    let _ = writeln!(out, "# What is claimed, and what the records show\n");
    let _ = writeln!(
        out,
        "{}, as of {}. {}{}.\n",
        MarkdownText(title),
        audit.network.as_of(),
        audit.day.map_or(String::new(), |day| format!(
            "Claims without a day of their own are counted on {day}. "
        )),
        capitalized(&tally_words(
            audit.claims.iter().map(|claim| &claim.verdict)
        ))
    );
    if let Some(words) = audit_later_words(audit) {
        let _ = writeln!(out, "{}.\n", capitalized(&words));
    }
    for it in &audit.not_counted {
        let _ = writeln!(
            out,
            "Not counted: `{}`: {}.\n",
            it.claim.id,
            MarkdownText(&it.why.words().replace('`', ""))
        );
    }
    if audit.claims.is_empty() {
        return out;
    }
    table(&mut out, audit);
    proposals(&mut out, audit);
    let _ = writeln!(out, "\n## Claim by claim");
    for claim in &audit.claims {
        one(&mut out, claim);
        match claim.same_before(audit) {
            Some(same) => {
                let id = &same.claim.id;
                let _ = writeln!(
                    out,
                    "- It counts the same records in the same way as `{id}`."
                );
            }
            None => reasons(&mut out, claim, with_records),
        }
    }
    out
}

fn table(out: &mut String, audit: &Audit<'_>) {
    let _ = writeln!(
        out,
        "| Claim | Speaker | Day | Stated | Counted | Verdict |"
    );
    let _ = writeln!(out, "|---|---|---|---|---|---|");
    for claim in &audit.claims {
        let quote = claim.claim.quote.as_deref().map_or_else(
            || {
                format!(
                    "{} (no quote recorded)",
                    MarkdownText(&claimed_words(claim))
                )
            },
            |quote| format!("\u{201C}{}\u{201D}", MarkdownText(quote)),
        );
        let _ = writeln!(
            out,
            "| {quote} | {} | {} | {} | {} | {} |",
            MarkdownText(&speaker(claim)),
            day_words(claim),
            stated_words(claim),
            counted_words(claim),
            verdict_words(claim),
        );
    }
}

/// The verdict, and how the other readings agree with it.
fn verdict_words(claim: &AuditedClaim<'_>) -> String {
    let agreement = agreement_words(claim).map_or(String::new(), |words| format!(" {words}"));
    format!("{}{agreement}", verdict_word(claim))
}

fn speaker(claim: &AuditedClaim<'_>) -> String {
    match &claim.claim.speaker {
        Some(speaker) => format!("{speaker}, in {}", claim.publisher()),
        None => claim.publisher().to_owned(),
    }
}

fn proposals(out: &mut String, audit: &Audit<'_>) {
    let without = without_search_words(audit);
    if audit.proposals.is_empty() && without.is_none() {
        return;
    }
    let _ = writeln!(out, "\n## What would reconcile them\n");
    let _ = writeln!(
        out,
        "The smallest changes of the records with which the claims would hold, if one was found. \
         Claims of one source that count on the same day and at the same tier are taken together. \
         This is arithmetic and does not say what is true."
    );
    for proposal in &audit.proposals {
        let claims: Vec<String> = audit
            .claims_of(proposal)
            .map(|it| {
                let words = match &it.claim.quote {
                    Some(quote) => format!("\u{201C}{}\u{201D}", MarkdownText(quote)),
                    None => MarkdownText(&claimed_words(it)).to_string(),
                };
                format!("{words} (`{}`)", it.claim.id)
            })
            .chain(audit.unlisted(proposal).into_iter().map(code))
            .collect();
        let together = if claims.len() == 1 { "" } else { " together" };
        let _ = writeln!(out, "\nFor {} to hold{together}:\n", claims.join(", "));
        let words = proposal_words(audit.network, proposal);
        for change in &words.changes {
            let _ = writeln!(out, "- {}", MarkdownText(&change.join("; and ")));
        }
        for note in &words.notes {
            let _ = writeln!(out, "- {}", marked(note));
        }
    }
    if let Some(words) = without {
        let _ = writeln!(out, "\n{}.", marked(&capitalized(&words)));
    }
}

fn one(out: &mut String, audited: &AuditedClaim<'_>) {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let _ = writeln!(out, "\n### `{}`\n", claim.id);
    let speaker = speaker(audited);
    let speaker = MarkdownText(&speaker);
    let _ = match &claim.quote {
        Some(quote) => writeln!(
            out,
            "> \u{201C}{}\u{201D} ({speaker})\n",
            MarkdownText(quote)
        ),
        None => writeln!(out, "Claimed by {speaker}; no quote is recorded.\n"),
    };
    let _ = writeln!(
        out,
        "- Reading: {}.",
        MarkdownText(&question_words(&audited.question))
    );
    let _ = writeln!(
        out,
        "- Stated {}, {}{}: **{}**{}.",
        stated_words(audited),
        outcome.shown_words(&counted_words(audited)),
        outcome
            .difference
            .map_or(String::new(), |it| format!(", difference {it}")),
        verdict_word(audited),
        agreement_words(audited).map_or(String::new(), |words| format!(" {words}")),
    );
    if let Some(periods) = period_words(audited) {
        let _ = writeln!(out, "- Counted day by day: {periods}.");
    }
    if let Some(expected) = claim.expect {
        let because = claim.because.as_ref().map_or(String::new(), |because| {
            format!(" {}", MarkdownText(because))
        });
        let _ = writeln!(out, "- Expected: {}.{because}", expected.name());
    }
}

/// The names on both sides, what would decide it, and what it counts read in other ways.
fn reasons(out: &mut String, audited: &AuditedClaim<'_>, with_records: bool) {
    for (word, elements) in named_lists(audited) {
        let word = capitalized(word);
        if with_records {
            let _ = writeln!(out, "- {word} ({}):", elements.len());
            for (name, element) in &elements {
                let _ = writeln!(out, "  - {}", MarkdownText(name));
                for ground in grounds(audited, *element) {
                    record(out, audited.question.network, &ground);
                }
            }
        } else {
            let names: Vec<&str> = elements.iter().map(|(name, _)| name.as_str()).collect();
            // Names with commas in them would run together.
            let has_comma = names.iter().any(|name| name.contains(','));
            let names = names.join(if has_comma { "; " } else { ", " });
            let _ = writeln!(
                out,
                "- {word} ({}): {}.",
                elements.len(),
                MarkdownText(&names)
            );
        }
    }
    if let Some(threshold) = threshold_words(audited) {
        let _ = writeln!(out, "- {}.", capitalized(&threshold));
    }
    for (words, records) in gap_groups(&audited.gaps) {
        let network = audited.question.network;
        let mut records: Vec<String> = records
            .into_iter()
            .map(|record| {
                let words = gap_record_words(network, record);
                format!("{} ({})", MarkdownText(&words), code(&record.id(network)))
            })
            .collect();
        // Periods of one partnership share words and id.
        records.dedup();
        let _ = writeln!(
            out,
            "- What would decide it: {}: {}.",
            marked(&words),
            records.join(", ")
        );
    }
    let held = held_words(audited);
    let _ = writeln!(
        out,
        "- Days on which it certainly held in this reading: {held}."
    );
    readings(out, audited);
}

/// An id or a name in code, which nothing in it can end.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// Words in which what is between backticks is code.
fn marked(words: &str) -> String {
    let parts = words.split('`').enumerate();
    let parts = parts.map(|(index, part)| match index % 2 {
        0 => MarkdownText(part).to_string(),
        _ => format!("`{part}`"),
    });
    parts.collect()
}

fn capitalized(words: &str) -> String {
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + characters.as_str(),
        None => String::new(),
    }
}

fn record(out: &mut String, network: &Network<'_>, ground: &Justification<'_>) {
    let citations = ground.citations.iter().map(|citation| {
        let quote = citation.quote.as_deref().map_or(String::new(), |quote| {
            format!(" \u{201C}{}\u{201D}", MarkdownText(quote))
        });
        let source = source_words(Messages::in_digits(), network, &citation.source);
        format!(
            "{} ({}){quote}{}",
            MarkdownText(&source),
            code(&citation.source),
            MarkdownText(&differing_words(Messages::in_digits(), citation))
        )
    });
    let citations: Vec<String> = citations.collect();
    let _ = writeln!(
        out,
        "    - {}, {}: {}",
        code(&ground.record),
        MarkdownText(&fact_words(network, ground.fact)),
        citations.join("; ")
    );
}

fn readings(out: &mut String, audited: &AuditedClaim<'_>) {
    let Some(table) = reading_table(audited) else {
        return;
    };
    let _ = writeln!(
        out,
        "\n| Counted in other ways | {} |",
        table.columns.join(" | ")
    );
    let _ = writeln!(out, "|---{}|", "|---".repeat(table.columns.len()));
    for (words, cells) in &table.rows {
        let _ = writeln!(out, "| {} | {} |", MarkdownText(words), cells.join(" | "));
    }
}
