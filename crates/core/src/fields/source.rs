use super::table::{Kind, Layout, Need, noun};
use crate::model::Source;

noun! {
    /// The keys of a source.
    SOURCE: Source = "source", "A document that says something.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id of the source.";
    "publisher" => publisher, Kind::Text, Need::Required, Layout::Scalar, "Who published it.";
    "title" => title, Kind::Text, Need::Optional, Layout::Scalar, "The title; if the page has no title, the curator's description in round brackets.";
    "published" => published, Kind::Date, Need::Optional, Layout::Scalar, "When it was published.";
    "retrieved" => retrieved, Kind::Date, Need::Optional, Layout::Scalar, "When the curator read the page. What a page without a date of its own says counts from that day on; if left out, only `published` counts.";
    "language" => language, Kind::Text, Need::Optional, Layout::Scalar, "The language, as a BCP 47 tag.";
    "url" => url, Kind::Url, Need::AnyOf("where it can be found"), Layout::Scalar, "The address on the web.";
    "archive" => archive, Kind::Archive, Need::AnyOf("where it can be found"), Layout::Scalar, "The file that contains a copy, as text in UTF-8 so that quotes can be checked. The file is in the archive folder, which is not part of the registry.";
    "sha256" => sha256, Kind::Digest, Need::Optional, Layout::Scalar, "The SHA-256 of that file, all 64 hexadecimal digits.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
