use super::table::{Kind, Layout, Need, noun};
use crate::model::State;

noun! {
    /// The keys of a state.
    STATE: State = "state", "A country that acts as a party.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The ISO 3166-1 alpha-3 code, a former code of ISO 3166-3, or three letters that ISO has not assigned.";
    "name" => name, Kind::Text, Need::Optional, Layout::Scalar, "The name that is shown; needed only if it differs from the English short name of ISO, or if ISO has none.";
    "aliases" => aliases, Kind::Text, Need::Optional, Layout::List, "Other names.";
    "since" => since, Kind::Date, Need::Optional, Layout::Scalar, "The first day on which it existed.";
    "until" => until, Kind::Date, Need::Optional, Layout::Scalar, "The last day on which it existed.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
