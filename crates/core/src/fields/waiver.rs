use super::table::{Kind, Layout, Need, noun};
use crate::model::Waiver;

noun! {
    /// The keys of a waiver.
    WAIVER: Waiver = "waiver", "An exception: findings of one rule about one record that are not reported.";
    "rule" => rule, Kind::Rule, Need::Required, Layout::Scalar, "The rule that is waived.";
    "record" => record, Kind::AnyRecord, Need::Required, Layout::Scalar, "The id of the record to which the waiver applies.";
    "because" => because, Kind::Text, Need::Required, Layout::Scalar, "Why the finding is accepted.";
    "until" => until, Kind::Day, Need::Optional, Layout::Scalar, "The last day on which the waiver is valid.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
