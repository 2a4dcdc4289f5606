//! The audit as Markdown, fit for a pull request or for an article's footnote.

use std::fmt::Write as _;

use chancery_core::audit::{Audit, AuditedClaim, Justification, grounds};
use chancery_core::messages::Messages;
use chancery_core::model::Keyword;
use chancery_core::network::Network;
use chancery_core::say;

use crate::escape::MarkdownText;
use crate::views::audit::words::{
    change_words, gap_groups, gap_record_words, held_words, proposal_words, without_search_words,
};
use crate::views::audit::{
    agreement_words, audit_later_words, claimed_words, counted_words, day_words, fact_words,
    named_lists, no_place_words, period_words, question_words, reading_table, stated_words,
    tally_words_in, threshold_words, verdict_word, with_other_days,
};
use crate::views::{capitalised, differing_words, source_words};

/// The messages of a document: one in English has its dates in digits, as they stand in the records
/// beside which it is read.
#[must_use]
pub fn messages_of_documents(messages: &'static Messages) -> &'static Messages {
    match std::ptr::eq(messages, Messages::english()) {
        true => Messages::in_digits(),
        false => messages,
    }
}

/// The document, with a line break at its end. `with_records` adds to each name the records that
/// it rests on, and their quotes, for the command line in English.
#[must_use]
pub fn text(messages: &'static Messages, audit: &Audit<'_>, with_records: bool) -> String {
    let mut out = String::new();
    let heading = say!(messages, "audit-heading");
    let _ = writeln!(out, "# {heading}\n");
    introduction(&mut out, messages, audit);
    if audit.claims.is_empty() {
        return out;
    }
    table(&mut out, messages, audit);
    proposals(&mut out, messages, audit);
    let _ = writeln!(out, "\n## {}", say!(messages, "audit-each-claim"));
    for claim in &audit.claims {
        one(&mut out, messages, claim);
        match claim.same_before(audit) {
            Some(same) => {
                let id = same.claim.id.as_str();
                let _ = writeln!(out, "- {}", say!(messages, "audit-same", id = id));
            }
            None => reasons(&mut out, messages, claim, with_records),
        }
    }
    out
}

/// Of what and of which day the document is, the verdicts in numbers, and what is not counted.
fn introduction(out: &mut String, messages: &'static Messages, audit: &Audit<'_>) {
    let title = MarkdownText(&audit.network.manifest().title).to_string();
    let as_of = audit.network.as_of();
    let mut sentences = vec![say!(messages, "audit-of-day", title = title, day = as_of)];
    let day = audit.day;
    sentences.extend(day.map(|day| say!(messages, "audit-counted-on", day = day)));
    let tally = tally_words_in(messages, audit.claims.iter().map(|claim| &claim.verdict));
    sentences.push(sentence(messages, &tally));
    let _ = writeln!(out, "{}\n", sentences.join(" "));
    if let Some(words) = audit_later_words(messages, audit) {
        let _ = writeln!(out, "{}\n", sentence(messages, &words));
    }
    for it in &audit.not_counted {
        let words = say!(
            messages,
            "audit-why-not-counted",
            id = it.claim.id.as_str(),
            finding = MarkdownText(&it.why.words().replace('`', "")).to_string()
        );
        let _ = writeln!(out, "{words}\n");
    }
}

/// Words as a sentence of their own.
fn sentence(messages: &Messages, words: &str) -> String {
    say!(messages, "sentence", words = capitalised(words))
}

fn table(out: &mut String, messages: &'static Messages, audit: &Audit<'_>) {
    let _ = writeln!(out, "{}", say!(messages, "audit-columns"));
    let _ = writeln!(out, "|---|---|---|---|---|---|");
    for claim in &audit.claims {
        let said = match claim.claim.quote.as_deref() {
            None => {
                let claimed = MarkdownText(&claimed_words(messages, claim)).to_string();
                say!(messages, "audit-without-quote", claimed = claimed)
            }
            Some(quote) => quoted(messages, quote),
        };
        let _ = writeln!(
            out,
            "| {said} | {} | {} | {} | {} | {} |",
            MarkdownText(&speaker(messages, claim)),
            day_words(messages, claim),
            stated_words(messages, claim),
            counted_words(messages, claim),
            verdict_words(messages, claim),
        );
    }
}

/// A quote in quotation marks.
fn quoted(messages: &Messages, quote: &str) -> String {
    let quote = MarkdownText(quote).to_string();
    say!(messages, "audit-quoted", quote = quote)
}

/// The verdict, and how the other readings agree with it.
fn verdict_words(messages: &'static Messages, claim: &AuditedClaim<'_>) -> String {
    let verdict = verdict_word(messages, claim);
    let verdict = match agreement_words(messages, claim) {
        Some(agreement) => say!(
            messages,
            "audit-verdict-in-reading",
            verdict = verdict,
            agreement = agreement
        ),
        None => verdict,
    };
    with_other_days(messages, claim, verdict)
}

fn speaker(messages: &Messages, claim: &AuditedClaim<'_>) -> String {
    match claim.quoted_speaker() {
        Some(speaker) => say!(
            messages,
            "audit-speaker-in",
            speaker = speaker,
            publisher = claim.publisher()
        ),
        None => claim.publisher().to_owned(),
    }
}

fn proposals(out: &mut String, messages: &'static Messages, audit: &Audit<'_>) {
    let without = without_search_words(messages, audit);
    if audit.proposals.is_empty() && without.is_none() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", say!(messages, "audit-reconcile"));
    let _ = writeln!(out, "{}", say!(messages, "audit-reconcile-note"));
    for proposal in &audit.proposals {
        let claims: Vec<String> = audit
            .claims_of(proposal)
            .map(|it| {
                let said = match &it.claim.quote {
                    Some(quote) => quoted(messages, quote),
                    None => MarkdownText(&claimed_words(messages, it)).to_string(),
                };
                let id = code(&it.claim.id);
                say!(messages, "audit-claim-of-id", said = said, id = id)
            })
            .chain(audit.unlisted(proposal).into_iter().map(code))
            .collect();
        let all = claims.join(", ");
        let lead = match claims.len() {
            1 => say!(messages, "audit-to-hold", claims = all),
            _ => say!(messages, "audit-to-hold-together", claims = all),
        };
        let _ = writeln!(out, "\n{lead}\n");
        let words = proposal_words(messages, audit.network, proposal);
        for change in &words.changes {
            let change = change_words(messages, change);
            let _ = writeln!(out, "- {}", MarkdownText(&change));
        }
        for note in &words.notes {
            let _ = writeln!(out, "- {}", marked(note));
        }
    }
    if let Some(words) = without {
        let _ = writeln!(out, "\n{}", marked(&sentence(messages, &words)));
    }
}

fn one(out: &mut String, messages: &'static Messages, audited: &AuditedClaim<'_>) {
    let claim = audited.claim;
    let _ = writeln!(out, "\n### `{}`\n", claim.id);
    let speaker = MarkdownText(&speaker(messages, audited)).to_string();
    let _ = match &claim.quote {
        Some(quote) => {
            let quote = MarkdownText(quote).to_string();
            let words = say!(
                messages,
                "audit-quoted-by",
                quote = quote,
                speaker = speaker
            );
            writeln!(out, "> {words}\n")
        }
        None => {
            let words = say!(messages, "audit-claimed-by", speaker = speaker);
            writeln!(out, "{words}\n")
        }
    };
    let question = MarkdownText(&question_words(messages, &audited.question)).to_string();
    let reading = say!(messages, "audit-reading", question = question);
    let _ = writeln!(out, "- {reading}");
    let _ = writeln!(out, "- {}", result(messages, audited));
    if let Some(periods) = period_words(messages, audited) {
        let words = say!(messages, "audit-by-day", periods = periods);
        let _ = writeln!(out, "- {words}");
    }
    if let Some(expected) = claim.expect {
        let verdict = messages.word("verdict", expected.name());
        let words = say!(messages, "audit-expected", verdict = verdict);
        let because = claim.because.as_ref().map_or(String::new(), |because| {
            format!(" {}", MarkdownText(because))
        });
        let _ = writeln!(out, "- {words}{because}");
    }
}

/// What is stated, what was counted, and the verdict.
fn result(messages: &'static Messages, audited: &AuditedClaim<'_>) -> String {
    let outcome = &audited.verdict.outcome;
    let stated = stated_words(messages, audited);
    let mut shown = outcome.shown_words(messages, &counted_words(messages, audited));
    if let Some(difference) = outcome.difference {
        let difference = difference.to_string().replace('-', "\u{2212}");
        shown = say!(
            messages,
            "audit-difference",
            shown = shown,
            difference = difference
        );
    }
    let verdict = verdict_word(messages, audited);
    match agreement_words(messages, audited) {
        Some(agreement) => say!(
            messages,
            "audit-result-in-reading",
            stated = stated,
            shown = shown,
            verdict = verdict,
            agreement = agreement
        ),
        None => say!(
            messages,
            "audit-result",
            stated = stated,
            shown = shown,
            verdict = verdict
        ),
    }
}

/// The names on both sides, what would decide it, and what it counts read in other ways.
fn reasons(
    out: &mut String,
    messages: &'static Messages,
    audited: &AuditedClaim<'_>,
    with_records: bool,
) {
    for (word, elements) in named_lists(messages, audited) {
        let (list, count) = (capitalised(word), elements.len());
        if with_records {
            let words = say!(messages, "audit-names-below", list = list, count = count);
            let _ = writeln!(out, "- {words}");
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
            let names = MarkdownText(&names).to_string();
            let words = say!(
                messages,
                "audit-names",
                list = list,
                count = count,
                names = names
            );
            let _ = writeln!(out, "- {words}");
        }
    }
    let no_place = no_place_words(messages, audited);
    for reason in no_place
        .into_iter()
        .chain(threshold_words(messages, audited))
    {
        let _ = writeln!(out, "- {}", sentence(messages, &reason));
    }
    gaps(out, messages, audited);
    let days = held_words(messages, audited);
    let _ = writeln!(out, "- {}", say!(messages, "audit-held", days = days));
    readings(out, messages, audited);
}

/// What would decide the claim.
fn gaps(out: &mut String, messages: &'static Messages, audited: &AuditedClaim<'_>) {
    let network = audited.question.network;
    for (words, records) in gap_groups(messages, &audited.gaps) {
        let mut records: Vec<String> = records
            .into_iter()
            .map(|record| {
                let words = gap_record_words(messages, network, record);
                format!("{} ({})", MarkdownText(&words), code(&record.id(network)))
            })
            .collect();
        // Periods of one partnership share words and id.
        records.dedup();
        let words = say!(
            messages,
            "audit-would-decide",
            words = marked(&words),
            records = records.join(", ")
        );
        let _ = writeln!(out, "- {words}");
    }
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

fn readings(out: &mut String, messages: &'static Messages, audited: &AuditedClaim<'_>) {
    let Some(table) = reading_table(messages, audited) else {
        return;
    };
    let heading = say!(messages, "audit-other-ways");
    let _ = writeln!(out, "\n| {heading} | {} |", table.columns.join(" | "));
    let _ = writeln!(out, "|---{}|", "|---".repeat(table.columns.len()));
    for (words, cells) in &table.rows {
        let _ = writeln!(out, "| {} | {} |", MarkdownText(words), cells.join(" | "));
    }
}
