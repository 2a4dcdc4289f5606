use super::EVIDENCE;
use super::table::{Kind, Layout, Need, noun};
use crate::model::Partnership;

noun! {
    /// The keys of a partnership.
    PARTNERSHIP: Partnership = "partnership", "One tie between states at one tier, for a period.";
    "id" => id, Kind::Id, Need::Optional, Layout::Scalar, "Its id; left out, it is called by its parties in alphabetical order and its tier.";
    "parties" => parties, Kind::State, Need::Required, Layout::List, "The states that it ties, at least two.";
    "tier" => tier, Kind::Tier, Need::Required, Layout::Scalar, "The level that the parties give it.";
    "name" => name, Kind::Text, Need::Optional, Layout::Scalar, "Its name. Two records of the same parties and tier that each have an `id` and a `name` of their own are different ties; else they are one tie, and must not overlap in time.";
    "direction" => direction, Kind::Direction, Need::Optional, Layout::Scalar, "The group in which the source lists it.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "Its first day; left out, its instruments give it.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "Its last day; left out, its instruments may give it, and else it goes on; `../..` where it ended and no source says when.";
    "instruments" => instruments, Kind::Instrument, Need::Optional, Layout::List, "The instruments that carry it; left out: those between exactly its parties, in its period.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "wording" => wording, Kind::Text, Need::Optional, Layout::Scalar, "The source's own word for the tier.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
