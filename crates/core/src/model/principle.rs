use super::{Evidence, Id, Text};
use crate::fields::noun;

noun! {
    /// A rule of conduct that partners affirm.
    PRINCIPLE = "principle";

    pub struct Principle {
        /// The id of the principle.
        "id" => id: Id as OwnId, required;
        /// The name of the principle.
        "name" => name: Text, required;
        /// The instruments that contain it.
        "instruments" => instruments: Vec<Id> as Instrument;
        /// The citations that attest it.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}
