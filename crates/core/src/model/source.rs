use super::{Id, Text};
use crate::date::{Date, Day};

/// A document that says something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Who published it.
    pub publisher: Text,
    /// Its title; in round brackets where the page has none and the curator describes it.
    pub title: Option<Text>,
    /// When it was published.
    pub published: Option<Date>,
    /// When the curator read it: it then said so, whenever it was published.
    pub retrieved: Option<Date>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<Text>,
    /// Where it is on the web.
    pub url: Option<Text>,
    /// The file that holds a copy, in the archive folder.
    pub archive: Option<Text>,
    /// The SHA-256 of that file, 64 hexadecimal digits.
    pub sha256: Option<Text>,
    /// The curator's own words.
    pub note: Option<Text>,
}

impl Source {
    /// The day by which it had certainly said what it says: that of its publication, or the one on
    /// which it was read. None if neither is certain.
    #[must_use]
    pub fn said_by(&self) -> Option<Day> {
        let days = [&self.published, &self.retrieved].into_iter().flatten();
        days.filter_map(|date| date.bounds().latest).min()
    }
}
