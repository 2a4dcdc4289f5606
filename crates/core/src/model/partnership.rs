use super::{Evidence, Id, Text};
use crate::date::Date;
use crate::fields::{Few, noun};

noun! {
    /// One tie between states or organisations at one tier, for a period.
    PARTNERSHIP = "partnership";

    pub struct Partnership {
        /// The id; if left out, it is made of the parties in alphabetical order and the tier.
        "id" => id: Option<Id> as OwnId;
        /// The states and organisations that it connects, at least two.
        "parties" => parties: Few<Id, 2> as Actor, required;
        /// The level that the parties give it.
        "tier" => tier: Id as Tier, required;
        /// The name. Two records of the same parties and tier are different ties if each has its
        /// own `id` and `name`; otherwise they are one tie and must not overlap in time.
        "name" => name: Option<Text>;
        /// The group in which the source lists it.
        "direction" => direction: Option<Id> as Direction;
        /// The first day; if left out, it is derived from the instruments.
        "since" => since: Option<Date>;
        /// The last day; if left out, it may be derived from the instruments, and otherwise the
        /// partnership goes on. Write `../..` if it ended and no source says when.
        "until" => until: Option<Date>;
        /// The instruments of the partnership; if left out, those between exactly its parties, in
        /// its period.
        "instruments" => instruments: Vec<Id> as Instrument;
        /// Fields of cooperation.
        "areas" => areas: Vec<Id> as Area;
        /// The source's own words for the tier.
        "wording" => wording: Option<Text>;
        /// The citations that attest it.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}

impl Partnership {
    /// Its name, where it has an id of its own as well: then it is another tie than those of the
    /// same parties and tier that have another name or none.
    #[must_use]
    pub(crate) fn own_name(&self) -> Option<&Text> {
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
