//! One line of block form: how deep it is, its dashes, its key and its value.

use super::bytes::{FIRST, KEY, begins_plain, end_of_run, is};
use super::{Block, Known, MarkKind, Scanner, ScannerState, UnknownForm};
use crate::yaml::events::DEEPEST_NESTING;

impl Scanner<'_> {
    /// Scans the next line that holds more than a comment, or the end of the text.
    pub(super) fn scan_line(&mut self) -> Known<()> {
        let Some(column) = self.start_of_line()? else {
            return self.end_of_text();
        };
        let is_dash = self.is_dash();
        let mut may_open = self.is_value_owed;
        if self.blocks.is_empty() {
            // The text begins.
            if column != 0 || is_dash {
                return Err(UnknownForm);
            }
            may_open = true;
        } else if self.is_value_owed {
            let around = self.innermost()?;
            // A list may be in the column of its key.
            let is_list_of_key = is_dash && column == around.column && !around.is_list;
            if column <= around.column && !is_list_of_key {
                return Err(UnknownForm);
            }
        } else {
            self.close_deeper(column, is_dash)?;
        }
        self.is_value_owed = self.content(column, may_open)?;
        Ok(())
    }

    /// Goes to the first byte of the next line that is not empty, and gives its column; none at the
    /// end of the text.
    fn start_of_line(&mut self) -> Known<Option<usize>> {
        while self.at < self.text.len() {
            let start = self.at;
            self.skip_spaces();
            match self.byte() {
                b'\n' => self.line_feed(),
                b'#' => self.comment()?,
                _ => return Ok(Some(self.at - start)),
            }
        }
        Ok(None)
    }

    fn end_of_text(&mut self) -> Known<()> {
        // An empty text, and a last key without its value.
        if self.is_value_owed || self.blocks.is_empty() {
            return Err(UnknownForm);
        }
        while !self.blocks.is_empty() {
            self.close()?;
        }
        self.state = ScannerState::Over;
        Ok(())
    }

    fn is_dash(&self) -> bool {
        self.byte() == b'-' && self.byte_at(self.at + 1) == b' '
    }

    fn innermost(&self) -> Known<Block> {
        self.blocks.last().copied().ok_or(UnknownForm)
    }

    /// Closes the blocks that a line in this column is not a part of.
    fn close_deeper(&mut self, column: usize, is_dash: bool) -> Known<()> {
        loop {
            let around = self.innermost()?;
            let is_list_over = around.column == column && around.is_list && !is_dash;
            if around.column > column || is_list_over {
                self.close()?;
            } else if around.column < column {
                return Err(UnknownForm);
            } else {
                return Ok(());
            }
        }
    }

    fn close(&mut self) -> Known<()> {
        let kind = match self.blocks.pop() {
            Some(Block { is_list: true, .. }) => MarkKind::ListEnd,
            _ => MarkKind::MappingEnd,
        };
        self.mark(kind, self.at, self.at)
    }

    fn open(&mut self, column: usize, is_list: bool) -> Known<()> {
        if self.blocks.len() == DEEPEST_NESTING {
            return Err(UnknownForm);
        }
        self.blocks.push(Block { column, is_list });
        let kind = match is_list {
            true => MarkKind::ListStart,
            false => MarkKind::MappingStart,
        };
        self.mark(kind, self.at, self.at)
    }

    /// What is in a column of the line, up to its end. `may_open` says whether a block may begin
    /// here. Gives whether a value is owed on the next line.
    fn content(&mut self, mut column: usize, mut may_open: bool) -> Known<bool> {
        while self.is_dash() {
            column = self.dash(column, may_open)?;
            may_open = true;
        }
        let start = self.at;
        let end = end_of_run(self.text.as_bytes(), start, KEY);
        let is_key = end > start
            && is(self.byte_at(start), FIRST)
            && self.byte_at(end) == b':'
            && matches!(self.byte_at(end + 1), b' ' | b'\n');
        if is_key {
            if may_open {
                self.open(column, false)?;
            } else if self.innermost()?.is_list {
                return Err(UnknownForm);
            }
            return self.key(start, end);
        }
        // A value alone is an element of a list.
        if !may_open || !self.innermost()?.is_list {
            return Err(UnknownForm);
        }
        self.value()?;
        Ok(false)
    }

    /// A dash and the spaces behind it, with the list that it begins. Gives the column behind them.
    fn dash(&mut self, column: usize, may_open: bool) -> Known<usize> {
        let mut opened = None;
        if may_open {
            let is_in_column_of_key = self.blocks.last().is_some_and(|it| it.column == column);
            opened = is_in_column_of_key.then_some(self.marks.len());
            self.open(column, true)?;
        } else if !self.innermost()?.is_list {
            return Err(UnknownForm);
        }
        let start = self.at;
        self.at += 1;
        self.skip_spaces();
        // The general parser puts the start of a list that is not deeper than its key here.
        if let Some(mark) = opened.and_then(|mark| self.marks.get_mut(mark)) {
            mark.move_to(self.at).ok_or(UnknownForm)?;
        }
        Ok(column + self.at - start)
    }

    /// A key, and the value that is on its line. Gives whether the value is owed.
    fn key(&mut self, start: usize, end: usize) -> Known<bool> {
        self.mark(MarkKind::Plain, start, end)?;
        self.at = end + 1;
        self.skip_spaces();
        match self.byte() {
            b'\n' => self.line_feed(),
            b'#' => self.comment()?,
            _ => {
                self.value()?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A value in block form, and the rest of its line.
    fn value(&mut self) -> Known<()> {
        match self.byte() {
            b'[' | b'{' => {
                self.in_brackets()?;
                self.end_of_line()
            }
            b'"' | b'\'' => {
                self.quoted()?;
                self.end_of_line()
            }
            _ if begins_plain(self.text.as_bytes(), self.at) => self.plain(),
            _ => Err(UnknownForm),
        }
    }
}
