//! Waivers: findings that are accepted.

use chancery_core::model::Waiver;
use chancery_core::select::SelectorNoun;

use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table};

pub(super) static WAIVERS: Table = Table {
    name: "waivers",
    sentence: "One row for each exception: findings of one rule about one record that are accepted; \
               an export of a part has no rows here.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["rule", "record", "ordinal"],
    references: &[],
    listed: &["rule", "record", "because", "until"],
    rows,
};

struct WaiverRow<'v> {
    ordinal: usize,
    record: &'v Waiver,
}

columns! {
    line: WaiverRow<'v>;
    Id "rule", "The rule that is waived." => &line.record.rule;
    Id "record", "The id of the record to which the waiver applies." => &line.record.record;
    Integer "ordinal", "The position among the waivers of that rule for that record, from 1."
        => line.ordinal;
    Text "because", "Why the finding is accepted." => &line.record.because;
    Day "until", "The last day on which the waiver is valid; empty if it has none."
        => line.record.until;
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

/// Like a claim, a waiver speaks of the whole registry.
fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let all = views.network.registry.waivers.iter();
    let mut waivers: Vec<&Waiver> = all.filter(|_| !views.is_part()).collect();
    waivers.sort_by(|one, other| {
        let key = |it: &&'v Waiver| (&it.rule, &it.record, &it.because, it.until, &it.note);
        key(one).cmp(&key(other))
    });
    let mut lines: Vec<WaiverRow<'v>> = Vec::with_capacity(waivers.len());
    for record in waivers {
        let last = lines.last();
        let same =
            last.filter(|it| it.record.rule == record.rule && it.record.record == record.record);
        let ordinal = same.map_or(1, |it| it.ordinal + 1);
        lines.push(WaiverRow { ordinal, record });
    }
    Box::new(
        lines
            .into_iter()
            .map(move |line| -> Row<'v> { cells(&line, wanted) }),
    )
}
