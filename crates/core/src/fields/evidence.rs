use super::table::{Kind, Layout, Need, noun};
use crate::model::Evidence;

noun! {
    /// The keys of a citation.
    EVIDENCE: Evidence = "evidence", "A citation: a source, and the exact words in it.";
    "source" => source, Kind::Source, Need::Required, Layout::Scalar, "The source that is cited.";
    "quote" => quote, Kind::Text, Need::Optional, Layout::Scalar, "The exact words of the source, in their original language.";
    "before" => before, Kind::Text, Need::Optional, Layout::Scalar, "The words directly before the quote, if the quote occurs more than once.";
    "after" => after, Kind::Text, Need::Optional, Layout::Scalar, "The words directly after the quote, if the quote occurs more than once.";
    "speaker" => speaker, Kind::Text, Need::Optional, Layout::Scalar, "Who says it, if that is not the publisher.";
    "attests" => attests, Kind::FieldName, Need::Optional, Layout::List, "The keys whose values this page gives; if left out, the page only attests that the record exists.";
    "differs" => differs, Kind::StringMap, Need::Optional, Layout::Line, "The values that this page gives instead of those of the record, by key; they are not counted.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
