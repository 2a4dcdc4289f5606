//! An archived page, and where a quote is in it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::fold::{fold, fold_words, is_of_word, splits_word};
use super::nearest::PageWords;

/// The greatest number of characters of a page that a help line shows.
const MOST_SHOWN: usize = 200;

/// The greatest number of places that are told apart.
const MOST_PLACES: usize = 5;

/// How much work it may be to look for the passages that are nearest to the quotes of one page, in
/// words of the page times words of the quotes. It is not a time, so that every machine finds the
/// same.
const MOST_WORK: u64 = 250_000_000;

/// How much work it may be to look for the quotes of one page, in bytes of the page for each quote.
const MOST_SEARCHED: u64 = 20_000_000_000;

/// The text of an archived page.
#[derive(Debug)]
pub struct PageText {
    text: String,
    folded: String,
    /// For each word where it begins, in what is folded and in the text.
    starts: Vec<(usize, usize)>,
    /// Its words as they are compared with those of a quote that is not there.
    words: OnceLock<PageWords>,
    /// What is left of [`MOST_WORK`].
    work_left: AtomicU64,
    /// What is left of [`MOST_SEARCHED`].
    search_left: AtomicU64,
}

/// Words that a page should hold.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'q> {
    /// The words themselves.
    pub quote: &'q str,
    /// The words directly before them.
    pub before: Option<&'q str>,
    /// The words directly after them.
    pub after: Option<&'q str>,
}

/// Where wanted words are in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotePlace {
    /// In one place.
    Once {
        /// Its line, counted from 1.
        line: usize,
    },
    /// In more than one place.
    Often {
        /// The lines of the first places, counted from 1.
        lines: Vec<usize>,
        /// Whether there are more places.
        and_more: bool,
    },
    /// The words are there, and not between the words before and after.
    Elsewhere {
        /// Which of the words around them are not beside them.
        missing: Around,
        /// The first place, with what is around it.
        passage: Passage,
    },
    /// Nowhere.
    Nowhere {
        /// What is nearest to the words, if anything is near.
        nearest: Option<Passage>,
        /// Whether that was looked for: not where it would be too much work for one page.
        was_sought: bool,
    },
    /// Unknown: searching for this many quotes in so long a page would be too much work.
    Unsought,
}

/// The words around a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// Those before it.
    Before,
    /// Those after it.
    After,
    /// Each stands somewhere beside it, and nowhere both do.
    Both,
}

/// A passage of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The line on which it begins, counted from 1; where it is shown with what is around it, that
    /// is not counted in.
    pub line: usize,
    /// Its words, on one line and without what could disturb a screen; cut if they are many.
    pub words: String,
}

