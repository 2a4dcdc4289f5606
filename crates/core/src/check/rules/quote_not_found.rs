use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::Level;
use crate::quotes::{Around, Passage, QuoteMismatch, QuotePlace};

pub(super) static RULE: Rule = Rule {
    name: "quote-not-found",
    summary: "A quote is not found in the archived copy of its source.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("quote-not-found.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for miss in &context.quotes.misses {
        let (key, message, help) = match &miss.found {
            QuotePlace::Once { .. } | QuotePlace::Often { .. } => continue,
            QuotePlace::Nowhere {
                nearest,
                was_sought,
            } => {
                let archive = &miss.archive;
                let help = match nearest {
                    Some(passage) => shown(miss, passage),
                    None if *was_sought => {
                        format!("no similar passage in `{archive}`; quote the copy word by word")
                    }
                    None => format!(
                        "quote the words of `{archive}`; similar passages were not searched for, \
                         because it is long and many quotes are missing from it"
                    ),
                };
                (
                    "quote",
                    "the archived copy does not contain the quote",
                    help,
                )
            }
            QuotePlace::Unsought => (
                "quote",
                "the quote was not searched for: the archived copy is too long for the number of \
                 its quotes",
                format!("split `{}` into copies of single pages", miss.archive),
            ),
            QuotePlace::Elsewhere { missing, passage } => {
                let (key, message) = match missing {
                    Around::Before => ("before", "these words are not directly before the quote"),
                    Around::After => ("after", "these words are not directly after the quote"),
                    Around::Both => ("quote", "the quote is not directly between these words"),
                };
                (key, message, shown(miss, passage))
            }
        };
        report
            .found(miss.citation.place(key), message)
            .label("not in the copy")
            .help(help);
    }
}

/// What the copy has instead.
fn shown(miss: &QuoteMismatch, passage: &Passage) -> String {
    let Passage { line, words } = passage;
    format!("line {line} of `{}` says: '{words}'", miss.archive)
}
