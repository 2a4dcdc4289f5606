use crate::check::{Context, Report};
use crate::fields::Key;
use crate::finding::{Rule, for_each_value};
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "quote-too-long",
    summary: "A quote has more than 25 words.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("quote-too-long.md"),
};

/// The greatest number of words in a quote.
const MOST_WORDS: usize = 25;

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_quote = |key: &Key| key.name == "quote";
    for_each_value(context.network.registry, is_quote, |value| {
        let quote = &*value.text();
        // So few bytes are not so many words, with a space behind each.
        if quote.len() <= 2 * MOST_WORDS {
            return;
        }
        let words = quote.split_whitespace();
        // A dash between two spaces is not a word.
        let words = words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        if words > MOST_WORDS {
            report
                .found(
                    value.place(),
                    format!("the quote has {words} words, more than {MOST_WORDS}"),
                )
                .label("too long")
                .help("quote only the words that are needed");
        }
    });
}
