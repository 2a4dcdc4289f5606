//! A scanner of the canonical form, which nearly every record file has: the same events as the
//! general parser, many times as fast.
//!
//! It goes through the text line by line and stops at the first byte that it does not know. Then
//! the general parser reads the whole file, so the scanner never decides what a file says. It knows
//! nothing of nouns and keys, and this form of YAML:
//!
//! - lines that end with a line feed, alone or behind a carriage return, indented by spaces, and
//!   comments;
//! - mappings and lists in block form, `key:` with the value on the same line or below it, and `- `
//!   before an element, which may begin on the same line; the whole text is a mapping;
//! - keys of ASCII letters, digits, `-`, `_` and `.`, without quotes;
//! - values on one line: without quotes, in single quotes, or in double quotes with the escapes
//!   `\"`, `\\`, `\n`, `\r` and `\t`;
//! - lists and mappings in brackets on one line, each key with a value.
//!
//! Anything else is not known to it: tabs, anchors, aliases, tags, block scalars,
//! texts on several lines, quoted keys, markers of documents, and control characters.

mod brackets;
mod bytes;
mod line;
mod mark;
mod scalar;

pub(super) use mark::{Mark, MarkKind};

/// What the scanner gives next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scanned {
    /// A piece of the structure.
    Mark(Mark),
    /// The end of the text.
    End,
    /// Something that the scanner does not know begins at this offset or behind it.
    Unknown(usize),
}

/// Scans one text.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// The marks of the line that was scanned last, and how many of them were given.
    marks: Vec<Mark>,
    given: usize,
    /// The mappings and lists in block form that are open, the outermost first.
    blocks: Vec<Block>,
    /// How many lists and mappings in brackets are open.
    brackets: usize,
    /// Whether the next line must be deeper, as behind a key at the end of a line.
    is_value_owed: bool,
    /// The bytes of the comments so far.
    pub(super) comments: Vec<(usize, usize)>,
    state: ScannerState,
}

/// How far a scanner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ScannerState {
    Reading,
    Over,
    GivenUp,
}

/// A mapping or a list in block form.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// The column of its keys, or of its dashes.
    column: usize,
    is_list: bool,
}

/// The text is not of the form that the scanner knows.
#[derive(Debug, Clone, Copy)]
struct UnknownForm;

/// Whether something was of the form that the scanner knows.
type Known<T> = Result<T, UnknownForm>;

impl<'t> Scanner<'t> {
    /// A scanner at the start of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Scanner {
            text,
            at: 0,
            marks: Vec::new(),
            given: 0,
            blocks: Vec::new(),
            brackets: 0,
            is_value_owed: false,
            comments: Vec::new(),
            state: ScannerState::Reading,
        }
    }

    /// The next mark.
    pub(super) fn next_mark(&mut self) -> Scanned {
        loop {
            if let Some(mark) = self.marks.get(self.given) {
                self.given += 1;
                return Scanned::Mark(*mark);
            }
            match self.state {
                ScannerState::Reading => {}
                ScannerState::Over => return Scanned::End,
                ScannerState::GivenUp => return Scanned::Unknown(self.at),
            }
            self.marks.clear();
            self.given = 0;
            if self.scan_line().is_err() {
                self.marks.clear();
                self.state = ScannerState::GivenUp;
            }
        }
    }

    /// Whether the text is not of the form that the scanner knows.
    pub(super) fn has_given_up(&self) -> bool {
        self.state == ScannerState::GivenUp
    }

    /// The byte at an offset. A line feed stands for the end of a line, whichever it is, and for that
    /// of the text.
    fn byte_at(&self, at: usize) -> u8 {
        let bytes = self.text.as_bytes();
        match bytes.get(at) {
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => b'\n',
            Some(byte) => *byte,
            None => b'\n',
        }
    }

    fn byte(&self) -> u8 {
        self.byte_at(self.at)
    }

    fn mark(&mut self, kind: MarkKind, start: usize, end: usize) -> Known<()> {
        self.marks
            .push(Mark::new(kind, start, end).ok_or(UnknownForm)?);
        Ok(())
    }

    fn skip_spaces(&mut self) {
        while self.text.as_bytes().get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }
}
