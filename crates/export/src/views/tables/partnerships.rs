//! Partnerships.

use std::collections::BTreeSet;
use std::rc::Rc;

use chancery_core::model::{Id, Partnership};
use chancery_core::network::{
    EndOrigin, InstrumentIndex, PartnershipIndex, ResolvedPartnership, StartOrigin,
};
use chancery_core::select::{Selected, SelectorNoun};

use crate::views::declare::{columns, ids, list};
use crate::views::{
    Cell, ColumnSet, ExportContext, ForeignKey, Recorded, Row, Rows, Table, source_count,
};

pub(super) static PARTNERSHIPS: Table = Table {
    name: "partnerships",
    sentence: "One row for each tie between states or organisations at one tier, for a period; a \
               list has those that hold on the day, an export has all.",
    noun: SelectorNoun::Partnerships,
    columns: COLUMNS,
    key: &["partnership", "period"],
    references: &[
        ForeignKey::new(&["party_1"], "actors"),
        ForeignKey::new(&["party_2"], "actors"),
        ForeignKey::new(&["tier"], "tiers"),
        ForeignKey::new(&["direction"], "directions"),
        ForeignKey::new(&["parties"], "actors"),
        ForeignKey::new(&["listed_instruments"], "instruments"),
    ],
    listed: &[
        "partnership",
        "tier_name",
        "direction",
        "since",
        "until",
        "sources",
        "holds",
    ],
    rows,
};

/// Where a first or a last day comes from.
const ORIGINS: &[&str] = &["recorded", "derived", "unknown"];

/// A partnership and what is shown of it.
pub(super) struct PartnershipRow<'v> {
    pub(super) views: ExportContext<'v>,
    pub(super) selected: Selected<PartnershipIndex>,
    /// Its id, or what it is called.
    pub(super) called: Id,
    /// Its place among the records of that name, from 1.
    pub(super) period: usize,
    pub(super) record: &'v Partnership,
    pub(super) tie: &'v ResolvedPartnership,
    /// The parties in the order in which they are shown.
    pub(super) parties: Vec<&'v str>,
    /// The instruments that are in an export of a part; none of an export of the whole.
    pub(super) shown: Rc<Option<BTreeSet<&'v str>>>,
}

