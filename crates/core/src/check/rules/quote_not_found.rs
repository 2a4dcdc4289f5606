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
                        format!("nothing in `{archive}` is near it; quote its own words")
                    }
                    None => format!(
                        "quote the words of `{archive}`; the nearest of them were not looked for, \
                         since it is long and lacks many quotes"
                    ),
                };
                ("quote", "the archived copy does not hold the quote", help)
            }
            QuotePlace::Unsought => (
                "quote",
                "the quote was not looked for: the archived copy is too long for so many quotes",
                format!("divide `{}` into copies of single pages", miss.archive),
            ),
            QuotePlace::Elsewhere { missing, passage } => {
                let (key, message) = match missing {
                    Around::Before => ("before", "these words do not stand before the quote"),
                    Around::After => ("after", "these words do not stand after the quote"),
                    Around::Both => ("quote", "the quote does not stand between these words"),
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
    format!(
        "the archive has, at line {line} of `{}`: '{words}'",
        miss.archive
    )
}
