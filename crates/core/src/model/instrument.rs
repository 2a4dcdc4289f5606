use super::{Effect, Evidence, Id, InstrumentKind, Office, Text};
use crate::date::Date;

/// The written text that carries a commitment, whatever it is called (VCLT, art. 2(1)(a)).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Instrument {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Option<Text>,
    /// Its form word.
    pub kind: Option<InstrumentKind>,
    /// The states that concluded it.
    pub parties: Vec<Id>,
    /// The organisation that adopted it, where no states concluded it.
    pub adopted_by: Option<Id>,
    /// When it was signed.
    pub signed: Option<Date>,
    /// When it was adopted.
    pub adopted: Option<Date>,
    /// When it was announced.
    pub announced: Option<Date>,
    /// Who ratified it, and when.
    pub ratified: Vec<Ratification>,
    /// When it entered into force.
    pub in_force: Option<Date>,
    /// When it ended.
    pub terminated: Option<Date>,
    /// Where it was concluded.
    pub place: Option<Text>,
    /// Who signed.
    pub signatories: Vec<Signatory>,
    /// The tiers of which it speaks.
    pub tier: Vec<Id>,
    /// The source's own word for the tier.
    pub wording: Option<Text>,
    /// What it does to a partnership.
    pub effect: Option<Effect>,
    /// Fields of cooperation.
    pub areas: Vec<Id>,
    /// The citations that attest it.
    pub evidence: Vec<Evidence>,
    /// The curator's own words.
    pub note: Option<Text>,
}

impl Instrument {
    /// The day of the instrument: signed, otherwise adopted, otherwise announced.
    #[must_use]
    pub fn day(&self) -> Option<&Date> {
        self.signed
            .as_ref()
            .or(self.adopted.as_ref())
            .or(self.announced.as_ref())
    }
}

/// One state's ratification.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ratification {
    /// The state that ratified.
    pub state: Id,
    /// When.
    pub on: Option<Date>,
    /// The curator's own words.
    pub note: Option<Text>,
}

/// One person who signed for a state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatory {
    /// The state for which the person signed.
    pub state: Id,
    /// The class of office; left out if no page says it.
    pub office: Option<Office>,
    /// The person's name.
    pub name: Option<Text>,
    /// The curator's own words.
    pub note: Option<Text>,
}
