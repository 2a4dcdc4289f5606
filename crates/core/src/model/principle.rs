use super::{Evidence, Id, Text};

/// A rule of conduct that partners affirm.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Principle {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The instruments in which it stands.
    pub instruments: Vec<Id>,
    /// The citations that attest it.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}
