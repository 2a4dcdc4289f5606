//! The keys that records have in other data sets.

use chancery_core::model::StringMap;
use chancery_core::select::SelectorNoun;

use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table};

pub(super) static IDENTIFIERS: Table = Table {
    name: "identifiers",
    sentence: "One row for each key that a record has in another data set.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["record_kind", "record", "scheme"],
    references: &[],
    listed: &["record_kind", "record", "scheme", "identifier"],
    rows,
};

/// The kinds of records that have such keys, in the order in which they are there.
const RECORD_KINDS: &[&str] = &["instrument", "organisation", "state"];

struct IdentifierRow<'v> {
    record_kind: &'static str,
    record: &'v str,
    scheme: &'v str,
    identifier: &'v str,
}

columns! {
    line: IdentifierRow<'v>;
    Word [RECORD_KINDS] "record_kind", "What the record is: instrument, organisation or state." => line.record_kind;
    Id "record", "The id of the record." => line.record;
    Text "scheme", "The name of the other data set." => line.scheme;
    Text "identifier", "The key of the record there." => line.identifier;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let network = views.network;
    let acts = views.instrument_positions();
    let mut rows: Vec<IdentifierRow<'v>> = Vec::new();
    let mut add = |record_kind, record, ids: &'v StringMap| {
        rows.extend(ids.0.iter().map(|(scheme, identifier)| IdentifierRow {
            record_kind,
            record,
            scheme,
            identifier,
        }));
    };
    for position in acts {
        let record = network.instrument(position);
        add("instrument", record.id.as_str(), &record.ids);
    }
    for record in views.organisations() {
        add("organisation", record.id.as_str(), &record.ids);
    }
    for position in views.states().into_iter().map(|it| it.position) {
        let state = &network.actors[position];
        if let Some(record) = state.state() {
            add("state", state.id, &record.ids);
        }
    }
    // The order of files must not show.
    rows.sort_by_key(|row| (row.record_kind, row.record, row.scheme));
    Box::new(
        rows.into_iter()
            .map(move |row| -> Row<'v> { cells(&row, wanted) }),
    )
}
