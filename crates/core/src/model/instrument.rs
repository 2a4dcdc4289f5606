use super::{Consent, Effect, Evidence, Id, InstrumentKind, Office, StringMap, Text};
use crate::date::Date;
use crate::fields::{Few, Rare, RareList, noun};

noun! {
    /// The written text that carries a commitment, whatever it is called.
    INSTRUMENT = "instrument";

    /// VCLT, art. 2(1)(a).
    pub struct Instrument {
        /// The id of the instrument.
        "id" => id: Id as OwnId, required;
        /// The title of the instrument.
        "title" => title: Option<Text>;
        /// Other titles, such as short ones.
        "aliases" => aliases: RareList<Text>;
        /// Its keys in other data sets, by the name of the data set: `{wikidata: Q227, cow: "373"}`.
        "ids" => ids: StringMap, line;
        /// What the text is called: treaty, declaration and so on. It does not decide the binding
        /// force.
        "kind" => kind: Option<InstrumentKind>;
        /// The states and organisations that concluded it, at least two.
        "parties" => parties: Few<Id, 2> as Actor, one_of("who concluded it");
        /// The organisation that adopted it, for example a resolution.
        "adopted-by" => adopted_by: Rare<Id> as Organisation, one_of("who concluded it");
        /// When it was signed.
        "signed" => signed: Option<Date>;
        /// When it was adopted, if it was not signed.
        "adopted" => adopted: Rare<Date>;
        /// When it was announced, if it was neither signed nor adopted.
        "announced" => announced: Rare<Date>;
        /// When it entered into force.
        "in-force" => in_force: Option<Date>;
        /// When it ended.
        "terminated" => terminated: Rare<Date>;
        /// Where it was concluded.
        "place" => place: Option<Text>;
        /// Who signed; leave it out if this is unknown.
        "signatories" => signatories: Vec<Signatory>;
        /// Who takes part in it, since when and until when; of a text between two parties these may
        /// be left out, and they take part while it is in force.
        "participants" => participants: RareList<Participant>;
        /// The tier that the text names, or several; leave it out if it names none.
        "tier" => tier: Few<Id, 1> as Tier, scalar_or_list;
        /// The source's own words for the tier.
        "wording" => wording: Option<Text>;
        /// What it does to a partnership; leave it out if the sources do not decide it.
        "effect" => effect: Option<Effect>;
        /// The earlier instruments whose place it takes: from the day on which it entered into force,
        /// they are not in force.
        "replaces" => replaces: RareList<Id> as Instrument;
        /// The earlier instruments of which it changes a part, and which stay in force.
        "amends" => amends: RareList<Id> as Instrument;
        /// The instruments that it carries out, such as the treaty on which an agreement rests.
        "implements" => implements: RareList<Id> as Instrument;
        /// Fields of cooperation.
        "areas" => areas: Few<Id, 2> as Area;
        /// The citations that attest it.
        "evidence" => evidence: Vec<Evidence>, block;
        /// A remark of the curator.
        "note" => note: Rare<Text>;
    }
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

    /// The instruments to which it refers, each list under its key.
    #[must_use]
    pub fn relations(&self) -> [(&'static str, &[Id]); 3] {
        [
            ("replaces", &self.replaces),
            ("amends", &self.amends),
            ("implements", &self.implements),
        ]
    }
}

noun! {
    /// A state or an organisation that takes part in an instrument, for a period.
    PARTICIPANT = "participant";

    pub struct Participant {
        /// The state that takes part.
        "state" => state: Option<Id> as State, one_of("who takes part");
        /// The organisation that takes part.
        "organisation" => organisation: Option<Id> as Organisation, one_of("who takes part");
        /// When it signed, if on another day than the instrument's; one of its `parties` signed on
        /// that day if this is left out.
        "signed" => signed: Option<Date>;
        /// How it consented to be bound.
        "consent" => consent: Option<Consent>;
        /// When it consented to be bound.
        "consented" => consented: Option<Date>;
        /// When the instrument entered into force for it; if left out, with the instrument, if it
        /// had consented by then, or had signed a text that needs no ratification.
        "in-force" => in_force: Option<Date>;
        /// The last day on which it took part.
        "until" => until: Option<Date>;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}

impl Participant {
    /// The id of the state or the organisation that takes part.
    #[must_use]
    pub fn actor(&self) -> Option<&Id> {
        self.state.as_ref().or(self.organisation.as_ref())
    }

    /// Its dates but the end, each under its key.
    pub fn dates(&self) -> impl Iterator<Item = (&'static str, &Date)> {
        let dates = [
            ("signed", &self.signed),
            ("consented", &self.consented),
            ("in-force", &self.in_force),
        ];
        let given = dates.into_iter();
        given.filter_map(|(key, date)| Some((key, date.as_ref()?)))
    }
}

noun! {
    /// One person who signed for a state or an organisation.
    SIGNATORY = "signatory";

    pub struct Signatory {
        /// The state for which the person signed.
        "state" => state: Option<Id> as State, one_of("for whom");
        /// The organisation for which the person signed.
        "organisation" => organisation: Rare<Id> as Organisation, one_of("for whom");
        /// The class of office; leave it out if no page says it.
        "office" => office: Option<Office>;
        /// The person's name.
        "name" => name: Option<Text>;
        /// A remark of the curator.
        "note" => note: Rare<Text>;
    }
}

impl Signatory {
    /// The id of the state or the organisation for which the person signed.
    #[must_use]
    pub fn actor(&self) -> Option<&Id> {
        self.state.as_ref().or(self.organisation.as_ref())
    }
}
