use super::{Id, Text};
use crate::date::{Date, Day};
use crate::fields::noun;

noun! {
    /// A document that says something.
    SOURCE = "source";

    pub struct Source {
        /// The id of the source.
        "id" => id: Id as OwnId, required;
        /// Who published it.
        "publisher" => publisher: Text, required;
        /// The title; if the page has no title, the curator's description in round brackets.
        "title" => title: Option<Text>;
        /// When it was published.
        "published" => published: Option<Date>;
        /// When the curator read the page. What a page without a date of its own says counts from
        /// that day on; if left out, only `published` counts.
        "retrieved" => retrieved: Option<Date>;
        /// The language, as a BCP 47 tag.
        "language" => language: Option<Text>;
        /// The address on the web.
        "url" => url: Option<Text> as Url, any_of("where it can be found");
        /// The file that contains a copy, as text in UTF-8 so that quotes can be checked. The file
        /// is in the archive folder, which is not part of the registry.
        "archive" => archive: Option<Text> as Archive, any_of("where it can be found");
        /// The SHA-256 of that file, all 64 hexadecimal digits.
        "sha256" => sha256: Option<Text> as Digest;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
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
