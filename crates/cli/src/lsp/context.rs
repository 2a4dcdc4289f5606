//! What is being written at a place of a file that may be half typed.
//!
//! The parser cannot say it of a text that breaks off, so lines are followed by their indentation
//! and brackets alone. What this gets wrong offers wrong words, and changes nothing.

use chancery_core::fields::{Key, Kind, Noun};
use chancery_core::model::{FILE_HEAD, Keyword as _, MANIFEST, Section, section_noun};

/// What is expected at a place.
pub(super) struct Expected {
    pub(super) what: What,
    /// Where the word begins that is being written.
    pub(super) start: usize,
    /// The keys that the record has above the place.
    pub(super) seen: Vec<String>,
    pub(super) below: Below,
}

/// What the place is right below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// A key in a block, without a dash or a bracket between them.
    Key,
    /// A key in braces, without a bracket between them.
    FlowKey,
    /// A dash, a bracket, or nothing.
    Other,
}

/// A key or a value.
pub(super) enum What {
    /// A section, or a key at the top of a file.
    Top,
    /// A key of a record.
    KeyOf(&'static Noun),
    /// A value of a key, of a record of a noun.
    ValueOf(&'static Noun, &'static Key),
}

/// The noun of the keys at the top of a file, beside its sections.
pub(super) fn top(is_manifest: bool) -> &'static Noun {
    if is_manifest { &MANIFEST } else { &FILE_HEAD }
}

/// A thing that contains the place.
enum Frame {
    /// The value of a key in a block, whose column this is.
    Key(usize, String),
    /// An element of a list in a block, whose dash is in this column.
    Element(usize),
    /// The value of a key in braces.
    FlowKey(String),
    /// Braces.
    Braces,
    /// Brackets.
    Brackets,
}

#[derive(Default)]
struct Follower {
    frames: Vec<Frame>,
    /// The keys of the record that each frame is in, by the number of frames above it.
    seen: Vec<Vec<String>>,
}

/// What is expected at a byte of a text; `is_manifest` if it is that of the manifest.
pub(super) fn at(text: &str, offset: usize, is_manifest: bool) -> Option<Expected> {
    let before = text.get(..offset)?;
    let mut follower = Follower::default();
    let mut start_of_line = before.len() - before.rsplit('\n').next().unwrap_or_default().len();
    // A line in column 0 begins anew.
    let top = before[..start_of_line]
        .rmatch_indices('\n')
        .map(|(at, _)| at + 1);
    let is_top = |at: usize| before[at..].starts_with(|c: char| c.is_alphabetic() || c == '"');
    let begin = std::iter::once(start_of_line)
        .chain(top)
        .chain([0])
        .find(|at| is_top(*at))
        .unwrap_or(0);
    for line in before[begin..start_of_line].lines() {
        follower.line(line);
    }
    start_of_line = start_of_line.max(begin);
    let word = follower.last_line(&before[start_of_line..])?;
    let what = follower.expected(is_manifest)?;
    let below = match follower.frames.last() {
        Some(Frame::Key(..)) => Below::Key,
        Some(Frame::FlowKey(_)) => Below::FlowKey,
        _ => Below::Other,
    };
    Some(Expected {
        what,
        below,
        start: offset - word.len(),
        seen: follower.seen.pop().unwrap_or_default(),
    })
}

impl Follower {
    fn is_flow(&self) -> bool {
        let last = self.frames.last();
        matches!(
            last,
            Some(Frame::Braces | Frame::Brackets | Frame::FlowKey(_))
        )
    }

    /// Follows a whole line.
    fn line(&mut self, line: &str) {
        let line = without_comment(line);
        if line.trim().is_empty() {
            return;
        }
        let rest = if self.is_flow() {
            line
        } else {
            self.block(line)
        };
        self.flow(rest);
        // A value of one line ends with it.
        let is_over = !self.is_flow() && !rest.trim().is_empty();
        if is_over && matches!(self.frames.last(), Some(Frame::Key(..))) {
            self.close();
        }
    }

