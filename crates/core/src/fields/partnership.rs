use super::EVIDENCE;
use super::table::{Kind, Layout, Need, noun};
use crate::model::Partnership;

noun! {
    /// The keys of a partnership.
    PARTNERSHIP: Partnership = "partnership", "One tie between states at one tier, for a period.";
    "id" => id, Kind::Id, Need::Optional, Layout::Scalar, "The id; if left out, it is made of the parties in alphabetical order and the tier.";
    "parties" => parties, Kind::State, Need::Required, Layout::List, "The states that it connects, at least two.";
    "tier" => tier, Kind::Tier, Need::Required, Layout::Scalar, "The level that the parties give it.";
    "name" => name, Kind::Text, Need::Optional, Layout::Scalar, "The name. Two records of the same parties and tier are different ties if each has its own `id` and `name`; otherwise they are one tie and must not overlap in time.";
    "direction" => direction, Kind::Direction, Need::Optional, Layout::Scalar, "The group in which the source lists it.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "The first day; if left out, it is derived from the instruments.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "The last day; if left out, it may be derived from the instruments, and otherwise the partnership goes on. Write `../..` if it ended and no source says when.";
    "instruments" => instruments, Kind::Instrument, Need::Optional, Layout::List, "The instruments of the partnership; if left out, those between exactly its parties, in its period.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "wording" => wording, Kind::Text, Need::Optional, Layout::Scalar, "The source's own words for the tier.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
