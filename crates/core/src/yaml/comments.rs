//! The comments and blank lines of a file, by the key or the element that they belong to, so that
//! they go where it goes.

use std::collections::BTreeMap;

use super::events::comments;
use super::marks::{Mark, Marks, Sign, Step};

/// What is above a key, an element, or the end of a mapping or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A blank line.
    Blank,
    /// A comment on a line of its own.
    Comment(String),
}

/// A comment behind a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) comment: String,
    /// Where it begins, if spaces before it put it in line with others: how many characters are
    /// before it.
    pub(super) column: usize,
}

/// The comments and blank lines at a value, and at all values in it.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// What is on the lines above; of the whole file, what is at its head.
    pub(super) above: Vec<Line>,
    /// Comments on the lines of its key and of its value.
    pub(super) beside: Vec<Beside>,
    /// What follows the last value in it.
    pub(super) at_end: Vec<Line>,
    /// Whether there is a comment in it, so that it cannot be on one line.
    pub(super) is_inside: bool,
    below: BTreeMap<Step, Comments>,
}

/// A value without comments.
pub(super) static NONE: Comments = Comments {
    above: Vec::new(),
    beside: Vec::new(),
    at_end: Vec::new(),
    is_inside: false,
    below: BTreeMap::new(),
};

impl Comments {
    /// The comments of a text; none if it is not YAML, or holds what the format does not have.
    pub(super) fn of(text: &str) -> Option<Self> {
        let marks = Marks::of(text)?;
        let found = comments(text)?;
        let mut placing = Placing {
            text,
            marks: &marks,
            all: Comments::default(),
        };
        let mut found = found.into_iter().peekable();
        for (position, next) in marks.all.iter().enumerate() {
            let before = position.checked_sub(1).map(|before| &marks.all[before]);
            let mut gap = Gap {
                before,
                next,
                last: before.map_or(0, |mark| mark.end),
                ended: 0,
            };
            while let Some((start, end)) = found.next_if(|(start, _)| *start < next.start) {
                placing.comment(&mut gap, start, end);
            }
            placing.blank(&gap);
        }
        let mut all = placing.all;
        if let Some(first) = marks.all.first().and_then(|mark| mark.begins) {
            all.part_head(&marks, first);
        }
        Some(all)
    }

    /// The comments of a text that holds nothing else, as those at the head of a file.
    pub(super) fn alone(text: &str) -> Option<Self> {
        let mut all = Comments::default();
        for (start, end) in comments(text)? {
            all.above.push(Line::Comment(text[start..end].to_owned()));
        }
        Some(all)
    }

    /// The comments of the value under a key.
    pub(super) fn key(&self, name: &str) -> &Comments {
        self.below.get(&Step::Key(name.to_owned())).unwrap_or(&NONE)
    }

    /// The comments of an element of a list.
    pub(super) fn element(&self, index: usize) -> &Comments {
        self.below.get(&Step::Element(index)).unwrap_or(&NONE)
    }

    /// The comments of a slot. If `is_comment`, all that it is in cannot be on one line.
    fn at(&mut self, marks: &Marks, slot: usize, is_comment: bool) -> &mut Comments {
        let mut place = self;
        for step in marks.path(slot) {
            place.is_inside |= is_comment;
            place = place.below.entry(step.clone()).or_default();
        }
        place
    }

    /// Keeps the comments at the head of the file there, as its licence, even if its first key has
    /// another place in canonical form. Those behind a blank line belong to the key.
    fn part_head(&mut self, marks: &Marks, first: usize) {
        let above = &mut self.at(marks, first, false).above;
        let blank = above.iter().rposition(|line| *line == Line::Blank);
        let of_key = blank.map_or(above.len(), |blank| blank + 1);
        let rest = above.split_off(of_key);
        self.above = std::mem::replace(above, rest);
    }
}

/// What is between two marks.
struct Gap<'m> {
    before: Option<&'m Mark>,
    next: &'m Mark,
    /// Where the last comment in it, or the mark before it, ends.
    last: usize,
    /// How many of the mappings and lists that end in it are behind.
    ended: usize,
}

/// Places comments.
struct Placing<'t> {
    text: &'t str,
    marks: &'t Marks,
    all: Comments,
}

