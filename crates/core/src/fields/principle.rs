use super::EVIDENCE;
use super::table::{Kind, Layout, Need, noun};
use crate::model::Principle;

noun! {
    /// The keys of a principle.
    PRINCIPLE: Principle = "principle", "A rule of conduct that partners affirm.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id of the principle.";
    "name" => name, Kind::Text, Need::Required, Layout::Scalar, "The name of the principle.";
    "instruments" => instruments, Kind::Instrument, Need::Optional, Layout::List, "The instruments that contain it.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
