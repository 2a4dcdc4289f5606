use super::{Evidence, Id, Text};
use crate::date::Date;

/// One tie between states at one tier, for a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Partnership {
    /// Its own id, where it has one. See [`Partnership::id_or_derived`].
    pub id: Option<Id>,
    /// The states that it ties.
    pub parties: Vec<Id>,
    /// The level that the parties give it.
    pub tier: Id,
    /// Its own name, which with its own id tells it apart from another tie of the same parties at
    /// the same tier.
    pub name: Option<Text>,
    /// The group in which the source lists it.
    pub direction: Option<Id>,
    /// Its first day; where it is left out, its instruments give it.
    pub since: Option<Date>,
    /// Its last day; where it is left out, its instruments may give it.
    pub until: Option<Date>,
    /// The instruments that carry it; where they are left out, those between exactly its parties.
    pub instruments: Vec<Id>,
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
    /// Its name, where it has an id of its own as well: then it is another tie than those of the
    /// same parties and tier that have another name or none.
    #[must_use]
    pub fn own_name(&self) -> Option<&Text> {
        self.name.as_ref().filter(|_| self.id.is_some())
    }

    /// The id, or where there is none the parties in alphabetical order and the tier, in lower
    /// case: `aze-hun-strategic-partnership`.
    #[must_use]
    pub fn id_or_derived(&self) -> Id {
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
