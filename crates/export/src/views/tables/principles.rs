//! Rules of conduct that partners affirm.

use chancery_core::model::Principle;
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, list};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, source_count};

pub(super) static PRINCIPLES: Table = Table {
    name: "principles",
    sentence: "One row for each rule of conduct that partners affirm.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["principle"],
    references: &[ForeignKey::new(&["instruments"], "instruments")],
    listed: &["principle", "principle_name", "instruments", "sources"],
    rows,
};

struct PrincipleRow<'v> {
    record: &'v Principle,
    /// Those of its instruments that are in the export.
    instruments: Vec<&'v str>,
}

columns! {
    line: PrincipleRow<'v>;
    Id "principle", "The id of the principle." => &line.record.id;
    Text "principle_name", "The name of the principle." => &line.record.name;
    List "instruments", "The instruments that contain it; of a part of a registry, those of them that \
                         are in it."
        => list(line.instruments.iter().copied());
    Integer "sources", "How many sources its evidence cites." => source_count(&line.record.evidence);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let shown = views.is_part().then(|| views.instrument_ids());
    let is_shown = move |id: &&str| shown.as_ref().is_none_or(|shown| shown.contains(id));
    let principles = views.principles().into_iter();
    Box::new(principles.map(move |record| -> Row<'v> {
        let instruments = record.instruments.iter().map(|id| id.as_str());
        cells(
            &PrincipleRow {
                record,
                instruments: instruments.filter(&is_shown).collect(),
            },
            wanted,
        )
    }))
}