    /// Follows the line of the place, and gives the word that is being written.
    fn last_line<'l>(&mut self, line: &'l str) -> Option<&'l str> {
        if without_comment(line).len() < line.len() {
            return None;
        }
        let rest = if self.is_flow() {
            line
        } else {
            self.block(line)
        };
        Some(self.flow(rest))
    }

    /// Opens what begins on a line of a block, and gives the value on it.
    fn block<'l>(&mut self, line: &'l str) -> &'l str {
        let mut column = line.len() - line.trim_start().len();
        let mut rest = line.trim_start();
        self.leave(column, rest.starts_with("- ") || rest == "-");
        while let Some(element) = rest
            .strip_prefix("- ")
            .or(rest.strip_prefix('-').filter(|it| it.is_empty()))
        {
            self.open(Frame::Element(column));
            let trimmed = element.trim_start();
            column += rest.len() - trimmed.len();
            rest = trimmed;
        }
        match key_of(rest) {
            Some((key, value)) => {
                self.see(key);
                self.open(Frame::Key(column, key.to_owned()));
                value
            }
            None => rest,
        }
    }

    /// Closes what a line that begins in a column does not belong to.
    fn leave(&mut self, column: usize, is_element: bool) {
        loop {
            let is_left = match self.frames.last() {
                Some(Frame::Key(other, _)) => *other > column || (*other == column && !is_element),
                Some(Frame::Element(other)) => *other >= column,
                _ => false,
            };
            if !is_left {
                return;
            }
            self.close();
        }
    }

    /// Follows brackets, and gives what comes behind the last of their signs.
    fn flow<'l>(&mut self, text: &'l str) -> &'l str {
        let mut word = 0;
        let mut quote = None;
        for (at, sign) in text.char_indices() {
            if let Some(open) = quote {
                if sign == open {
                    quote = None;
                }
                continue;
            }
            let behind = text[at + sign.len_utf8()..].chars().next();
            match sign {
                '"' | '\'' if text[word..at].trim().is_empty() => quote = Some(sign),
                '{' | '[' if text[word..at].trim().is_empty() => {
                    self.open(if sign == '{' {
                        Frame::Braces
                    } else {
                        Frame::Brackets
                    });
                    word = at + 1;
                }
                ':' if matches!(self.frames.last(), Some(Frame::Braces))
                    && behind.is_none_or(char::is_whitespace) =>
                {
                    let key = text[word..at].trim().trim_matches(['"', '\'']);
                    self.see(key);
                    self.open(Frame::FlowKey(key.to_owned()));
                    word = at + 1;
                }
                ',' if self.is_flow() => {
                    self.close_flow_key();
                    word = at + 1;
                }
                '}' | ']' if self.is_flow() => {
                    self.close_flow_key();
                    self.close();
                    word = at + 1;
                }
                _ => {}
            }
        }
        text[word..].trim_start()
    }

    fn close_flow_key(&mut self) {
        if let Some(Frame::FlowKey(_)) = self.frames.last() {
            self.close();
        }
    }

    fn open(&mut self, frame: Frame) {
        self.frames.push(frame);
        self.seen.push(Vec::new());
    }

    fn close(&mut self) {
        self.frames.pop();
        self.seen.pop();
    }

    fn see(&mut self, key: &str) {
        if let Some(seen) = self.seen.last_mut() {
            seen.push(key.to_owned());
        }
    }

    /// What the frames lead to.
    fn expected(&self, is_manifest: bool) -> Option<What> {
        // The record that the place is in, and the key of which it is a value.
        let mut noun: Option<&'static Noun> = None;
        let mut value: Option<(&'static Noun, &'static Key)> = None;
        // The record that contains that one.
        let mut above: Option<&'static Noun> = None;
        let mut is_in_record = false;
        // The braces of JSON are around the whole file.
        let frames = match self.frames.split_first() {
            Some((Frame::Braces, inner)) => inner,
            _ => &self.frames,
        };
        for (depth, frame) in frames.iter().enumerate() {
            match frame {
                Frame::Key(_, key) | Frame::FlowKey(key) if depth == 0 => {
                    if let Some(section) = Section::ALL.iter().find(|it| it.name() == key) {
                        noun = Some(section_noun(*section));
                    } else {
                        let top = top(is_manifest);
                        let found = &top.keys[top.position(key)?];
                        noun = found.kind.records();
                        value = Some((top, found)).filter(|_| noun.is_none());
                        is_in_record = matches!(found.kind, Kind::Record(_));
                    }
                }
                Frame::Key(_, key) | Frame::FlowKey(key) => {
                    let outer = noun?;
                    let found = &outer.keys[outer.position(key)?];
                    value = None;
                    noun = found.kind.records();
                    is_in_record = matches!(found.kind, Kind::Record(_));
                    if noun.is_some() {
                        above = Some(outer);
                    } else {
                        // The name of a key is one of the record that is cited for.
                        let named = above.filter(|_| matches!(found.kind, Kind::FieldName));
                        value = Some((named.unwrap_or(outer), found));
                    }
                }
                Frame::Element(_) | Frame::Braces => is_in_record = true,
                Frame::Brackets => {}
            }
        }
        match (value, noun) {
            (Some((noun, key)), _) => Some(What::ValueOf(noun, key)),
            (None, Some(noun)) if is_in_record => Some(What::KeyOf(noun)),
            (None, None) if frames.is_empty() => Some(What::Top),
            _ => None,
        }
    }
}