columns! {
    line: PartnershipRow<'v>;
    Id "partnership", "The id, or the name made of the parties in alphabetical order and the tier."
        => line.called.as_str().to_owned();
    Integer "period", "The position among the records of that name, in order of time, from 1."
        => line.period;
    Id "id", "The id, if the record has one of its own." => line.record.id.as_ref();
    Id "party_1", "The first of two parties: the registry's subject if it is a party, otherwise \
                   the first by id; empty if there are more than two."
        => line.one_of_two(0);
    Text "party_1_name", "The name of the first party." => line.name_of_two(0);
    Id "party_2", "The other of two parties." => line.one_of_two(1);
    Text "party_2_name", "The name of the other party." => line.name_of_two(1);
    Integer "party_count", "How many parties there are." => line.parties.len();
    List "parties", "All parties, the subject first." => list(line.parties.iter().copied());
    Id "tier", "The level that the parties give it." => &line.record.tier;
    Text "tier_name", "The name of the tier." => line.tier_name();
    Text "name", "The name, if it has one of its own." => line.record.name.as_ref();
    Id "direction", "The group in which the source lists it." => line.record.direction.as_ref();
    Text "direction_name", "The name of the direction." => line.direction_name();
    Dates "since", "The first day, in EDTF: recorded, or derived from the instruments."
        => line.views.network.start_date(line.selected.position);
    Word [ORIGINS] "since_origin", "Where the first day comes from: recorded, derived from the \
                                    instruments, or unknown."
        => line.tie.start.origin.name();
    List "since_instruments", "The instruments that establish or upgrade it, if the first day is \
                               derived from them."
        => line.since_instruments();
    Dates "until", "The last day, in EDTF: recorded or derived; empty if it is not known to have \
                    ended."
        => line.views.network.end_date(line.selected.position);
    Word [ORIGINS] "until_origin", "Where the last day comes from: recorded, derived from the \
                                    instruments or from a later partnership, or unknown."
        => line.tie.end.origin.name();
    List "until_instruments", "The instruments that terminate it, or whose termination ended it, \
                               if the last day is derived from them."
        => line.until_instruments();
    List "until_partnerships", "The later partnerships of the same parties at another tier, if the \
                                last day is derived from them."
        => line.until_partnerships();
    List "areas", "Fields of cooperation." => ids(&line.record.areas);
    Text "wording", "The source's own words for the tier." => line.record.wording.as_ref();
    List "listed_instruments", "The instruments that the record itself lists, of a part of a \
                                registry those of them that are in it; empty if they are those \
                                between exactly its parties in its period."
        => line.listed_instruments();
    Integer "instruments", "How many of its instruments are certainly selected and existed on the \
                            day: those that it lists, otherwise those between exactly its parties \
                            in its period."
        => line.instruments();
    Integer "sources", "How many sources its evidence cites." => source_count(&line.record.evidence);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
    Holds => line.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(lines(views).map(move |line| -> Row<'v> { cells(&line, wanted) }))
}

/// The partnerships that are meant, in order.
pub(super) fn lines<'v>(
    views: &ExportContext<'v>,
) -> impl Iterator<Item = PartnershipRow<'v>> + use<'v> {
    let views = *views;
    let shown = Rc::new(views.is_part().then(|| views.instrument_ids()));
    views
        .recorded_partnerships()
        .into_iter()
        .map(move |recorded| {
            let Recorded {
                selected,
                called,
                period,
            } = recorded;
            let record = views.network.partnership(selected.position);
            PartnershipRow {
                views,
                selected,
                called,
                period,
                record,
                shown: Rc::clone(&shown),
                tie: &views.network.ties[selected.position],
                parties: views.parties(&record.parties),
            }
        })
}

impl<'v> PartnershipRow<'v> {
    fn listed_instruments(&self) -> Cell<'v> {
        let shown = self.shown.as_ref().as_ref();
        let listed = self.record.instruments.iter().map(Id::as_str);
        list(listed.filter(|id| shown.is_none_or(|shown| shown.contains(id))))
    }

    fn one_of_two(&self, index: usize) -> Option<&'v str> {
        one_of_two(&self.parties, index)
    }

    fn name_of_two(&self, index: usize) -> Option<&'v str> {
        one_of_two(&self.parties, index).map(|id| self.views.network.actor_name(id))
    }

    pub(super) fn tier_name(&self) -> Option<&'v str> {
        self.tie
            .tier
            .map(|tier| &*self.views.network.tier(tier).name)
    }

    fn direction_name(&self) -> Option<&'v str> {
        self.tie
            .direction
            .map(|direction| &*self.views.network.direction(direction).name)
    }

    fn since_instruments(&self) -> Cell<'v> {
        match &self.tie.start.origin {
            StartOrigin::Derived(positions) => self.instrument_ids(positions),
            _ => Cell::Empty,
        }
    }

    fn until_instruments(&self) -> Cell<'v> {
        match &self.tie.end.origin {
            EndOrigin::Derived { instruments, .. } => self.instrument_ids(instruments),
            _ => Cell::Empty,
        }
    }

    fn until_partnerships(&self) -> Cell<'v> {
        let EndOrigin::Derived { partnerships, .. } = &self.tie.end.origin else {
            return Cell::Empty;
        };
        let network = self.views.network;
        let called: BTreeSet<Id> = partnerships
            .iter()
            .map(|position| network.partnership(*position).id_or_derived())
            .collect();
        list(called.iter().map(Id::to_string))
    }

    fn instrument_ids(&self, positions: &[InstrumentIndex]) -> Cell<'v> {
        let network = self.views.network;
        let ids: BTreeSet<&Id> = positions
            .iter()
            .map(|position| &network.instrument(*position).id)
            .collect();
        list(ids.iter().map(|id| id.as_str()))
    }

    fn instruments(&self) -> usize {
        let instruments = self.views.selection.instruments_of(self.selected.position);
        let certain = instruments.iter().filter(|it| it.holds.is_certain());
        certain.count()
    }
}

/// One of exactly two parties. Where there are more, two of them would pass for the whole tie.
pub(super) fn one_of_two<'v>(parties: &[&'v str], index: usize) -> Option<&'v str> {
    (parties.len() == 2).then(|| parties[index])
}
