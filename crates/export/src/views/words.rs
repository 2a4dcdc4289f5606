//! Spans of time and names as one reads them in a running text.

/// A span of time or a number, with the ends of the span set apart.
pub(crate) fn spaced_spans(text: &str) -> String {
    text.replace('/', " \u{2013} ")
}

/// Words at the beginning of a sentence.
pub(crate) fn capitalised(words: &str) -> String {
    let first = words.chars().take(1).flat_map(char::to_uppercase);
    first.chain(words.chars().skip(1)).collect()
}
