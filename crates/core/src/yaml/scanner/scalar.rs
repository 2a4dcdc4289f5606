//! Values that are one text.

use super::bytes::{
    COMMENT, IN_DOUBLE_QUOTES, IN_SINGLE_QUOTES, PLAIN, PLAIN_IN_BRACKETS, end_of_run,
};
use super::{Known, MarkKind, Scanner, UnknownForm};

impl Scanner<'_> {
    /// A value without quotes in block form, and the rest of its line.
    pub(super) fn plain(&mut self) -> Known<()> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        loop {
            at = end_of_run(bytes, at, PLAIN);
            match self.byte_at(at) {
                b'\n' => break,
                b':' if !matches!(self.byte_at(at + 1), b' ' | b'\n' | b'\t' | b'\r') => at += 1,
                b'#' if bytes[at - 1] == b' ' => break,
                b'#' => at += 1,
                _ => return Err(UnknownForm),
            }
        }
        self.plain_mark(start, at)?;
        self.at = at;
        match self.byte() {
            // A value does not go on behind a comment.
            b'#' => self.comment(),
            _ => {
                self.line_feed();
                Ok(())
            }
        }
    }

    /// A value without quotes within brackets.
    pub(super) fn plain_in_brackets(&mut self) -> Known<()> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        loop {
            at = end_of_run(bytes, at, PLAIN_IN_BRACKETS);
            let next = self.byte_at(at + 1);
            match self.byte_at(at) {
                b',' | b']' | b'}' => break,
                b':' if !matches!(
                    next,
                    b' ' | b'\n' | b'\t' | b'\r' | b',' | b'[' | b']' | b'{' | b'}'
                ) =>
                {
                    at += 1;
                }
                b'#' if bytes[at - 1] != b' ' => at += 1,
                _ => return Err(UnknownForm),
            }
        }
        self.plain_mark(start, at)?;
        self.at = at;
        Ok(())
    }

    /// The spaces before the end of a value are not a part of it.
    fn plain_mark(&mut self, start: usize, mut end: usize) -> Known<()> {
        while self.text.as_bytes()[end - 1] == b' ' {
            end -= 1;
        }
        self.mark(MarkKind::Plain, start, end)
    }

    /// A value in quotes, whichever quotes begin here.
    pub(super) fn quoted(&mut self) -> Known<()> {
        match self.byte() {
            b'"' => self.double_quoted(),
            _ => self.single_quoted(),
        }
    }

    fn double_quoted(&mut self) -> Known<()> {
        let mut at = self.at + 1;
        let mut kind = MarkKind::Quoted;
        loop {
            at = end_of_run(self.text.as_bytes(), at, IN_DOUBLE_QUOTES);
            match (self.byte_at(at), self.byte_at(at + 1)) {
                (b'"', _) => break,
                (b'\\', b'"' | b'\\' | b'n' | b'r' | b't') => {
                    kind = MarkKind::Escaped;
                    at += 2;
                }
                _ => return Err(UnknownForm),
            }
        }
        self.mark(kind, self.at, at + 1)?;
        self.at = at + 1;
        Ok(())
    }

    fn single_quoted(&mut self) -> Known<()> {
        let mut at = self.at + 1;
        let mut kind = MarkKind::Quoted;
        loop {
            at = end_of_run(self.text.as_bytes(), at, IN_SINGLE_QUOTES);
            match (self.byte_at(at), self.byte_at(at + 1)) {
                (b'\'', b'\'') => {
                    kind = MarkKind::Doubled;
                    at += 2;
                }
                (b'\'', _) => break,
                _ => return Err(UnknownForm),
            }
        }
        self.mark(kind, self.at, at + 1)?;
        self.at = at + 1;
        Ok(())
    }

    /// From `#` to the start of the next line.
    pub(super) fn comment(&mut self) -> Known<()> {
        let start = self.at;
        self.at = end_of_run(self.text.as_bytes(), self.at, COMMENT);
        if self.byte() != b'\n' {
            return Err(UnknownForm);
        }
        self.comments.push((start, self.at));
        self.line_feed();
        Ok(())
    }

    /// What is behind a value on its line: spaces, perhaps a comment.
    pub(super) fn end_of_line(&mut self) -> Known<()> {
        let start = self.at;
        self.skip_spaces();
        match self.byte() {
            b'\n' => {
                self.line_feed();
                Ok(())
            }
            b'#' if self.at > start => self.comment(),
            _ => Err(UnknownForm),
        }
    }

    /// Goes behind the end of a line; the last line may lack one.
    pub(super) fn line_feed(&mut self) {
        let length = match self.text.as_bytes().get(self.at) {
            Some(b'\r') => 2,
            _ => 1,
        };
        self.at = (self.at + length).min(self.text.len());
    }
}
