use super::table::{Kind, Layout, Need, noun};
use crate::model::Waiver;

noun! {
    /// The keys of a waiver.
    WAIVER: Waiver = "waiver", "An exception: findings of one rule about one record that are not reported.";
    "rule" => rule, Kind::Rule, Need::Required, Layout::Scalar, "The rule.";
    "record" => record, Kind::AnyRecord, Need::Required, Layout::Scalar, "The id of the record.";
    "because" => because, Kind::Text, Need::Required, Layout::Scalar, "The reason.";
    "until" => until, Kind::Day, Need::Optional, Layout::Scalar, "The last day on which it counts.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
