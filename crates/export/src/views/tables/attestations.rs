//! Which sources attest a record, and since when each of them had said so.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chancery_core::date::Day;
use chancery_core::model::Evidence;
use chancery_core::network::{Attestation, MembershipIndex};
use chancery_core::select::SelectorNoun;

use super::instruments::lines as instruments;
use super::partnerships::lines as partnerships;
use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

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

struct Line<'v> {
    kind: &'static str,
    record: Cow<'v, str>,
    ordinal: usize,
    source: &'v str,
    said_by: Option<Day>,
    dates_it: bool,
}

columns! {
    line: Line<'v>;
    Word [KINDS] "record_kind", "What the record is." => line.kind;
    Id "record", "The id of the instrument or the partnership; of a membership that of the \
                  organisation."
        => line.record.clone();
    Integer "ordinal", "Of a membership its position among the members, of a partnership its \
                        position among the records of that name; of an instrument 1."
        => line.ordinal;
    Id "source", "The source." => line.source;
    Day "said_by", "The day by which it had said so: by which it was published or read; empty if \
                    neither is known."
        => line.said_by;
    Word [&["yes", "no"]] "dates_it", "Whether it says that the record held, or was there, on the day \
                                       on which it spoke; no if it gives another first day."
        => if line.dates_it { "yes" } else { "no" };
}

/// Kind by kind, each in order, so that no more than the sources of one record are in memory.
fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let network = views.network;
    let of_instruments = instruments(&views).flat_map(move |line| {
        let attested = &network.acts[line.selected.position].attested;
        let key = ("instrument", line.record.id.as_str().into(), 1);
        of_record(&views, key, &line.record.evidence, attested)
    });
    let of_memberships = memberships(&views).into_iter().flat_map(move |position| {
        let node = &network.memberships[position];
        let record = network.organisation(node.organisation).id.as_str();
        let key = ("membership", record.into(), node.ordinal + 1);
        of_record(&views, key, &[], &node.attested)
    });
    let of_partnerships = partnerships(&views).flat_map(move |line| {
        let key = ("partnership", line.called.to_string().into(), line.period);
        of_record(&views, key, &line.record.evidence, &line.tie.attested)
    });
    let lines = of_instruments.chain(of_memberships).chain(of_partnerships);
    Box::new(lines.map(move |line| -> Row<'v> { cells(&line, wanted) }))
}

/// The memberships that are meant, by organisation and place among its members.
pub(super) fn memberships(views: &ExportContext<'_>) -> Vec<MembershipIndex> {
    let network = views.network;
    let memberships = views.memberships().into_iter();
    let mut memberships: Vec<MembershipIndex> = memberships.map(|it| it.position).collect();
    memberships.sort_by_key(|position| {
        let node = &network.memberships[*position];
        (&network.organisation(node.organisation).id, node.ordinal)
    });
    memberships
}

/// The sources of one record: those that attest when it was there, and others that cite it.
fn of_record<'v>(
    views: &ExportContext<'v>,
    (kind, record, ordinal): (&'static str, Cow<'v, str>, usize),
    evidence: &'v [Evidence],
    attested: &Attestation,
) -> Vec<Line<'v>> {
    let network = views.network;
    let citing = evidence.iter().filter(|it| it.attests_record());
    let mut sources: BTreeMap<&'v str, bool> =
        citing.map(|it| (it.source.as_str(), false)).collect();
    for source in &attested.sources {
        sources.insert(&network.source_at(*source).id, true);
    }
    let said_by = |source: &str| network.source(source).and_then(|it| it.said_by());
    let lines = sources.into_iter().map(|(source, dates_it)| Line {
        kind,
        record: record.clone(),
        ordinal,
        source,
        said_by: said_by(source),
        dates_it,
    });
    lines.collect()
}
