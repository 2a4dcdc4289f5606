//! Instruments.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use chancery_core::date::Truth;
use chancery_core::model::{Effect, Id, Instrument, InstrumentKind, Keyword};
use chancery_core::network::InstrumentIndex;
use chancery_core::select::{Selected, SelectorNoun};

use super::organisations::organisation_name;
use super::partnerships::one_of_two;
use crate::views::declare::{ANSWERS, answer, columns, ids, list, word};
use crate::views::{
    Cell, ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, replaced_on, source_count,
};

pub(super) static INSTRUMENTS: Table = Table {
    name: "instruments",
    sentence: "One row for each written text that carries a commitment.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument"],
    references: &[
        ForeignKey::new(&["party_1"], "actors"),
        ForeignKey::new(&["party_2"], "actors"),
        ForeignKey::new(&["adopted_by"], "organisations"),
        ForeignKey::new(&["parties"], "actors"),
        ForeignKey::new(&["tiers"], "tiers"),
    ],
    listed: &[
        "instrument",
        "title",
        "day",
        "effect",
        "tiers",
        "parties",
        "terminated",
        "replaced_by",
        "holds",
    ],
    rows,
};

/// An instrument and what is shown of it.
pub(super) struct InstrumentRow<'v> {
    pub(super) views: ExportContext<'v>,
    pub(super) selected: Selected<InstrumentIndex>,
    pub(super) record: &'v Instrument,
    parties: OnceCell<Vec<&'v str>>,
}

columns! {
    line: InstrumentRow<'v>;
    Id "instrument", "The id of the instrument." => &line.record.id;
    Text "title", "The title of the instrument." => line.record.title.as_ref();
    List "aliases", "Other titles, such as short ones."
        => list(line.record.aliases.iter().map(|alias| alias.as_str()));
    Word [InstrumentKind::NAMES] "kind", "What the text is called: treaty, declaration and so on. \
                                          It does not decide the binding force."
        => word(line.record.kind);
    Id "party_1", "The first of two parties: the registry's subject if it is a party, otherwise \
                   the first by id; empty if there are not exactly two."
        => one_of_two(line.parties(), 0);
    Text "party_1_name", "The name of the first party." => line.name_of_two(0);
    Id "party_2", "The other of two parties." => one_of_two(line.parties(), 1);
    Text "party_2_name", "The name of the other party." => line.name_of_two(1);
    Integer "party_count", "How many parties there are." => line.parties().len();
    List "parties", "All parties, the subject first." => list(line.parties().iter().copied());
    Id "adopted_by", "The organisation that adopted it, if it was not concluded by states."
        => line.record.adopted_by.as_ref();
    Text "adopted_by_name", "The name of that organisation." => line.adopted_by_name();
    Dates "day", "The day of the instrument, in EDTF: the day of signature, otherwise of adoption, \
                  otherwise of announcement."
        => line.record.day().copied();
    Word [&["signed", "adopted", "announced"]] "day_kind", "Which day it is: signed, adopted or \
                                                            announced; empty if there is none."
        => line.day_kind();
    Dates "signed", "When it was signed, in EDTF." => line.record.signed;
    Dates "adopted", "When it was adopted, in EDTF." => line.record.adopted.get();
    Dates "announced", "When it was announced, in EDTF." => line.record.announced.get();
    Dates "in_force", "When it entered into force, in EDTF." => line.record.in_force;
    Dates "terminated", "When it ended, in EDTF." => line.record.terminated.get();
    Dates "replaced_on", "The first day on which it is not in force because an instrument that \
                          replaces it has taken its place, in EDTF; empty if it may not have been \
                          replaced."
        => replaced_on(line.views.network, line.selected.position);
    Word [ANSWERS] "is_in_force", "Whether it is in force on the day: yes, no or unknown."
        => answer(line.is_in_force());
    Text "place", "Where it was concluded." => line.record.place.as_ref();
    List "tiers", "The tiers that the text names." => ids(&line.record.tier);
    Text "wording", "The source's own words for the tier." => line.record.wording.as_ref();
    Word [Effect::NAMES] "effect", "What it does to a partnership; empty if the sources do not \
                                    decide it."
        => word(line.record.effect);
    List "replaces", "The earlier instruments whose place it takes." => ids(&line.record.replaces);
    List "replaced_by", "The instruments that take its place." => line.replaced_by();
    List "amends", "The earlier instruments of which it changes a part."
        => ids(&line.record.amends);
    List "implements", "The instruments that it carries out." => ids(&line.record.implements);
    List "areas", "Fields of cooperation." => ids(&line.record.areas);
    Integer "signatories", "How many signatories are recorded." => line.record.signatories.len();
    Integer "participants", "How many participants are recorded." => line.record.participants.len();
    Integer "sources", "How many sources its evidence cites." => source_count(&line.record.evidence);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
    Holds => line.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(lines(views).map(move |line| -> Row<'v> { cells(&line, wanted) }))
}

/// The instruments that are meant, in order.
pub(super) fn lines<'v>(
    views: &ExportContext<'v>,
) -> impl Iterator<Item = InstrumentRow<'v>> + use<'v> {
    let views = *views;
    let instruments = views.instruments().into_iter();
    instruments.map(move |selected| InstrumentRow::new(views, selected))
}

impl<'v> InstrumentRow<'v> {
    pub(super) fn new(views: ExportContext<'v>, selected: Selected<InstrumentIndex>) -> Self {
        let record = views.network.instrument(selected.position);
        InstrumentRow {
            views,
            selected,
            record,
            parties: OnceCell::new(),
        }
    }

    /// The parties in the order in which they are shown.
    pub(super) fn parties(&self) -> &[&'v str] {
        let parties = || self.views.parties(&self.record.parties);
        self.parties.get_or_init(parties)
    }

    fn is_in_force(&self) -> Truth {
        let day = self.views.selection.day;
        self.views.network.is_in_force(self.selected.position, day)
    }

    fn replaced_by(&self) -> Cell<'v> {
        let network = self.views.network;
        let successors = network.acts[self.selected.position]
            .relations()
            .successors
            .iter();
        let found = successors.map(|it| network.instrument(it.instrument).id.as_str());
        let found: BTreeSet<&str> = found.collect();
        list(found)
    }

    fn name_of_two(&self, index: usize) -> Option<&'v str> {
        one_of_two(self.parties(), index).map(|id| self.views.network.actor_name(id))
    }

    fn adopted_by_name(&self) -> Option<&'v str> {
        organisation_name(
            self.views.network,
            self.record.adopted_by.as_ref().map(Id::as_str)?,
        )
    }

    fn day_kind(&self) -> Option<&'static str> {
        let dates = [
            ("signed", self.record.signed),
            ("adopted", self.record.adopted.get()),
            ("announced", self.record.announced.get()),
        ];
        dates
            .into_iter()
            .find(|(_, date)| date.is_some())
            .map(|(name, _)| name)
    }
}
