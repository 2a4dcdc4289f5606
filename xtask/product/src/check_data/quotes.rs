//! Quotes are short, and one that was changed would be found out.

use anyhow::Result;
use chancery_core::quotes::{Citation, PageText, QuotePlace, Wanted, fold, for_each_citation};
use chancery_core::yaml::Archive;

use super::{Data, Failure};

/// How many words of a page may be quoted at once that has a copy in the archive: enough to find
/// them again. Of any other page the rule `quote-too-long` says it.
const MOST_WORDS: usize = 12;

/// With this many words a quote in which one is changed is still like no other passage.
const LEAST_TELLING: usize = 5;

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let mut failures = Vec::new();
    for_each_citation(&data.reading.registry, |citation| {
        let source = data.source(&citation.source);
        let Some(name) = source.and_then(|source| source.archive.as_deref()) else {
            return;
        };
        let mut fail = |message: String| {
            let place = citation.place("quote");
            failures.push(Failure::at(&data.reading, &place, message));
        };
        let words = citation.quote.split_whitespace().count();
        if words > MOST_WORDS {
            fail(format!(
                "this quote has {words} words, and at most {MOST_WORDS} are allowed"
            ));
        }
        if let Some(page) = data
            .archive
            .as_ref()
            .and_then(|archive| page(archive, name))
        {
            passing_changes(&page, &citation).for_each(fail);
        }
    });
    Ok(failures)
}

/// An archived page; none if a rule says that it cannot be read.
fn page(archive: &Archive, name: &str) -> Option<PageText> {
    let bytes = archive.read(name).ok()?;
    Some(PageText::new(String::from_utf8(bytes).ok()?))
}

/// Changes each word of a quote that is there in turn, and says which of these changes nobody would
/// see, or see without the passage that was meant.
fn passing_changes<'p>(
    page: &'p PageText,
    citation: &'p Citation,
) -> impl Iterator<Item = String> + 'p {
    let words: Vec<&str> = citation.quote.split_whitespace().collect();
    let meant = fold(&citation.quote);
    let is_there = !matches!(find(page, &citation.quote), QuotePlace::Nowhere { .. });
    let changes = if is_there { words.len() } else { 0 };
    (0..changes).filter_map(move |changed| {
        let mut words = words.clone();
        words[changed] = "otherwise";
        let quote = words.join(" ");
        match find(page, &quote) {
            QuotePlace::Nowhere { nearest, .. } => {
                let is_shown = nearest.is_some_and(|passage| fold(&passage.words).contains(&meant));
                let is_telling = words.len() >= LEAST_TELLING;
                (is_telling && !is_shown)
                    .then(|| format!("for `{quote}` the passage is not shown that was meant"))
            }
            _ => Some(format!("the archived page holds `{quote}` too")),
        }
    })
}

fn find(page: &PageText, quote: &str) -> QuotePlace {
    page.find(&Wanted {
        quote,
        before: None,
        after: None,
    })
}
