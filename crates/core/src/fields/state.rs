use super::table::{Kind, Layout, Need, noun};
use crate::model::State;

noun! {
    /// The keys of a state.
    STATE: State = "state", "A country that acts as a party.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "Its ISO 3166-1 alpha-3 code, a former one of ISO 3166-3, or three letters that ISO has not assigned.";
    "name" => name, Kind::Text, Need::Optional, Layout::Scalar, "The name that the registry prints; needed only where it wants another than the English short name of ISO, or where ISO has none.";
    "aliases" => aliases, Kind::Text, Need::Optional, Layout::List, "Other names.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "Its first day.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "Its last day.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
