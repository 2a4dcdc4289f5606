//! What instruments replace, amend and implement, in long form.

use std::collections::BTreeSet;

use chancery_core::network::InstrumentIndex;
use chancery_core::select::SelectorNoun;

use super::instruments::{InstrumentRow, lines};
use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static INSTRUMENT_RELATIONS: Table = Table {
    name: "instrument_relations",
    sentence: "One row for each instrument that another one replaces, amends or implements.",
    noun: SelectorNoun::Instruments,
    columns: COLUMNS,
    key: &["instrument", "relation", "other"],
    references: &[
        ForeignKey::new(&["instrument"], "instruments"),
        ForeignKey::new(&["other"], "instruments"),
    ],
    listed: &["instrument", "relation", "other", "other_title", "holds"],
    rows,
};

struct RelationRow<'l, 'v> {
    instrument: &'l InstrumentRow<'v>,
    relation: &'static str,
    other: InstrumentIndex,
}

columns! {
    line: RelationRow<'_, 'v>;
    Id "instrument", "The id of the instrument." => &line.instrument.record.id;
    Word [&["replaces", "amends", "implements"]] "relation", "What it does to the other one: \
                                                               replaces, amends or implements."
        => line.relation;
    Id "other", "The id of the other instrument."
        => &line.instrument.views.network.instrument(line.other).id;
    Text "other_title", "The title of the other instrument."
        => line.instrument.views.network.instrument(line.other).title.as_ref();
    Holds => line.instrument.selected.holds;
}

/// An export has only rows whose two instruments are both in it.
fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let here: Option<BTreeSet<InstrumentIndex>> =
        views.is_export.then(|| views.instrument_positions());
    Box::new(lines(views).flat_map(move |instrument| -> Vec<Row<'v>> {
        let network = instrument.views.network;
        let act = &network.acts[instrument.selected.position];
        let relations = [
            ("replaces", &act.relations().replaces),
            ("amends", &act.relations().amends),
            ("implements", &act.relations().implements),
        ];
        let all = relations.into_iter().flat_map(|(relation, others)| {
            let others = others.iter().map(move |other| (relation, *other));
            let mut others: Vec<(&str, InstrumentIndex)> = others.collect();
            others.sort_by_key(|(_, other)| &network.instrument(*other).id);
            others
        });
        all.filter(|(_, other)| here.as_ref().is_none_or(|here| here.contains(other)))
            .map(|(relation, other)| {
                cells(
                    &RelationRow {
                        instrument: &instrument,
                        relation,
                        other,
                    },
                    wanted,
                )
            })
            .collect()
    }))
}
