//! The groups in which sources list partners.

use chancery_core::model::Direction;
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, ids};
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table, source_count};

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

struct DirectionRow<'v> {
    ordinal: usize,
    record: &'v Direction,
}

columns! {
    line: DirectionRow<'v>;
    Id "direction", "The id of the direction." => &line.record.id;
    Integer "ordinal", "The position among the directions of the registry, from 1." => line.ordinal;
    Text "direction_name", "The name of the direction." => &line.record.name;
    List "areas", "Fields of cooperation." => ids(&line.record.areas);
    Integer "sources", "How many sources its evidence cites." => source_count(&line.record.evidence);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let directions = views.network.manifest().directions.iter();
    let directions = (1..).zip(directions);
    let mut lines: Vec<DirectionRow<'v>> = directions
        .map(|(ordinal, record)| DirectionRow { ordinal, record })
        .collect();
    lines.sort_by_key(|line| &line.record.id);
    Box::new(
        lines
            .into_iter()
            .map(move |line| -> Row<'v> { cells(&line, wanted) }),
    )
}
