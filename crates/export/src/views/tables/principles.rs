//! Rules of conduct that partners affirm.

use chancery_core::model::Principle;
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, ids};
use crate::views::{ExportContext, Row, Rows, Table, source_count};

pub(super) static PRINCIPLES: Table = Table {
    name: "principles",
    sentence: "One row for each rule of conduct that partners affirm.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["principle"],
    references: &[],
    listed: &["principle", "principle_name", "instruments", "sources"],
    rows,
};

columns! {
    record: &'v Principle;
    Id "principle", "The id of the principle." => &record.id;
    Text "principle_name", "The name of the principle." => &record.name;
    List "instruments", "The instruments that contain it." => ids(&record.instruments);
    Integer "sources", "How many sources its evidence cites." => source_count(&record.evidence);
    Text "note", "A remark of the curator." => record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    Box::new(
        views
            .principles()
            .into_iter()
            .map(|record| -> Row<'v> { cells(&record) }),
    )
}
