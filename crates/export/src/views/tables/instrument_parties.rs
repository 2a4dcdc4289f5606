//! The parties of instruments, in long form.

use chancery_core::select::SelectorNoun;

use super::actors::ACTOR_KINDS;
use super::instruments::{InstrumentRow, lines};
use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static INSTRUMENT_PARTIES: Table = Table {
    name: "instrument_parties",
    sentence: "One row for each party of each instrument.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument", "party"],
    references: &[
        ForeignKey::new(&["instrument"], "instruments"),
        ForeignKey::new(&["party"], "actors"),
    ],
    listed: &["instrument", "party", "party_name", "day", "holds"],
    rows,
};

struct InstrumentPartyRow<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    party: &'v str,
}

columns! {
    line: InstrumentPartyRow<'_, 'v>;
    Id "instrument", "The id of the instrument." => &line.instrument.record.id;
    Id "party", "The party: a state or an organisation." => line.party;
    Text "party_name", "The name of the party."
        => line.instrument.views.network.actor_name(line.party);
    Word [ACTOR_KINDS] "party_kind", "Whether it is a state or an organisation."
        => line.instrument.views.actor_kind(line.party);
    Dates "day", "The day of the instrument, in EDTF: the day of signature, otherwise of adoption, \
                  otherwise of announcement."
        => line.instrument.record.day().copied();
    Holds => line.instrument.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(lines(views).flat_map(move |instrument| -> Vec<Row<'v>> {
        let mut parties = instrument.parties().to_vec();
        parties.sort_unstable();
        parties.dedup();
        parties
            .into_iter()
            .map(|party| {
                cells(
                    &InstrumentPartyRow {
                        instrument: &instrument,
                        party,
                    },
                    wanted,
                )
            })
            .collect()
    }))
}