impl PageText {
    /// The page with a text.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::new();
        fold_words(&text, &mut folded, |start, offset| {
            starts.push((start, offset));
        });
        PageText {
            text,
            folded,
            starts,
            words: OnceLock::new(),
            work_left: AtomicU64::new(MOST_WORK),
            search_left: AtomicU64::new(MOST_SEARCHED),
        }
    }

    /// Where wanted words stand: whole words, as a reader's eye compares them.
    #[must_use]
    pub fn find(&self, wanted: &Wanted<'_>) -> QuotePlace {
        if !take(&self.search_left, self.folded.len()) {
            return QuotePlace::Unsought;
        }
        let quote = fold(wanted.quote);
        let before = wanted.before.map(fold);
        let after = wanted.after.map(fold);
        let mut first = None;
        let mut lines = Vec::new();
        let (mut any_before, mut any_after) = (false, false);
        for start in occurrences(&self.folded, &quote) {
            let end = start + quote.len();
            if self.splits_word(start) || self.splits_word(end) {
                continue;
            }
            first = first.or(Some((start, end)));
            let has_before = before
                .as_deref()
                .is_none_or(|words| self.has_before(start, words));
            let has_after = after
                .as_deref()
                .is_none_or(|words| self.has_after(end, words));
            any_before |= has_before;
            any_after |= has_after;
            if has_before && has_after {
                if lines.len() == MOST_PLACES {
                    let and_more = true;
                    return QuotePlace::Often { lines, and_more };
                }
                lines.push(self.line(self.offset(start)));
            }
        }
        match (&*lines, first) {
            ([line], _) => QuotePlace::Once { line: *line },
            ([], None) => {
                let was_sought = self.may_seek(wanted);
                let nearest = was_sought.then(|| self.nearest(wanted)).flatten();
                QuotePlace::Nowhere {
                    nearest,
                    was_sought,
                }
            }
            ([], Some((start, end))) => QuotePlace::Elsewhere {
                missing: match (any_before, any_after) {
                    (false, _) => Around::Before,
                    (_, false) => Around::After,
                    (true, true) => Around::Both,
                },
                passage: self.surroundings(start, end, wanted),
            },
            (_, _) => QuotePlace::Often {
                lines,
                and_more: false,
            },
        }
    }

    /// Whether a position in what is folded is inside a word.
    fn splits_word(&self, at: usize) -> bool {
        splits_word(&self.folded, at) && !self.is_behind_space(at)
    }

    /// Whether a word begins there behind a space, which folding leaves out between two of some
    /// scripts. The end of a line is not such a space: a word of these scripts may go on behind it.
    fn is_behind_space(&self, at: usize) -> bool {
        let Ok(word) = self.starts.binary_search_by_key(&at, |(start, _)| *start) else {
            return false;
        };
        let before = &self.text[..self.starts[word].1];
        let space = &before[before.trim_end().len()..];
        !space.is_empty() && !space.contains(is_line_break)
    }

    /// Whether words are directly before a position, as they are or with punctuation behind them.
    fn has_before(&self, at: usize, words: &str) -> bool {
        let ends = |text: &str, words: &str| {
            text.strip_suffix(words)
                .is_some_and(|rest| !self.splits_word(rest.len()))
        };
        let text = &self.folded[..at];
        let is_mark = |character| !is_of_word(character);
        let bare = words.trim_end_matches(is_mark);
        ends(text.trim_end(), words)
            || !bare.is_empty() && ends(text.trim_end_matches(is_mark), bare)
    }

    /// Whether words are directly behind a position, as they are or with punctuation before them.
    fn has_after(&self, at: usize, words: &str) -> bool {
        let starts = |text: &str, words: &str| {
            text.strip_prefix(words)
                .is_some_and(|rest| !self.splits_word(self.folded.len() - rest.len()))
        };
        let text = &self.folded[at..];
        let is_mark = |character| !is_of_word(character);
        let bare = words.trim_start_matches(is_mark);
        starts(text.trim_start(), words)
            || !bare.is_empty() && starts(text.trim_start_matches(is_mark), bare)
    }

    /// Whether there is work left to look for what is nearest to words, which is then used.
    fn may_seek(&self, wanted: &Wanted<'_>) -> bool {
        let words = self.words.get_or_init(|| PageWords::new(&self.text));
        take(&self.work_left, words.work(wanted.quote))
    }

    /// What is nearest to words that are not there, if anything is near.
    fn nearest(&self, wanted: &Wanted<'_>) -> Option<Passage> {
        let words = self.words.get_or_init(|| PageWords::new(&self.text));
        let (start, end) = words.nearest(wanted.quote)?;
        let (start, end) = trimmed(&self.text, wanted.quote, start, end);
        Some(Passage {
            line: self.line(start),
            words: shown(&self.text[start..end]),
        })
    }

    /// A place with as many words around it as were wanted there, and at least three.
    fn surroundings(&self, start: usize, end: usize, wanted: &Wanted<'_>) -> Passage {
        let count = |words: Option<&str>| {
            words
                .map_or(0, |words| words.split_whitespace().count())
                .max(3)
        };
        let word_of = |at: usize| self.starts.partition_point(|(start, _)| *start <= at);
        let first = word_of(start).saturating_sub(1 + count(wanted.before));
        let behind = word_of(end.saturating_sub(1)) + count(wanted.after);
        let offset = |word: usize| self.starts.get(word).map(|(_, offset)| *offset);
        let (around, behind) = (
            offset(first).unwrap_or_default(),
            offset(behind).unwrap_or(self.text.len()),
        );
        Passage {
            line: self.line(self.offset(start)),
            words: shown(&self.text[around..behind]),
        }
    }

    /// The place in the text of one in what is folded: the start of its word.
    fn offset(&self, folded: usize) -> usize {
        let word = self.starts.partition_point(|(start, _)| *start <= folded);
        word.checked_sub(1).map_or(0, |word| self.starts[word].1)
    }

    /// The line of a place in the text, counted from 1.
    fn line(&self, offset: usize) -> usize {
        let above = self.text.as_bytes()[..offset].iter();
        above.filter(|byte| **byte == b'\n').count() + 1
    }
}

