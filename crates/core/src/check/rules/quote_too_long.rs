use super::texts::for_each_value;
use crate::check::{Context, Report, Rule};
use crate::fields::Key;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "quote-too-long",
    level: Level::Warning,
    page: include_str!("quote-too-long.md"),
    run: Some(run),
};

/// The greatest number of words in a quote.
const MOST_WORDS: usize = 25;

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_quote = |key: &Key| key.name == "quote";
    for_each_value(context.network.registry, is_quote, |_, quote, place| {
        let words = quote.split_whitespace();
        // A dash between two spaces is no word.
        let words = words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        if words > MOST_WORDS {
            report
                .found(
                    place(),
                    format!("the quote has {words} words, more than {MOST_WORDS}"),
                )
                .label("a long quote")
                .help("quote only the words that say it");
        }
    });
}
