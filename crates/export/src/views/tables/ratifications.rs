//! Who ratified instruments.

use chancery_core::model::Ratification;
use chancery_core::select::SelectorNoun;

use super::instruments::{InstrumentRow, lines};
use crate::views::declare::columns;
use crate::views::{ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static RATIFICATIONS: Table = Table {
    name: "ratifications",
    sentence: "One row for each state's ratification of an instrument.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument", "ordinal"],
    references: &[
        ForeignKey::new(&["instrument"], "instruments"),
        ForeignKey::new(&["state"], "states"),
    ],
    listed: &["instrument", "state_name", "ratified", "holds"],
    rows,
};

struct RatificationLine<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    ordinal: usize,
    record: &'v Ratification,
}

columns! {
    line: RatificationLine<'_, 'v>;
    Id "instrument", "The id of the instrument." => &line.instrument.record.id;
    Integer "ordinal", "The position among the ratifications of the instrument, from 1."
        => line.ordinal + 1;
    Id "state", "The state that ratified." => &line.record.state;
    Text "state_name", "The name of the state."
        => line.instrument.views.network.actor_name(&line.record.state);
    Dates "ratified", "When it ratified, in EDTF." => line.record.on;
    Text "note", "A remark of the curator." => line.record.note.as_ref();
    Holds => line.instrument.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    Box::new(lines(views).flat_map(|instrument| -> Vec<Row<'v>> {
        let ratifications = instrument.record.ratified.iter().enumerate();
        ratifications
            .map(|(ordinal, record)| {
                cells(&RatificationLine {
                    instrument: &instrument,
                    ordinal,
                    record,
                })
            })
            .collect()
    }))
}
