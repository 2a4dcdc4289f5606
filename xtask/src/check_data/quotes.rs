//! Quotes are short, and stand in the archive.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use anyhow::Result;
use chancery_core::fields::{Record, View, section_list};
use chancery_core::finding::{FieldPath, Place};
use chancery_core::model::{Choice, Section, Source};
use sha2::{Digest, Sha256};

use super::{Data, Failure};

/// How many words of a page may be quoted at once that has a copy in the archive: enough to find
/// them again.
const MOST_WORDS_ARCHIVED: usize = 12;

/// How many words of any other page may be quoted at once.
const MOST_WORDS: usize = 25;

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let mut quotes = Quotes {
        data,
        archived: BTreeMap::new(),
        failures: Vec::new(),
    };
    quotes.read_archive();
    let registry = &data.reading.registry;
    quotes.visit(
        Section::Manifest,
        0,
        &registry.manifest,
        &FieldPath::default(),
    );
    for section in Section::ALL {
        let Some(list) = section_list(registry, *section) else {
            continue;
        };
        for (index, record) in (0..list.count()).filter_map(|i| Some((i, list.record(i)?))) {
            quotes.visit(*section, index, record, &FieldPath::default());
        }
    }
    Ok(quotes.failures)
}

struct Quotes<'d> {
    data: &'d Data,
    /// The folded text of each archived page that could be read, by the source's id.
    archived: BTreeMap<&'d str, String>,
    failures: Vec<Failure>,
}

impl<'d> Quotes<'d> {
    fn fail(&mut self, place: &Place, message: String) {
        self.failures
            .push(Failure::at(&self.data.reading, place, message));
    }

    /// Reads the archived pages, and holds them against their checksums.
    fn read_archive(&mut self) {
        let data = self.data;
        let Some(archive) = &data.archive else { return };
        for (index, source) in data.reading.registry.sources.iter().enumerate() {
            let Some(name) = &source.archive else {
                continue;
            };
            let place = |key| Place::value(Section::Sources, index, FieldPath::of(key));
            match archived_bytes(archive, name) {
                Err(message) => self.fail(&place("archive"), message),
                Ok(bytes) => {
                    if let Some(message) = changed(source, &bytes) {
                        self.fail(&place("sha256"), message);
                    }
                    self.archived
                        .insert(&source.id, folded(&String::from_utf8_lossy(&bytes)));
                }
            }
        }
    }

    /// Looks at a record and all records in it for quotes.
    fn visit(&mut self, section: Section, index: usize, record: &dyn Record, path: &FieldPath) {
        if let (Some(source), Some(quote)) = (text(record, "source"), text(record, "quote")) {
            let place = Place::value(section, index, path.clone().then("quote"));
            for message in self.faults(record, &source, &quote) {
                self.fail(&place, message);
            }
        }
        for (position, key) in record.noun().keys.iter().enumerate() {
            let View::Records(list) = record.view(position) else {
                continue;
            };
            for element in 0..list.count() {
                let Some(inner) = list.record(element) else {
                    continue;
                };
                let path = path.clone().then(key.name).element(element);
                self.visit(section, index, inner, &path);
            }
        }
    }

    fn faults(&self, record: &dyn Record, source: &str, quote: &str) -> Vec<String> {
        let sources = &self.data.reading.registry.sources;
        let has_archive = sources
            .iter()
            .any(|known| &*known.id == source && known.archive.is_some());
        let most = if has_archive {
            MOST_WORDS_ARCHIVED
        } else {
            MOST_WORDS
        };
        let words = quote.split_whitespace().count();
        let mut faults = Vec::new();
        if words > most {
            faults.push(format!(
                "this quote has {words} words, and at most {most} are allowed"
            ));
        }
        if let Some(page) = self.archived.get(source) {
            let parts = [
                text(record, "before"),
                Some(quote.to_owned()),
                text(record, "after"),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let wanted = folded(&parts.join(" "));
            if !holds_whole_words(page, &wanted) {
                faults.push(format!("the archived page does not hold `{wanted}`"));
            }
        }
        faults
    }
}

fn text(record: &dyn Record, key: &str) -> Option<String> {
    match record.view(record.noun().position(key)?) {
        View::One(text) => Some(text.into_owned()),
        _ => None,
    }
}

fn archived_bytes(archive: &Path, name: &str) -> Result<Vec<u8>, String> {
    let is_below = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !is_below {
        return Err(format!("`{name}` leaves the archive"));
    }
    std::fs::read(archive.join(name)).map_err(|error| format!("cannot read the archive: {error}"))
}

fn changed(source: &Source, bytes: &[u8]) -> Option<String> {
    let expected = source.sha256.as_ref()?;
    let digest: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    (digest != expected.to_ascii_lowercase())
        .then(|| format!("the archived page has the SHA-256 {digest}"))
}

/// The text with any white space, NO-BREAK SPACE among it, as one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `wanted` stands in `page` and no letter or digit touches it.
fn holds_whole_words(page: &str, wanted: &str) -> bool {
    page.match_indices(wanted).any(|(start, _)| {
        let touches = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let before = page[..start].chars().next_back();
        let after = page[start + wanted.len()..].chars().next();
        let splits_first = touches(before) && touches(wanted.chars().next());
        let splits_last = touches(after) && touches(wanted.chars().next_back());
        !splits_first && !splits_last
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_words_are_whole() {
        let page = folded("These are\u{A0}fraternal\n Turkey, Uzbekistan");
        assert!(holds_whole_words(&page, "are fraternal Turkey"));
        assert!(!holds_whole_words(&page, "hese are"));
        assert!(!holds_whole_words(&page, "fraternal Turk"));
        assert!(holds_whole_words(&page, "Turkey,"));
    }

    #[test]
    fn a_path_does_not_leave_the_archive() {
        assert!(archived_bytes(Path::new("."), "../Cargo.toml").is_err());
        assert!(archived_bytes(Path::new("."), "/etc/hostname").is_err());
    }
}
