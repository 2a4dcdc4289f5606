//! The instruments of partnerships, in long form.

use chancery_core::network::InstrumentIndex;
use chancery_core::select::SelectorNoun;

use super::partnerships::{PartnershipRow, lines};
use crate::views::declare::{ANSWERS, answer, columns};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static PARTNERSHIP_INSTRUMENTS: Table = Table {
    name: "partnership_instruments",
    sentence: "One row for each instrument of each partnership: those that it lists, otherwise \
               those between exactly its parties in its period.",
    noun: SelectorNoun::Partnerships,
    columns: COLUMNS,
    key: &["partnership", "period", "instrument"],
    references: &[
        ForeignKey::new(&["partnership", "period"], "partnerships"),
        ForeignKey::new(&["instrument"], "instruments"),
    ],
    listed: &["partnership", "period", "instrument", "belongs"],
    rows,
};

struct Line<'l, 'v> {
    partnership: &'l PartnershipRow<'v>,
    instrument: InstrumentIndex,
}

columns! {
    line: Line<'_, 'v>;
    Id "partnership", "The id of the partnership, or the name made of its parties and tier."
        => line.partnership.called.as_str().to_owned();
    Integer "period", "The position of the partnership among the records of that name, in order of \
                       time, from 1."
        => line.partnership.period;
    Id "instrument", "The instrument." => &line.views().network.instrument(line.instrument).id;
    Word [ANSWERS] "belongs", "Whether the instrument belongs to this partnership: yes, or unknown if \
                               it may belong to another period of the same tie, or be later than its end."
        => answer(line.views().network.ties[line.partnership.selected.position].has(line.instrument));
    Holds => line.partnership.selected.holds;
}

impl<'v> Line<'_, 'v> {
    fn views(&self) -> ExportContext<'v> {
        self.partnership.views
    }
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let here = views.instrument_positions();
    Box::new(lines(views).flat_map(move |partnership| -> Vec<Row<'v>> {
        let network = partnership.views.network;
        let own = &network.ties[partnership.selected.position].instruments;
        let is_here = |it: &InstrumentIndex| here.contains(it);
        let mut own: Vec<InstrumentIndex> = own.iter().copied().filter(is_here).collect();
        own.sort_by_key(|it| &network.instrument(*it).id);
        let rows = own.into_iter().map(|instrument| {
            cells(
                &Line {
                    partnership: &partnership,
                    instrument,
                },
                wanted,
            )
        });
        rows.collect()
    }))
}
