//! The reasoning of each claim: from each number to names, from each name to records and quotes.

use std::fmt::Write as _;

use chancery_core::audit::{Audit, AuditedClaim, Justification, grounds};
use chancery_core::finding::how_many;
use chancery_core::messages::Messages;
use chancery_core::model::{Evidence, Keyword};
use chancery_core::network::Network;
use chancery_core::yaml::Locator;
use chancery_export::views::audit::words::{gap_groups, gap_record_words, held_words};
use chancery_export::views::audit::{
    agreement_words, counted_words, fact_words, named_lists, no_place_words, period_words,
    question_words, reading_table, stated_words, threshold_words, verdict_word,
};
use chancery_export::views::{differing_words, source_words};
use unicode_width::UnicodeWidthStr;

use crate::registry::OpenedRegistry;
use crate::show::at;

/// Writes the reasoning of each claim.
pub(crate) fn explain(out: &mut String, opened: &OpenedRegistry, audit: &Audit<'_>) {
    let mut locator = opened.analysis.locator();
    for claim in &audit.claims {
        head(out, claim);
        if let Some(same) = claim.same_before(audit) {
            let words = format!(
                "{}, which counts the same records in the same way",
                same.claim.id
            );
            labelled(out, "see:", &words);
            continue;
        }
        for (word, elements) in named_lists(Messages::in_digits(), claim) {
            let _ = writeln!(out, "\n  {word} ({})", elements.len());
            for (name, element) in elements {
                let grounds = grounds(claim, element);
                // A record is its own name.
                if grounds.first().is_none_or(|ground| ground.record != name) {
                    let _ = writeln!(out, "    {name}");
                }
                for ground in grounds {
                    let place = at(opened, &mut locator, &ground.place);
                    record(out, audit.network, &ground, &place);
                }
            }
        }
        gaps(out, opened, &mut locator, claim);
        readings(out, claim);
        let held = held_words(Messages::in_digits(), claim);
        let _ = writeln!(
            out,
            "\n  days on which it certainly held in this reading: {held}"
        );
    }
}

/// Who says what, how it is read, and what follows.
fn head(out: &mut String, audited: &AuditedClaim<'_>) {
    let claim = audited.claim;
    let outcome = &audited.verdict.outcome;
    let _ = writeln!(out, "\n{}\n{}", claim.id, "-".repeat(claim.id.width()));
    let publisher = audited.publisher();
    let speaker = audited
        .quoted_speaker()
        .map_or(String::new(), |name| format!("{name}, in "));
    match &claim.quote {
        Some(quote) => {
            let said = format!("\u{201C}{quote}\u{201D} ({speaker}{publisher})");
            labelled(out, "said:", &said);
        }
        None => {
            let said = format!("{speaker}{publisher}; no quote is recorded");
            labelled(out, "said by:", &said);
        }
    }
    labelled(
        out,
        "reading:",
        &question_words(Messages::in_digits(), &audited.question),
    );
    let difference = outcome
        .difference
        .map_or(String::new(), |it| format!(", difference {it}"));
    let agreement = agreement_words(Messages::in_digits(), audited)
        .map_or(String::new(), |words| format!(" {words}"));
    let verdict = format!(
        "stated {}, {}{difference}: {}{agreement}",
        stated_words(Messages::in_digits(), audited),
        outcome.shown_words(
            Messages::in_digits(),
            &counted_words(Messages::in_digits(), audited)
        ),
        verdict_word(Messages::in_digits(), audited),
    );
    labelled(out, "verdict:", &verdict);
    if let Some(periods) = period_words(Messages::in_digits(), audited) {
        labelled(out, "by day:", &periods);
    }
    let no_place = no_place_words(Messages::in_digits(), audited);
    let threshold = threshold_words(Messages::in_digits(), audited);
    for reason in no_place.into_iter().chain(threshold) {
        labelled(out, "", &reason);
    }
    if let Some(expected) = claim.expect {
        let because = claim
            .because
            .as_ref()
            .map_or(String::new(), |why| format!(". {why}"));
        labelled(out, "expected:", &format!("{}{because}", expected.name()));
    }
}

/// The column in which the text of the head begins, and the one at which it is folded.
const TEXT_COLUMNS: (usize, usize) = (10, 100);

/// A label and its text, folded between words.
fn labelled(out: &mut String, label: &str, text: &str) {
    let (indent, most) = TEXT_COLUMNS;
    let mut line = format!("{label:indent$}");
    let mut is_empty = true;
    for word in text.split(' ') {
        if !is_empty && line.width() + 1 + word.width() > most {
            let _ = writeln!(out, "{line}");
            line = " ".repeat(indent);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    let _ = writeln!(out, "{line}");
}

fn record(out: &mut String, network: &Network<'_>, ground: &Justification<'_>, place: &str) {
    let _ = writeln!(
        out,
        "      {} ({place}): {}",
        ground.record,
        fact_words(network, ground.fact)
    );
    for citation in &ground.citations {
        let _ = writeln!(out, "        {}", citation_words(network, citation));
    }
    if ground.others > 0 {
        let _ = writeln!(
            out,
            "        and {}",
            how_many(ground.others, "more citation")
        );
    }
}

fn citation_words(network: &Network<'_>, citation: &Evidence) -> String {
    let source = source_words(Messages::in_digits(), network, &citation.source);
    let said = match &citation.quote {
        Some(quote) => format!("{source}: \u{201C}{quote}\u{201D}"),
        None => source,
    };
    said + &differing_words(Messages::in_digits(), citation)
}

fn gaps(
    out: &mut String,
    opened: &OpenedRegistry,
    locator: &mut Locator<'_>,
    audited: &AuditedClaim<'_>,
) {
    if audited.gaps.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n  what would decide it");
    for (words, records) in gap_groups(Messages::in_digits(), &audited.gaps) {
        let _ = writeln!(out, "    {words}");
        for record in records {
            let network = audited.question.network;
            let words = gap_record_words(Messages::in_digits(), network, record);
            let place = record.place(network).map_or_else(String::new, |place| {
                let id = record.id(network);
                format!(" ({id}, {})", at(opened, locator, &place))
            });
            let _ = writeln!(out, "      {words}{place}");
        }
    }
}

fn readings(out: &mut String, audited: &AuditedClaim<'_>) {
    let Some(table) = reading_table(Messages::in_digits(), audited) else {
        return;
    };
    let _ = writeln!(out);
    let mut heading = vec!["counted in other ways".to_owned()];
    heading.extend(table.columns);
    let rows = table.rows.into_iter().map(|(words, cells)| {
        let mut line = vec![format!("  {words}")];
        line.extend(cells);
        line
    });
    let lines: Vec<Vec<String>> = std::iter::once(heading).chain(rows).collect();
    aligned(out, "  ", &lines);
}

/// Lines of cells, each column as wide as its widest cell.
pub(crate) fn aligned(out: &mut String, indent: &str, lines: &[Vec<String>]) {
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for line in lines {
        let mut text = indent.to_owned();
        for (cell, width) in line.iter().zip(&widths) {
            text.push_str(cell);
            text.push_str(&" ".repeat(width - cell.width() + 2));
        }
        let _ = writeln!(out, "{}", text.trim_end());
    }
}
