use super::{Id, Text};
use crate::date::Date;

/// A country that acts as a party.
///
/// Its id is its ISO 3166-1 alpha-3 code, a former one of ISO 3166-3, or three letters that ISO
/// has not assigned. A state of the built-in table needs no record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Three letters A to Z.
    pub id: Id,
    /// The name that the registry prints; required where ISO has none.
    pub name: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// Its first day.
    pub since: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// The curator's own words.
    pub note: Option<Text>,
}
