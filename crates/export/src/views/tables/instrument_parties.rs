//! The parties of instruments, in long form.

use chancery_core::select::SelectorNoun;

use super::instruments::{InstrumentRow, lines};
use crate::views::declare::columns;
use crate::views::{ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static INSTRUMENT_PARTIES: Table = Table {
    name: "instrument_parties",
    sentence: "One row for each party of each instrument.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument", "state"],
    references: &[
        ForeignKey::new(&["instrument"], "instruments"),
        ForeignKey::new(&["state"], "states"),
    ],
    listed: &["instrument", "state", "state_name", "day", "holds"],
    rows,
};

struct InstrumentPartyRow<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    state: &'v str,
}

columns! {
    line: InstrumentPartyRow<'_, 'v>;
    Id "instrument", "The id of the instrument." => &line.instrument.record.id;
    Id "state", "The party." => line.state;
    Text "state_name", "The name of the party."
        => line.instrument.views.network.actor_name(line.state);
    Dates "day", "The day of the instrument, in EDTF: the day of signature, otherwise of adoption, \
                  otherwise of announcement."
        => line.instrument.record.day().copied();
    Holds => line.instrument.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    Box::new(lines(views).flat_map(|instrument| -> Vec<Row<'v>> {
        let mut parties = instrument.parties.clone();
        parties.sort_unstable();
        parties.dedup();
        parties
            .into_iter()
            .map(|state| {
                cells(&InstrumentPartyRow {
                    instrument: &instrument,
                    state,
                })
            })
            .collect()
    }))
}
