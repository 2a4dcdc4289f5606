//! Who signed instruments.

use chancery_core::model::{Keyword, Office, Signatory};
use chancery_core::select::SelectorNoun;

use super::instruments::{InstrumentRow, lines};
use crate::views::declare::{columns, word};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static SIGNATORIES: Table = Table {
    name: "signatories",
    sentence: "One row for each person who signed an instrument for a state or an organisation.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument", "ordinal"],
    references: &[
        ForeignKey::new(&["instrument"], "instruments"),
        ForeignKey::new(&["actor"], "actors"),
    ],
    listed: &["instrument", "actor_name", "name", "office", "holds"],
    rows,
};

struct SignatoryLine<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    ordinal: usize,
    record: &'v Signatory,
}

columns! {
    line: SignatoryLine<'_, 'v>;
    Id "instrument", "The id of the instrument." => &line.instrument.record.id;
    Integer "ordinal", "The position among the signatories of the instrument, from 1."
        => line.ordinal + 1;
    Id "actor", "The state or organisation for which the person signed." => line.record.actor();
    Text "actor_name", "The name of this state or organisation."
        => line.record.actor().map(|id| line.instrument.views.network.actor_name(id));
    Word [Office::NAMES] "office", "The class of office; empty if no page says it." => word(line.record.office);
    Text "name", "The person's name." => line.record.name.as_ref();
    Text "note", "A remark of the curator." => line.record.note.as_ref();
    Holds => line.instrument.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(lines(views).flat_map(move |instrument| -> Vec<Row<'v>> {
        let signatories = instrument.record.signatories.iter().enumerate();
        signatories
            .map(|(ordinal, record)| {
                cells(
                    &SignatoryLine {
                        instrument: &instrument,
                        ordinal,
                        record,
                    },
                    wanted,
                )
            })
            .collect()
    }))
}
