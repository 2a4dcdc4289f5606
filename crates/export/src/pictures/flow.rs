//! Words and marks in lines of a given width.

use super::text_width::{fitted, text_width};

/// The text in lines of at most a width, broken between words but not at a no-break space; a word
/// that is wider by itself is cut. Never empty.
#[must_use]
pub(crate) fn wrapped(text: &str, size: f64, is_bold: bool, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let breaks = |it: char| it.is_whitespace() && it != '\u{a0}';
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        let word = fitted(word, size, is_bold, width);
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if text_width(&longer, size, is_bold) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The widths of the columns of a legend whose entries have these widths, of one kind and then of
/// the next, each kind beginning a new row: as many columns as stand side by side in a width, with
/// a gap between them. One, where not even that has room; none without entries.
#[must_use]
pub(crate) fn columns_of(kinds: &[Vec<f64>], gap: f64, width: f64) -> Vec<f64> {
    let most = kinds.iter().map(Vec::len).max().unwrap_or_default();
    let columns = |count: usize| -> Vec<f64> {
        let mut widest = vec![0.0_f64; count];
        for row in kinds.iter().flat_map(|kind| kind.chunks(count)) {
            for (column, entry) in widest.iter_mut().zip(row) {
                *column = column.max(*entry);
            }
        }
        widest
    };
    let fits = |columns: &Vec<f64>| columns.iter().map(|it| it + gap).sum::<f64>() - gap <= width;
    let found = (2..=most).rev().map(columns).find(fits);
    found.unwrap_or_else(|| match most {
        0 => Vec::new(),
        _ => columns(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        let text = "South Caucasus and neighbouring region";
        let lines = wrapped(text, 12.0, true, 160.0);
        assert_eq!(lines, ["South Caucasus and", "neighbouring region"]);
        let lines = wrapped("neighbouring region\u{a0}·\u{a0}2", 12.0, true, 140.0);
        assert_eq!(lines, ["neighbouring", "region\u{a0}·\u{a0}2"]);
        assert_eq!(wrapped("", 12.0, false, 10.0), [""]);
        let long = "x".repeat(200);
        for line in wrapped(&long, 12.0, false, 100.0) {
            assert!(text_width(&line, 12.0, false) <= 100.0);
        }
    }

    #[test]
    fn as_many_columns_as_have_room() {
        let kinds = [vec![40.0, 30.0, 10.0], vec![20.0, 50.0]];
        assert_eq!(columns_of(&kinds, 10.0, 120.0), [40.0, 50.0, 10.0]);
        assert_eq!(columns_of(&kinds, 10.0, 119.0), [40.0, 50.0]);
        assert_eq!(columns_of(&kinds, 10.0, 20.0), [50.0]);
        assert_eq!(columns_of(&[vec![]], 10.0, 20.0), [0.0; 0]);
    }
}
