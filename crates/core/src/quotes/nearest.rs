//! The passage of a page that is nearest to words that it does not hold.

use std::collections::BTreeMap;

use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, is_of_word, is_without_spaces};

/// The greatest number of words of a quote that are compared. It bounds the time, which is
/// proportional to it and to the words of the page.
const MOST_COMPARED: usize = 64;

/// What it costs that a word of the page stands for another.
const ANOTHER: u32 = 10;

/// What it costs that a word of the quote has none in the page. It is more than another word
/// costs, so that a passage is as long as the quote also where its last word is another.
const LEFT_OUT: u32 = 11;

/// What it costs that the page has a word between those of the quote.
const PUT_IN: u32 = 6;

/// Up to what cost for each word a passage is near: half of the words may be others.
const NEAR: u32 = 5;

/// The words of a page, made comparable.
#[derive(Debug)]
pub(super) struct PageWords {
    /// Where each word begins and ends.
    places: Vec<(usize, usize)>,
    /// For each word its position in the vocabulary.
    ids: Vec<usize>,
    /// The different words.
    vocabulary: Vec<Word>,
    positions: BTreeMap<String, usize>,
}

/// A word, without regard to case and to the punctuation around it.
#[derive(Debug)]
struct Word {
    plain: String,
    length: usize,
    /// A bit for each letter, of which several share one.
    letters: u64,
}

/// What it takes to reach a word of the page, and where the passage began.
#[derive(Debug, Clone, Copy)]
struct AlignmentCell {
    cost: u32,
    start: usize,
}

impl PageWords {
    pub(super) fn new(text: &str) -> Self {
        let places = places(text);
        let mut words = PageWords {
            ids: Vec::with_capacity(places.len()),
            places: Vec::new(),
            vocabulary: Vec::new(),
            positions: BTreeMap::new(),
        };
        for (start, end) in &places {
            let word = Word::new(&text[*start..*end]);
            let next = words.vocabulary.len();
            let id = *words.positions.entry(word.plain.clone()).or_insert(next);
            if id == next {
                words.vocabulary.push(word);
            }
            words.ids.push(id);
        }
        words.places = places;
        words
    }

    /// How much work it is to look for the passage that is nearest to a quote, in words of the page
    /// times words of the quote.
    pub(super) fn work(&self, quote: &str) -> usize {
        let wanted = quote.split_whitespace().take(MOST_COMPARED).count();
        (self.ids.len() + self.vocabulary.len()).saturating_mul(wanted)
    }

    /// Where the passage begins and ends that becomes the quote at the least cost, if it is near;
    /// the first of several.
    ///
    /// It is the alignment of two sequences of which the first may begin and end anywhere in the
    /// other (Sellers 1980), with words instead of letters.
    pub(super) fn nearest(&self, quote: &str) -> Option<(usize, usize)> {
        let wanted: Vec<Word> = places(quote)
            .into_iter()
            .take(MOST_COMPARED)
            .map(|(start, end)| Word::new(&quote[start..end]))
            .collect();
        let costs = self.costs(&wanted);
        let mut before: Vec<AlignmentCell> = AlignmentCell::without_words(wanted.len());
        let mut here = before.clone();
        let mut best: Option<(AlignmentCell, usize)> = None;
        for (index, id) in self.ids.iter().enumerate() {
            here[0] = AlignmentCell {
                cost: 0,
                start: index + 1,
            };
            let row = &costs[*id];
            for position in 0..wanted.len() {
                let another = row.get(position).copied().unwrap_or(ANOTHER);
                here[position + 1] = before[position]
                    .and(another)
                    .or(before[position + 1].and(PUT_IN))
                    .or(here[position].and(LEFT_OUT));
            }
            let way = here[wanted.len()];
            if best.is_none_or(|(least, _)| way.cost < least.cost) {
                best = Some((way, index));
            }
            std::mem::swap(&mut before, &mut here);
        }
        let (way, last) = best?;
        let allowed = NEAR * u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        (way.cost <= allowed && way.start <= last)
            .then(|| (self.places[way.start].0, self.places[last].1))
    }

    /// For each word of the vocabulary what it costs to stand for each wanted one; nothing if it is
    /// like none of them.
    fn costs(&self, wanted: &[Word]) -> Vec<Vec<u32>> {
        let mut costs = vec![Vec::new(); self.vocabulary.len()];
        for (position, word) in wanted.iter().enumerate() {
            let mut set = |id: usize, cost: u32| {
                let row: &mut Vec<u32> = &mut costs[id];
                row.resize(wanted.len(), ANOTHER);
                row[position] = cost;
            };
            if let Some(id) = self.positions.get(&word.plain) {
                set(*id, 0);
                continue;
            }
            for (id, other) in self.vocabulary.iter().enumerate() {
                if let Some(cost) = word.likeness(other) {
                    set(id, cost);
                }
            }
        }
        costs
    }
}

impl Word {
    fn new(word: &str) -> Self {
        let folded = fold(word).to_lowercase();
        let bare = folded.trim_matches(|character| !is_of_word(character));
        let plain = if bare.is_empty() { &folded } else { bare };
        Word {
            length: plain.chars().count(),
            letters: plain
                .chars()
                .fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64)),
            plain: plain.to_owned(),
        }
    }

    /// What it costs that `other` stands for this word, if it is like it: a third of the letters
    /// may be others.
    fn likeness(&self, other: &Word) -> Option<u32> {
        let allowed = self.length / 3;
        // Each letter that one has and the other has not takes a change, and each change may fix
        // two of them. This spares most of the words the comparison.
        let apart = (self.letters ^ other.letters).count_ones() as usize;
        if self.length.abs_diff(other.length) > allowed || apart > 2 * allowed {
            return None;
        }
        let distance = strsim::osa_distance(&self.plain, &other.plain);
        let cost = 1 + 9 * distance / self.length.max(1);
        (distance <= allowed).then(|| u32::try_from(cost).unwrap_or(ANOTHER))
    }
}

impl AlignmentCell {
    /// The ways to the first words of a quote before any word of the page.
    fn without_words(count: usize) -> Vec<AlignmentCell> {
        let mut cost = 0;
        let mut ways = Vec::with_capacity(count + 1);
        for _ in 0..=count {
            ways.push(AlignmentCell { cost, start: 0 });
            cost += LEFT_OUT;
        }
        ways
    }

    fn and(self, cost: u32) -> AlignmentCell {
        AlignmentCell {
            cost: self.cost + cost,
            start: self.start,
        }
    }

    /// The cheaper of two ways, and this one of two that cost the same.
    fn or(self, other: AlignmentCell) -> AlignmentCell {
        if other.cost < self.cost { other } else { self }
    }
}

/// Where the words of a text begin and end. A character of a script without spaces is a word.
fn places(text: &str) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut left: Option<char> = None;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        if character.is_whitespace() {
            left = None;
            continue;
        }
        let is_alone = is_without_spaces(character) || left.is_some_and(is_without_spaces);
        let goes_on = left.is_some() && (!is_alone || is_combining_mark(character));
        match places.last_mut() {
            Some(last) if goes_on => last.1 = end,
            _ => places.push((start, end)),
        }
        // A mark belongs to the character before it.
        if !goes_on || !is_combining_mark(character) {
            left = Some(character);
        }
    }
    places
}