/// Takes work from what is left, if there is so much.
fn take(left: &AtomicU64, work: usize) -> bool {
    let order = Ordering::Relaxed;
    let taken = left.fetch_update(order, order, |left| left.checked_sub(work as u64));
    taken.is_ok()
}

/// Words of a page on one line, without what an eye does not see, which could disturb a screen.
fn shown(words: &str) -> String {
    let is_seen = |character: &char| !fold(character.encode_utf8(&mut [0; 4])).is_empty();
    let words: Vec<String> = words
        .split_whitespace()
        .map(|word| word.chars().filter(is_seen).collect())
        .collect();
    let mut words = words.join(" ");
    if let Some((cut, _)) = words.char_indices().nth(MOST_SHOWN) {
        words.truncate(cut);
        words.push('…');
    }
    words
}

/// Where `wanted` is in `text`, also where one place overlaps the next, in time that is linear in
/// both (Knuth, Morris and Pratt).
fn occurrences(text: &str, wanted: &str) -> impl Iterator<Item = usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    // For each length of what has matched, the longest shorter one that has matched too.
    let mut shorter = vec![0; wanted.len()];
    let mut matched = 0;
    for end in 1..wanted.len() {
        while matched > 0 && wanted[end] != wanted[matched] {
            matched = shorter[matched - 1];
        }
        matched += usize::from(wanted[end] == wanted[matched]);
        shorter[end] = matched;
    }
    let mut matched = 0;
    let mut at = if wanted.is_empty() { text.len() } else { 0 };
    std::iter::from_fn(move || {
        while let Some(byte) = text.get(at) {
            while matched > 0 && *byte != wanted[matched] {
                matched = shorter[matched - 1];
            }
            matched += usize::from(*byte == wanted[matched]);
            at += 1;
            if matched == wanted.len() {
                matched = shorter[matched - 1];
                return Some(at - wanted.len());
            }
        }
        None
    })
}

fn is_line_break(character: char) -> bool {
    matches!(character, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A passage without the punctuation at its ends, where the quote has none at its own.
fn trimmed(text: &str, quote: &str, start: usize, end: usize) -> (usize, usize) {
    let is_mark = |character: char| !is_of_word(character);
    let mut passage = &text[start..end];
    let mut start = start;
    if !quote.trim().starts_with(is_mark) {
        let rest = passage.trim_start_matches(is_mark);
        start += passage.len() - rest.len();
        passage = rest;
    }
    if !quote.trim().ends_with(is_mark) {
        passage = passage.trim_end_matches(is_mark);
    }
    (start, start + passage.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_was_not_looked_for_is_not_said_to_be_missing() {
        let page = PageText::new("one two three".to_owned());
        let wanted = Wanted {
            quote: "two three",
            before: None,
            after: None,
        };
        page.search_left.store(2 * 13, Ordering::Relaxed);
        assert_eq!(page.find(&wanted), QuotePlace::Once { line: 1 });
        assert_eq!(page.find(&wanted), QuotePlace::Once { line: 1 });
        assert_eq!(page.find(&wanted), QuotePlace::Unsought);
    }

    #[test]
    fn a_page_that_lacks_many_quotes_ends_the_search_for_near_ones() {
        let page = PageText::new("one two three four five six seven".to_owned());
        let wanted = Wanted {
            quote: "two three nine five",
            before: None,
            after: None,
        };
        let was_sought = || match page.find(&wanted) {
            QuotePlace::Nowhere {
                nearest,
                was_sought,
            } => {
                assert_eq!(nearest.is_some(), was_sought);
                was_sought
            }
            found => panic!("{found:?}"),
        };
        assert!(was_sought());
        // Seven words, all different, and four of the quote.
        page.work_left.store(2 * 14 * 4, Ordering::Relaxed);
        assert_eq!(
            [was_sought(), was_sought(), was_sought()],
            [true, true, false]
        );
    }
}