/// The key and the value of `key: value`.
fn key_of(text: &str) -> Option<(&str, &str)> {
    if text.starts_with(['{', '[', '"', '\'']) {
        return None;
    }
    let at = text
        .find(": ")
        .or_else(|| text.len().checked_sub(1).filter(|_| text.ends_with(':')))?;
    Some((text[..at].trim_end(), &text[at + 1..]))
}

/// A line up to its comment.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return &line[..line.len() - line.trim_start().len()];
    }
    let is_quoted = |at: usize| line[..at].matches(['"', '\'']).count() % 2 == 1;
    let comment = line.match_indices(" #").find(|(at, _)| !is_quoted(*at));
    comment.map_or(line, |(at, _)| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is expected at the `|` of a text, with the word before it.
    fn expected(marked: &str) -> String {
        let offset = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let Some(found) = at(&text, offset, marked.starts_with("registry")) else {
            return "nothing".to_owned();
        };
        let word = &text[found.start..offset];
        match found.what {
            What::Top => format!("top '{word}'"),
            What::KeyOf(noun) => format!("key of {} '{word}'", noun.name),
            What::ValueOf(noun, key) => format!("{} of {} '{word}'", key.name, noun.name),
        }
    }

    #[test]
    fn the_key_or_value_that_is_being_written_is_found() {
        for (marked, meant) in [
            ("par|", "top 'par'"),
            ("registry: a\nti|", "top 'ti'"),
            ("registry: a\nsubject: A|", "subject of manifest 'A'"),
            ("registry: a\ntiers:\n  - na|", "key of tier 'na'"),
            ("partnerships:\n  - |", "key of partnership ''"),
            ("partnerships:\n- par|", "key of partnership 'par'"),
            (
                "partnerships:\n  - parties: [AZE, H|]",
                "parties of partnership 'H'",
            ),
            (
                "partnerships:\n  - parties: [AZE, HUN]\n    tier: |",
                "tier of partnership ''",
            ),
            (
                "partnerships:\n  - parties:\n      - AZE\n      - H|",
                "parties of partnership 'H'",
            ),
            (
                "partnerships:\n  - tier: a\n    evidence:\n      - so|",
                "key of evidence 'so'",
            ),
            (
                "partnerships:\n  - evidence: [{source: a|",
                "source of evidence 'a'",
            ),
            (
                "partnerships:\n  - evidence: [{source: a, |",
                "key of evidence ''",
            ),
            (
                "partnerships:\n  - evidence:\n      - source: a\n        quote: b\n    ti|",
                "key of partnership 'ti'",
            ),
            (
                "claims:\n  - id: a\n    where: {member-of: E|",
                "member-of of selector 'E'",
            ),
            (
                "claims:\n  - id: a\n    where:\n      mem|",
                "key of selector 'mem'",
            ),
            (
                "partnerships:\n  - evidence: [{source: a, attests: [|",
                "attests of partnership ''",
            ),
            ("{\"par|", "top '\"par'"),
            (
                "{\"partnerships\": [{\"tier\": \"a|",
                "tier of partnership '\"a'",
            ),
            ("claims:\n  - id: a # is: |", "nothing"),
        ] {
            assert_eq!(expected(marked), meant, "{marked}");
        }
    }
}
