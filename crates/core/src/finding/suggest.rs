//! What a writer may have meant.
//!
//! For a word of a short list, as keys are, the nearest one. For an id, only one that is nearly
//! certain: [`Suggestions`].

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The candidate that is nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A third of the letters may be wrong, and swapped neighbours count as one mistake.
    let allowed = (word.chars().count() / 3).max(1);
    let folded = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| {
            candidate
                .chars()
                .count()
                .abs_diff(folded.chars().count())
                .le(&allowed)
        })
        .map(|candidate| {
            (
                strsim::osa_distance(&folded, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// What is meant by a word that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Suggestion<'a> {
    /// The word is a name, a title or another code of what has this id.
    Named(&'a str),
    /// The word is this id with one mistake.
    Misspelt(&'a str),
}

impl<'a> Suggestion<'a> {
    /// The id that is meant.
    #[must_use]
    pub fn id(self) -> &'a str {
        match self {
            Suggestion::Named(id) | Suggestion::Misspelt(id) => id,
        }
    }

    /// The help line for `word`.
    #[must_use]
    pub fn help(self, word: &str) -> String {
        match self {
            Suggestion::Named(id) => format!("write `{id}` for `{word}`"),
            Suggestion::Misspelt(id) => format!("did you mean `{id}`?"),
        }
    }
}

/// The ids of one noun and the names of what they stand for, to find what was meant by a word.
///
/// An id is suggested by a name, or by its spelling where one letter is wrong, missing, added or
/// swapped with its neighbour, and where nothing else is as near. Looking up a word takes time in
/// proportion to its length, however many ids there are.
#[derive(Debug, Default)]
pub struct Suggestions<'a> {
    ids: Vec<&'a str>,
    /// Words as they are compared, with the id; none if several ids have the word.
    names: BTreeMap<String, Option<&'a str>>,
    /// Words that may be misspelt, with the position of their id.
    spellings: Vec<(String, usize)>,
    /// The hash of each spelling, and of each spelling less one letter, with its position; sorted.
    shortened: Vec<(u64, u32)>,
}

/// Fewer letters than this are too few to tell a misspelt word from another one.
const SHORTEST_ID: usize = 5;
/// The same of a name, of which some thousands are known.
const SHORTEST_NAME: usize = 7;

impl<'a> Suggestions<'a> {
    /// The ids, each with its names.
    pub fn new(known: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Self {
        let mut found = Suggestions::default();
        let mut names = Vec::new();
        for (id, own) in known {
            let position = found.ids.len();
            found.ids.push(id);
            found.spell(id, position, SHORTEST_ID);
            names.extend(own.into_iter().map(|name| (name, position)));
        }
        for (name, position) in names {
            let id = found.ids[position];
            found.name(name, id);
            found.spell(name, position, SHORTEST_NAME);
        }
        // What an id says itself goes before what something else is called.
        let mut own: BTreeMap<String, Option<&str>> = BTreeMap::new();
        for id in &found.ids {
            let entry = own.entry(folded(id)).or_insert(Some(id));
            if entry.is_some_and(|other| other != *id) {
                *entry = None;
            }
        }
        found.names.extend(own);
        found.shortened.sort_unstable();
        found
    }

    fn name(&mut self, name: &str, id: &'a str) {
        let entry = self.names.entry(folded(name)).or_insert(Some(id));
        if entry.is_some_and(|other| other != id) {
            *entry = None;
        }
    }

    fn spell(&mut self, word: &str, id: usize, shortest: usize) {
        let spelling = word.to_lowercase();
        if spelling.chars().count() < shortest || spelling.len() > LONGEST {
            return;
        }
        let position = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
        self.shortened
            .extend(hashes(&spelling).map(|hash| (hash, position)));
        self.spellings.push((spelling, id));
    }

    /// The ids, in the order in which they were given.
    #[must_use]
    pub fn ids(&self) -> &[&'a str] {
        &self.ids
    }

    /// What is nearly certainly meant by `word`.
    #[must_use]
    pub fn closest(&self, word: &str) -> Option<Suggestion<'a>> {
        let key = folded(word);
        if let Some(named) = self.names.get(&key) {
            let id = (*named).filter(|id| !key.is_empty() && has_same_numbers(word, id, &key))?;
            return Some(if folded(id) == key {
                Suggestion::Misspelt(id)
            } else {
                Suggestion::Named(id)
            });
        }
        self.by_spelling(&word.to_lowercase())
            .map(Suggestion::Misspelt)
    }

    fn by_spelling(&self, word: &str) -> Option<&'a str> {
        let mut found = None;
        if word.len() > LONGEST {
            return None;
        }
        for hash in hashes(word) {
            let from = self.shortened.partition_point(|(own, _)| *own < hash);
            let alike = self.shortened[from..].iter();
            let alike = alike.take_while(|(own, _)| *own == hash);
            for (number, (_, position)) in alike.enumerate() {
                // Of so many words that are nearly alike, none is nearly certain.
                if number == MOST_ALIKE {
                    return None;
                }
                let (spelling, id) = &self.spellings[*position as usize];
                let id = self.ids[*id];
                if found == Some(id) || !is_one_mistake(word, spelling) {
                    continue;
                }
                if found.is_some() {
                    return None;
                }
                found = Some(id);
            }
        }
        found
    }
}

/// Whether a word is a name, however its capitals, accents and spaces are written.
#[must_use]
pub fn is_name(word: &str, name: &str) -> bool {
    let key = folded(word);
    !key.is_empty() && folded(name) == key
}

/// Whether a word is an id, however its capitals and what lies between its letters are written. The
/// numbers must be the same.
#[must_use]
pub fn is_id(word: &str, id: &str) -> bool {
    is_name(word, id) && numbers(word).eq(numbers(id))
}

/// Whether an id that equals a word but for what lies between letters has the same numbers. Of a
/// name nothing is asked.
fn has_same_numbers(word: &str, id: &str, key: &str) -> bool {
    folded(id) != key || numbers(word).eq(numbers(id))
}

/// A word without what people write differently: capitals, accents, and all between letters.
fn folded(word: &str) -> String {
    word.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// The runs of digits in a word.
fn numbers(word: &str) -> impl Iterator<Item = &str> {
    word.split(|letter: char| !letter.is_ascii_digit())
        .filter(|run| !run.is_empty())
}

/// The most bytes of a word whose spelling is looked at: each letter that may be missing takes a
/// pass over the word.
const LONGEST: usize = 200;

/// The most words that are compared with a misspelt one for each letter that it may lack.
const MOST_ALIKE: usize = 1_000;

/// The hash of a word, and of the word less each of its letters.
fn hashes(word: &str) -> impl Iterator<Item = u64> + '_ {
    let whole = std::iter::once((word, ""));
    let shortened = word.char_indices().map(move |(start, letter)| {
        let end = start + letter.len_utf8();
        (&word[..start], &word[end..])
    });
    whole.chain(shortened).map(|(before, after)| {
        let mut hasher = DefaultHasher::new();
        for byte in before.bytes().chain(after.bytes()) {
            byte.hash(&mut hasher);
        }
        hasher.finish()
    })
}

/// Whether one letter is wrong, missing, added or swapped with its neighbour, and no digit.
fn is_one_mistake(word: &str, other: &str) -> bool {
    if !numbers(word).eq(numbers(other)) {
        return false;
    }
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let start = word.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (word, other) = (&word[start..], &other[start..]);
    let pairs = word.iter().rev().zip(other.iter().rev());
    let end = pairs.take_while(|(a, b)| a == b).count();
    let (word, other) = (&word[..word.len() - end], &other[..other.len() - end]);
    match (word, other) {
        ([a, b], [c, d]) => a == d && b == c,
        _ => word.len() <= 1 && other.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is suggested, by going through all ids one by one.
    fn by_hand<'a>(word: &str, ids: &[&'a str]) -> Option<&'a str> {
        let mut near = ids.iter().filter(|id| {
            id.len() >= SHORTEST_ID
                && strsim::osa_distance(word, id) == 1
                && numbers(word).eq(numbers(id))
        });
        near.next().filter(|_| near.next().is_none()).copied()
    }

    #[test]
    fn the_index_finds_what_a_walk_finds() {
        let letters = ["a", "b", "c", "-", "1"];
        let mut words = vec![String::new()];
        for _ in 0..5 {
            let longer = words.iter().flat_map(|word| {
                let letters = letters.iter();
                letters.map(move |letter| format!("{word}{letter}"))
            });
            words = longer.collect();
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let known: Vec<&str> = words.iter().copied().step_by(37).collect();
        let suggestions = Suggestions::new(known.iter().map(|id| (*id, Vec::new())));
        let mut found = 0;
        for word in words.iter().filter(|word| !known.contains(word)) {
            assert_eq!(
                suggestions.by_spelling(word),
                by_hand(word, &known),
                "{word}"
            );
            found += usize::from(suggestions.by_spelling(word).is_some());
        }
        assert!(found > 100, "{found}");
    }

    #[test]
    fn a_word_is_an_id_by_its_name_or_with_one_mistake() {
        let known = [
            ("EU", vec!["European Union"]),
            (
                "NATO",
                vec!["North Atlantic Treaty Organization", "Alliance"],
            ),
            ("strategic-partnership", vec!["Strategic partnership"]),
            ("press-2014-05-12", vec!["Report", "Strategy 2014"]),
            ("press-2014-05-13", vec!["Report"]),
        ];
        let known = Suggestions::new(known);
        let of = |word: &str| known.closest(word).map(|found| found.help(word));
        let named = |word: &str, id: &str| Some(format!("write `{id}` for `{word}`"));
        let misspelt = |id: &str| Some(format!("did you mean `{id}`?"));
        assert_eq!(of("European Union"), named("European Union", "EU"));
        assert_eq!(of("eu"), misspelt("EU"));
        assert_eq!(of("Alliance"), named("Alliance", "NATO"));
        assert_eq!(
            of("Strategy 2014"),
            named("Strategy 2014", "press-2014-05-12")
        );
        assert_eq!(
            of("Strategic partnership"),
            misspelt("strategic-partnership")
        );
        assert_eq!(
            of("strategic-parntership"),
            misspelt("strategic-partnership")
        );
        assert_eq!(of("pres-2014-05-12"), misspelt("press-2014-05-12"));
        for nothing in [
            "Report",
            "OTS",
            "NATI",
            "ES",
            "press-2014-05-14",
            "press-2014-05-1",
            "press-2014-50-12",
            "press-2014-0512",
            "pres-2014-05-14",
            "strategic-patnershp",
            "",
            "-",
        ] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn of_a_very_long_name_no_spelling_is_looked_at() {
        let name = |length: usize| "Organisation ".repeat(length);
        for (length, is_found) in [(10, true), (1000, false)] {
            let known = name(length);
            let suggestions = Suggestions::new([("OA", vec![known.as_str()])]);
            let word = known.replacen("Org", "Orq", 1);
            assert_eq!(suggestions.closest(&word).is_some(), is_found);
            assert!(suggestions.closest(&known).is_some());
        }
    }
}
