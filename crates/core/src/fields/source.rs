use super::table::{Kind, Layout, Need, noun};
use crate::model::Source;

noun! {
    /// The keys of a source.
    SOURCE: Source = "source", "A document that says something.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "Its id.";
    "publisher" => publisher, Kind::Text, Need::Required, Layout::Scalar, "Who published it.";
    "title" => title, Kind::Text, Need::Optional, Layout::Scalar, "Its title; in round brackets where the curator describes a page without one.";
    "published" => published, Kind::Date, Need::Optional, Layout::Scalar, "When it was published.";
    "retrieved" => retrieved, Kind::Date, Need::Optional, Layout::Scalar, "When the page was read. A page without a date of its own says what it says from that day on; left out, only `published` counts.";
    "language" => language, Kind::Text, Need::Optional, Layout::Scalar, "Its language, as a BCP 47 tag.";
    "url" => url, Kind::Url, Need::AnyOf("where it stands"), Layout::Scalar, "Where it stands on the web.";
    "archive" => archive, Kind::Archive, Need::AnyOf("where it stands"), Layout::Scalar, "The file that holds a copy, as text in UTF-8 for its quotes to be looked up; it lies in the archive folder, which is not part of the registry.";
    "sha256" => sha256, Kind::Digest, Need::Optional, Layout::Scalar, "The SHA-256 of that file, all 64 digits.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