impl Placing<'_> {
    fn comment(&mut self, gap: &mut Gap<'_>, start: usize, end: usize) {
        let comment = self.text[start..end].to_owned();
        if let Some(slot) = self.line_of(gap, start) {
            let line = self.line_before(start);
            let is_put_in_line = line.ends_with("   ");
            let column = if is_put_in_line {
                line.chars().count()
            } else {
                0
            };
            let beside = Beside { comment, column };
            self.all.at(self.marks, slot, true).beside.push(beside);
        } else {
            let is_blank = self.has_blank_line(gap.last, start) && gap.inside().is_none();
            let lines = self.own_line(gap, start);
            if is_blank {
                lines.push(Line::Blank);
            }
            lines.push(Line::Comment(comment));
        }
        // The first line of a block of text may end with a comment.
        gap.last = gap.last.max(end);
    }

    /// The slot whose line a comment is on; none if it is on a line of its own.
    fn line_of(&self, gap: &Gap<'_>, start: usize) -> Option<usize> {
        let before = gap.before?;
        // The header of a block of text is before its end.
        let end = if before.end <= start {
            before.end
        } else {
            before.start
        };
        let between = &self.text[end..start];
        let Some(newline) = between.rfind('\n') else {
            return Some(before.slot);
        };
        match between[newline..].trim() {
            "-" => gap.next.begins,
            "," => Some(before.slot),
            _ => None,
        }
    }

    /// The lines that a comment on a line of its own belongs to.
    fn own_line(&mut self, gap: &mut Gap<'_>, start: usize) -> &mut Vec<Line> {
        let next = gap.next;
        let above = next.begins.unwrap_or(next.slot);
        if let Some(brackets) = gap.inside() {
            return match next.sign {
                Sign::Close if next.slot == brackets => self.end_of(brackets),
                _ => &mut self.all.at(self.marks, above, true).above,
            };
        }
        let column = self.line_before(start).chars().count();
        let next_column = next.begins.map_or(0, |slot| self.marks.slots[slot].column);
        let is_in = |(_, inner): &(usize, usize)| column >= *inner && column > next_column;
        let mut ended = next.ended[gap.ended..].iter();
        gap.ended = match ended.position(is_in) {
            // What comes next has begun already, as with the dash of an element.
            _ if self.has_sign(gap, start) => next.ended.len(),
            Some(passed) => gap.ended + passed,
            None => next.ended.len(),
        };
        match next.ended.get(gap.ended) {
            Some((slot, _)) => self.end_of(*slot),
            None if next.sign == Sign::End => &mut self.all.at_end,
            None => &mut self.all.at(self.marks, above, true).above,
        }
    }

    fn end_of(&mut self, slot: usize) -> &mut Vec<Line> {
        let place = self.all.at(self.marks, slot, true);
        place.is_inside = true;
        &mut place.at_end
    }

    /// Whether something but comments is between the mark before a gap and an offset in it.
    fn has_sign(&self, gap: &Gap<'_>, offset: usize) -> bool {
        let start = gap.before.map_or(0, |mark| mark.end);
        let lines = self.text[start.min(offset)..offset].lines();
        lines
            .map(str::trim_start)
            .any(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// Keeps a blank line before what begins behind a gap.
    fn blank(&mut self, gap: &Gap<'_>) {
        if let Some(slot) = gap.next.begins
            && gap.inside().is_none()
            && self.has_blank_line(gap.last, gap.next.start)
        {
            self.all.at(self.marks, slot, false).above.push(Line::Blank);
        }
    }

    /// The line of an offset, up to there.
    fn line_before(&self, offset: usize) -> &str {
        let before = &self.text[..offset];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        before[line..].trim_start_matches('\u{FEFF}')
    }

    fn has_blank_line(&self, from: usize, to: usize) -> bool {
        let between = self.text.get(from..to).unwrap_or_default();
        let space = &between[..between.len() - between.trim_start().len()];
        space.matches('\n').count() > 1
    }
}

impl Gap<'_> {
    /// The slot of the brackets or braces that it is in.
    fn inside(&self) -> Option<usize> {
        self.before.and_then(|mark| mark.inside)
    }
}
