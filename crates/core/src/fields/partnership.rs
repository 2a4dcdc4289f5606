use super::EVIDENCE;
use super::table::{Kind, Layout, Need, noun};
use crate::model::Partnership;

noun! {
    /// The keys of a partnership.
    PARTNERSHIP: Partnership = "partnership", "One tie between states at one tier, for a period.";
    "id" => id, Kind::Id, Need::Optional, Layout::Scalar, "Its id; left out, it is called by its parties in alphabetical order and its tier.";
    "parties" => parties, Kind::State, Need::Required, Layout::List, "The states that it ties, at least two.";
    "tier" => tier, Kind::Tier, Need::Required, Layout::Scalar, "The level that the parties give it.";
    "direction" => direction, Kind::Direction, Need::Optional, Layout::Scalar, "The group in which the source lists it.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "Its first day; left out, its instruments give it.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "Its last day; left out, it goes on.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "wording" => wording, Kind::Text, Need::Optional, Layout::Scalar, "The source's own word for the tier.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
