//! Lists and mappings in brackets, on one line.

use super::bytes::{FIRST, KEY, begins_plain, end_of_run, is};
use super::{Known, MarkKind, Scanner, UnknownForm};
use crate::yaml::events::DEEPEST_NESTING;

impl Scanner<'_> {
    /// What stands in the brackets that open here.
    pub(super) fn in_brackets(&mut self) -> Known<()> {
        self.brackets += 1;
        if self.blocks.len() + self.brackets > DEEPEST_NESTING {
            return Err(UnknownForm);
        }
        let is_mapping = self.byte() == b'{';
        let (first, last, closing) = match is_mapping {
            true => (MarkKind::MappingStart, MarkKind::MappingEnd, b'}'),
            false => (MarkKind::ListStart, MarkKind::ListEnd, b']'),
        };
        self.mark(first, self.at, self.at + 1)?;
        self.at += 1;
        self.skip_spaces();
        while self.byte() != closing {
            if is_mapping {
                self.key_in_brackets()?;
            }
            self.value_in_brackets()?;
            self.skip_spaces();
            match self.byte() {
                b',' => {
                    self.at += 1;
                    self.skip_spaces();
                    // A comma before the bracket that closes is left to the general parser.
                    if self.byte() == closing {
                        return Err(UnknownForm);
                    }
                }
                byte if byte == closing => {}
                _ => return Err(UnknownForm),
            }
        }
        self.mark(last, self.at, self.at + 1)?;
        self.at += 1;
        self.brackets -= 1;
        Ok(())
    }

    fn key_in_brackets(&mut self) -> Known<()> {
        let start = self.at;
        self.at = end_of_run(self.text.as_bytes(), start, KEY);
        let is_key = self.at > start
            && is(self.byte_at(start), FIRST)
            && self.byte() == b':'
            && self.byte_at(self.at + 1) == b' ';
        if !is_key {
            return Err(UnknownForm);
        }
        self.mark(MarkKind::Plain, start, self.at)?;
        self.at += 1;
        self.skip_spaces();
        Ok(())
    }

    fn value_in_brackets(&mut self) -> Known<()> {
        match self.byte() {
            b'[' | b'{' => self.in_brackets(),
            b'"' | b'\'' => self.quoted(),
            _ if begins_plain(self.text.as_bytes(), self.at) => self.plain_in_brackets(),
            _ => Err(UnknownForm),
        }
    }
}
