//! Which sources attest a record, and since when each of them had said so.

use std::collections::BTreeMap;

use chancery_core::date::Day;
use chancery_core::model::Evidence;
use chancery_core::network::Attestation;
use chancery_core::select::SelectorNoun;

use super::instruments::lines as instruments;
use super::partnerships::lines as partnerships;
use crate::views::declare::columns;
use crate::views::{ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static ATTESTATIONS: Table = Table {
    name: "attestations",
    sentence: "One row for each source that attests a partnership, an instrument or a membership.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["record_kind", "record", "ordinal", "source"],
    references: &[ForeignKey::new(&["source"], "sources")],
    listed: &[
        "record_kind",
        "record",
        "ordinal",
        "source",
        "said_by",
        "dates_it",
    ],
    rows,
};

/// The kinds of records, in the order of the rows.
const KINDS: &[&str] = &["instrument", "membership", "partnership"];

struct Line {
    kind: &'static str,
    record: String,
    ordinal: usize,
    source: String,
    said_by: Option<Day>,
    dates_it: bool,
}

columns! {
    line: Line;
    Word [KINDS] "record_kind", "What the record is." => line.kind;
    Id "record", "The id of the instrument or the partnership; of a membership that of the \
                  organisation."
        => line.record.clone();
    Integer "ordinal", "Of a membership its position among the members, of a partnership its \
                        position among the records of that name; of an instrument 1."
        => line.ordinal;
    Id "source", "The source." => line.source.clone();
    Day "said_by", "The day by which it had said so: by which it was published or read; empty if \
                    neither is known."
        => line.said_by;
    Word [&["yes", "no"]] "dates_it", "Whether it says that the record held, or was there, on the day \
                                       on which it spoke; no if it gives another first day."
        => if line.dates_it { "yes" } else { "no" };
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let network = views.network;
    let mut all = Vec::new();
    for line in instruments(views) {
        let attested = &network.acts[line.selected.position].attested;
        let record = line.record.id.to_string();
        let evidence = &line.record.evidence;
        all.extend(of_record(
            views,
            ("instrument", record, 1),
            evidence,
            attested,
        ));
    }
    for membership in views.memberships() {
        let node = &network.memberships[membership.position];
        let record = network.organisation(node.organisation).id.to_string();
        let key = ("membership", record, node.ordinal + 1);
        all.extend(of_record(views, key, &[], &node.attested));
    }
    for line in partnerships(views) {
        let key = ("partnership", line.called.to_string(), line.period);
        all.extend(of_record(
            views,
            key,
            &line.record.evidence,
            &line.tie.attested,
        ));
    }
    all.sort_by(|one, other| {
        let by_record = (one.kind, &one.record, one.ordinal);
        by_record
            .cmp(&(other.kind, &other.record, other.ordinal))
            .then_with(|| one.source.cmp(&other.source))
    });
    Box::new(all.into_iter().map(|line| -> Row<'v> { cells(&line) }))
}

/// The sources of one record: those that attest when it was there, and others that cite it.
fn of_record(
    views: &ExportContext<'_>,
    (kind, record, ordinal): (&'static str, String, usize),
    evidence: &[Evidence],
    attested: &Attestation,
) -> Vec<Line> {
    let network = views.network;
    let citing = evidence.iter().filter(|it| it.attests_record());
    let mut sources: BTreeMap<&str, bool> = citing.map(|it| (it.source.as_str(), false)).collect();
    for source in &attested.sources {
        sources.insert(&network.source_at(*source).id, true);
    }
    let said_by = |source: &str| network.source(source).and_then(|it| it.said_by());
    let lines = sources.into_iter().map(|(source, dates_it)| Line {
        kind,
        record: record.clone(),
        ordinal,
        source: source.to_owned(),
        said_by: said_by(source),
        dates_it,
    });
    lines.collect()
}
