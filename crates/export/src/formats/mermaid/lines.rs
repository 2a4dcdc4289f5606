//! How the lines of the tiers differ, and what the legend calls them.

use std::collections::BTreeSet;

use chancery_core::messages::Messages;
use chancery_core::say;

use crate::style::LineStyle;

/// The width of a line in tenths of a pixel. Mermaid knows no double line, so that one is thick.
pub(super) fn line_width(line: LineStyle) -> usize {
    match line {
        LineStyle::Double => 40,
        LineStyle::Dotted { .. } => 20,
        LineStyle::Single { tenths } => tenths,
    }
}

/// What a line of a width is called beside the others, by whose widths it is told apart.
pub(super) fn line_words(messages: &Messages, widths: &BTreeSet<usize>, width: usize) -> String {
    let place = widths.range(..=width).count();
    match (place, widths.len()) {
        (_, 1) => say!(messages, "diagrams-line"),
        (1, 2 | 3) => say!(messages, "diagrams-thin-line"),
        (2, 2) => say!(messages, "diagrams-thick-line"),
        (2, 3) => say!(messages, "diagrams-thicker-line"),
        (3, 3) => say!(messages, "diagrams-thickest-line"),
        (place, count) => say!(messages, "diagrams-line-of", place = place, count = count),
    }
}

/// What a dotted line is called.
pub(super) fn dotted_words(messages: &Messages, dashes: usize) -> String {
    match dashes {
        0 => say!(messages, "diagrams-dotted-line"),
        1 => say!(messages, "diagrams-dots-and-dashes"),
        _ => say!(messages, "diagrams-dot-and-dashes", count = dashes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_lines_tell_them_apart() {
        for count in 1..=6 {
            let widths: BTreeSet<usize> = (0..count).map(|place| 12 + 4 * place).collect();
            let words = widths
                .iter()
                .map(|width| line_words(Messages::english(), &widths, *width));
            let words: BTreeSet<String> = words.collect();
            assert_eq!(words.len(), widths.len(), "{words:?}");
        }
    }
}
