use super::table::{Kind, Layout, Need, noun};
use crate::model::Evidence;

noun! {
    /// The keys of a citation.
    EVIDENCE: Evidence = "evidence", "A citation: a source, and the exact words in it.";
    "source" => source, Kind::Source, Need::Required, Layout::Scalar, "The source.";
    "quote" => quote, Kind::Text, Need::Optional, Layout::Scalar, "The exact words, in their own language.";
    "before" => before, Kind::Text, Need::Optional, Layout::Scalar, "Words right before the quote, where it occurs more than once.";
    "after" => after, Kind::Text, Need::Optional, Layout::Scalar, "Words right after the quote, where it occurs more than once.";
    "speaker" => speaker, Kind::Text, Need::Optional, Layout::Scalar, "Who says it, where that is not the publisher.";
    "attests" => attests, Kind::FieldName, Need::Optional, Layout::List, "The keys that this page gives; left out: that the record exists.";
    "differs" => differs, Kind::StringMap, Need::Optional, Layout::Line, "What this page says instead, by key; it enters no count.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
