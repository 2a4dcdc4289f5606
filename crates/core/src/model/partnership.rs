use super::{Evidence, Id, Text};
use crate::date::Date;

/// One tie between states at one tier, for a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Partnership {
    /// Its own id, where it has one. See [`Partnership::called`].
    pub id: Option<Id>,
    /// The states that it ties.
    pub parties: Vec<Id>,
    /// The level that the parties give it.
    pub tier: Id,
    /// The group in which the source lists it.
    pub direction: Option<Id>,
    /// Its first day; where it is left out, its instruments give it.
    pub since: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// Fields of cooperation.
    pub areas: Vec<Id>,
    /// The source's own word for the tier.
    pub wording: Option<Text>,
    /// The citations that attest it.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}

impl Partnership {
    /// The id, or where there is none the parties in alphabetical order and the tier, in lower
    /// case: `aze-hun-strategic-partnership`.
    #[must_use]
    pub fn called(&self) -> Id {
        if let Some(id) = &self.id {
            return id.clone();
        }
        let mut parts: Vec<String> = self
            .parties
            .iter()
            .map(|party| party.to_ascii_lowercase())
            .collect();
        parts.sort();
        parts.push(self.tier.to_ascii_lowercase());
        Id::from(parts.join("-"))
    }
}
