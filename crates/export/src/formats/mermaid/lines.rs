//! How the lines of the tiers differ, and what the legend calls them.

use std::collections::BTreeSet;

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
pub(super) fn line_words(widths: &BTreeSet<usize>, width: usize) -> String {
    let place = widths.range(..=width).count();
    match (place, widths.len()) {
        (_, 1) => "Line".to_owned(),
        (1, 2 | 3) => "Thin line".to_owned(),
        (2, 2) => "Thick line".to_owned(),
        (2, 3) => "Thicker line".to_owned(),
        (3, 3) => "Thickest line".to_owned(),
        (place, count) => format!("Line {place} of {count}, from thin to thick"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_lines_tell_them_apart() {
        for count in 1..=6 {
            let widths: BTreeSet<usize> = (0..count).map(|place| 12 + 4 * place).collect();
            let words = widths.iter().map(|width| line_words(&widths, *width));
            let words: BTreeSet<String> = words.collect();
            assert_eq!(words.len(), widths.len(), "{words:?}");
        }
    }
}
