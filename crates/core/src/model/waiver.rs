use super::{Id, Text};
use crate::date::Day;

/// An exception: findings of one rule about one record that are not reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiver {
    /// The rule.
    pub rule: Id,
    /// The id of the record.
    pub record: Id,
    /// The reason.
    pub because: Text,
    /// The last day on which it counts.
    pub until: Option<Day>,
    /// The curator's own words.
    pub note: Option<Text>,
}
