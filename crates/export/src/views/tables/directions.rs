//! The groups in which sources list partners.

use chancery_core::model::Direction;
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, ids};
use crate::views::sorted::sorted_by;
use crate::views::{ExportContext, Row, Rows, Table, source_count};

pub(super) static DIRECTIONS: Table = Table {
    name: "directions",
    sentence: "One row for each group in which a source lists partners.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["direction"],
    references: &[],
    listed: &["direction", "direction_name", "areas", "sources"],
    rows,
};

columns! {
    record: &'v Direction;
    Id "direction", "The id of the direction." => &record.id;
    Text "direction_name", "The name of the direction." => &record.name;
    List "areas", "Fields of cooperation." => ids(&record.areas);
    Integer "sources", "How many sources its evidence cites." => source_count(&record.evidence);
    Text "note", "A remark of the curator." => record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let directions = sorted_by(&views.network.manifest().directions, |record| &record.id);
    Box::new(
        directions
            .into_iter()
            .map(|record| -> Row<'v> { cells(&record) }),
    )
}
