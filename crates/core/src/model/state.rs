use super::{Id, StringMap, Text};
use crate::date::Date;
use crate::fields::noun;

noun! {
    /// A country that acts as a party.
    STATE = "state";

    /// A state of the built-in table needs no record.
    pub struct State {
        /// The ISO 3166-1 alpha-3 code, a former code of ISO 3166-3, or three letters that ISO has
        /// not assigned.
        "id" => id: Id as OwnId, required;
        /// The name that is shown; needed only if it differs from the one in the CLDR, or if ISO
        /// has no code for the state.
        "name" => name: Option<Text>;
        /// Other names.
        "aliases" => aliases: Vec<Text>;
        /// Its keys in other data sets, by the name of the data set: `{wikidata: Q227, cow: "373"}`.
        "ids" => ids: StringMap, line;
        /// The first day on which it existed. If left out, it existed from the year in which it became
        /// a state by the lists of political science, or from the day on which a record first uses
        /// it, if that is earlier; a state that is not in these lists has always existed.
        "since" => since: Option<Date>;
        /// The last day on which it existed.
        "until" => until: Option<Date>;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}
