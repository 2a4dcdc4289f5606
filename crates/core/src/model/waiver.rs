use super::{Id, Text};
use crate::date::Day;
use crate::fields::noun;

noun! {
    /// An exception: findings of one rule about one record that are not reported.
    WAIVER = "waiver";

    pub struct Waiver {
        /// The rule that is waived.
        "rule" => rule: Id as Rule, required;
        /// The id of the record to which the waiver applies.
        "record" => record: Id as AnyRecord, required;
        /// Why the finding is accepted.
        "because" => because: Text, required;
        /// The last day on which the waiver is valid.
        "until" => until: Option<Day>;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}
