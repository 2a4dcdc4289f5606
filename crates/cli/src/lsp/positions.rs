//! Bytes of a text, and lines and columns as the protocol counts them: from 0, in units of UTF-16.

use std::borrow::Cow;

use chancery_core::yaml::Located;
use line_index::{LineCol, LineIndex, TextRange, TextSize, WideEncoding, WideLineCol};
use lsp_types::{Position, Range};

/// A text with the places of its lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    index: LineIndex,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Lines {
            text,
            index: LineIndex::new(&with_line_feeds(text)),
        }
    }

    /// The position of a byte; of one that is behind the text, its end.
    pub(super) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let at = u32::try_from(offset).unwrap_or(u32::MAX);
        let narrow = self.index.try_line_col(TextSize::new(at));
        let wide = narrow.and_then(|narrow| self.index.to_wide(WideEncoding::Utf16, narrow));
        wide.map_or(Position::default(), |wide| Position {
            line: wide.line,
            character: wide.col,
        })
    }

    /// The bytes from `start` to `end`.
    pub(super) fn range(&self, start: usize, end: usize) -> Range {
        Range {
            start: self.position(start),
            end: self.position(end),
        }
    }

    /// Where a finding is; what points at nothing points at the character there.
    pub(super) fn located(&self, located: &Located) -> Range {
        self.range(located.span.start, located.span.end.max(located.span.start))
    }

    /// The whole text.
    pub(super) fn all(&self) -> Range {
        self.range(0, self.text.len())
    }

    /// The byte at a position. A column behind the end of its line is the end of the line, and a
    /// line behind the last one the end of the text, as the protocol says.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(line) = self.line(position.line) else {
            return self.text.len();
        };
        let (start, end) = (usize::from(line.start()), usize::from(line.end()));
        let text = self.text.get(start..end).unwrap_or_default();
        let end = start + text.trim_end_matches(['\n', '\r']).len();
        let wide = WideLineCol {
            line: position.line,
            col: position.character,
        };
        let narrow = self.index.to_utf8(WideEncoding::Utf16, wide);
        let narrow = narrow.unwrap_or(LineCol {
            line: position.line,
            col: u32::MAX,
        });
        let mut at = start.saturating_add(narrow.col as usize).min(end);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn line(&self, line: u32) -> Option<TextRange> {
        self.index.line(line)
    }
}

/// The text with a line feed in place of each carriage return that stands alone: both end a line.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let is_alone = |at: usize| !text[at + 1..].starts_with('\n');
    if !text.match_indices('\r').any(|(at, _)| is_alone(at)) {
        return Cow::Borrowed(text);
    }
    let signs = text.char_indices().map(|(at, sign)| match sign {
        '\r' if is_alone(at) => '\n',
        sign => sign,
    });
    Cow::Owned(signs.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_utf_16() {
        let text = "a: \u{1F310}é\nb: c\r\n";
        let lines = Lines::new(text);
        let at = |line, character| Position { line, character };
        assert_eq!(lines.position(0), at(0, 0));
        assert_eq!(lines.position(7), at(0, 5));
        assert_eq!(lines.position(text.len()), at(2, 0));
        assert_eq!(lines.offset(at(0, 5)), 7);
        // The middle of a pair, and what is behind the end of a line or of the text.
        assert!(text.is_char_boundary(lines.offset(at(0, 4))));
        assert_eq!(lines.offset(at(1, 99)), 14);
        assert_eq!(lines.offset(at(9, 0)), text.len());
        // A carriage return alone ends a line.
        let old = Lines::new("a\rb: é\r\nc\r\r\nd");
        assert_eq!(old.position(2), at(1, 0));
        assert_eq!(old.offset(at(1, 9)), 7);
        assert_eq!(old.offset(at(2, 9)), 10);
        assert_eq!(old.offset(at(4, 0)), 13);
        // Between the two signs that end a line there is no place of its own.
        for (offset, _) in text.char_indices().filter(|(_, sign)| *sign != '\n') {
            assert_eq!(lines.offset(lines.position(offset)), offset, "{offset}");
        }
    }
}
