//! Quotes compared with the archived copies of their pages.
//!
//! This is a separate stage, because it is the only one that needs files outside the registry. For
//! each archived copy, [`Quotes`] records whether it exists and is unchanged; for each quote,
//! whether the copy contains it. The rules report the result.

mod citations;
mod fold;
mod nearest;
mod page;

pub use citations::{Citation, for_each_citation};
pub use fold::fold;
pub use page::{Around, PageText, Passage, QuotePlace, Wanted};

use std::collections::BTreeMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::model::{Registry, Source};
use crate::yaml::{Archive, Unarchived};

/// The result of comparing a registry's quotes with an archive; empty without an archive.
#[derive(Debug, Default)]
pub struct Quotes {
    /// The copies that are not as the records of their sources say.
    pub copies: Vec<(usize, CopyProblem)>,
    /// The quotes that were not found exactly once in their copy.
    pub misses: Vec<QuoteMismatch>,
    /// How many quotes were looked up.
    pub checked: usize,
}

/// What is wrong with the copy that a source names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CopyProblem {
    /// It could not be read.
    Unread(Unarchived),
    /// It is quoted but is not valid UTF-8 on this line, counted from 1.
    NoText(usize),
    /// Its SHA-256 is this one, and the source's record says another.
    Changed(String),
}

/// A quote that was not found exactly once in its archived copy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuoteMismatch {
    /// The quote.
    pub citation: Citation,
    /// The name of the copy.
    pub archive: String,
    /// Where the quote stands.
    pub found: QuotePlace,
}

/// A file of the archive: the sources that name it, and the quotes that cite these.
#[derive(Default)]
struct ArchivedFile {
    sources: Vec<usize>,
    citations: Vec<Citation>,
}

impl Quotes {
    /// Holds every quote of a registry against the archive. Each file is read once.
    #[must_use]
    pub fn new(registry: &Registry, archive: &Archive) -> Self {
        let parts: Vec<Quotes> = files(registry)
            .into_par_iter()
            .map(|(name, file)| check_archived_file(registry, archive, name, file))
            .collect();
        let mut quotes = Quotes::default();
        for part in parts {
            quotes.copies.extend(part.copies);
            quotes.misses.extend(part.misses);
            quotes.checked += part.checked;
        }
        quotes
    }
}

/// How many quotes of a registry are of sources that name an archived copy.
#[must_use]
pub fn count_archived(registry: &Registry) -> usize {
    files(registry)
        .values()
        .map(|file| file.citations.len())
        .sum()
}

/// The files of the archive that a registry names, with the quotes of each.
fn files(registry: &Registry) -> BTreeMap<&str, ArchivedFile> {
    let mut files: BTreeMap<&str, ArchivedFile> = BTreeMap::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, source) in registry.sources.iter().enumerate() {
        if let Some(name) = &source.archive {
            names.entry(&source.id).or_insert(name);
            files.entry(name).or_default().sources.push(index);
        }
    }
    if files.is_empty() {
        return files;
    }
    for_each_citation(registry, |citation| {
        if let Some(file) = names
            .get(&*citation.source)
            .and_then(|name| files.get_mut(name))
        {
            file.citations.push(citation);
        }
    });
    files
}

/// Reads one file of the archive, and holds against it what depends on it.
fn check_archived_file(
    registry: &Registry,
    archive: &Archive,
    name: &str,
    file: ArchivedFile,
) -> Quotes {
    let mut quotes = Quotes::default();
    let mut of_all = |copy: &CopyProblem| {
        let sources = file.sources.iter().map(|source| (*source, copy.clone()));
        quotes.copies.extend(sources);
    };
    let bytes = match archive.read(name) {
        Ok(bytes) => bytes,
        Err(reason) => {
            of_all(&CopyProblem::Unread(reason));
            return quotes;
        }
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let above = error.as_bytes()[..valid].iter();
            let line = above.filter(|byte| **byte == b'\n').count() + 1;
            if !file.citations.is_empty() {
                of_all(&CopyProblem::NoText(line));
            }
            quotes
                .copies
                .extend(changed(registry, &file, error.as_bytes()));
            return quotes;
        }
    };
    quotes
        .copies
        .extend(changed(registry, &file, text.as_bytes()));
    if file.citations.is_empty() {
        return quotes;
    }
    let page = PageText::new(text);
    quotes.checked = file.citations.len();
    for citation in file.citations {
        let found = page.find(&Wanted {
            quote: &citation.quote,
            before: citation.before.as_deref(),
            after: citation.after.as_deref(),
        });
        if !matches!(found, QuotePlace::Once { .. }) {
            quotes.misses.push(QuoteMismatch {
                citation,
                archive: name.to_owned(),
                found,
            });
        }
    }
    quotes
}

/// The sources whose record says another SHA-256 than that of these bytes.
fn changed(registry: &Registry, file: &ArchivedFile, bytes: &[u8]) -> Vec<(usize, CopyProblem)> {
    let expected = |source: &usize| -> Option<&str> {
        let source: &Source = registry.sources.get(*source)?;
        source.sha256.as_deref()
    };
    if file.sources.iter().all(|source| expected(source).is_none()) {
        return Vec::new();
    }
    let digest: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let is_other =
        |source: &&usize| expected(source).is_some_and(|text| !text.eq_ignore_ascii_case(&digest));
    let others = file.sources.iter().filter(is_other);
    others
        .map(|source| (*source, CopyProblem::Changed(digest.clone())))
        .collect()
}
