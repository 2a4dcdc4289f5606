//! Citations, over all records that have any.

use std::borrow::Cow;

use chancery_core::model::{Evidence, Organisation, Source};
use chancery_core::network::InstrumentIndex;
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, ids, list};
use crate::views::sorted::sorted_by;
use crate::views::{ColumnSet, ExportContext, ForeignKey, MemberOrdinals, Row, Rows, Table};

pub(super) static EVIDENCE: Table = Table {
    name: "evidence",
    sentence: "One row for each citation that attests a record.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["record_kind", "record", "record_period", "field", "ordinal"],
    references: &[ForeignKey::new(&["source"], "sources")],
    listed: &[
        "record_kind",
        "record",
        "field",
        "ordinal",
        "source",
        "published",
        "speaker",
    ],
    rows,
};

/// A citation and the record that it attests.
pub(in crate::views) struct Citation<'v> {
    record_kind: &'static str,
    record: Cow<'v, str>,
    period: usize,
    /// The path from the record to the list that holds the citation.
    field: Cow<'v, str>,
    ordinal: usize,
    views: ExportContext<'v>,
    pub(in crate::views) evidence: &'v Evidence,
}

impl<'v> Citation<'v> {
    fn source(&self) -> Option<&'v Source> {
        self.views.network.source(&self.evidence.source)
    }
}

/// The kinds of records that have citations, in the order in which they stand.
const RECORD_KINDS: &[&str] = &[
    "direction",
    "instrument",
    "organisation",
    "partnership",
    "principle",
    "tier",
];

columns! {
    line: Citation<'v>;
    Word [RECORD_KINDS] "record_kind", "What the record is: direction, instrument, organisation, partnership, \
                         principle or tier."
        => line.record_kind;
    Id "record", "The id of the record, or the name made of its parties and tier." => line.record.clone();
    Integer "record_period", "For a partnership its position among the records of that name, in \
                              order of time; for any other record 1."
        => line.period;
    Text "field", "The list that contains the citation, as a path inside the record; positions in \
                   lists count from 0."
        => line.field.clone();
    Integer "ordinal", "The position in that list, from 1." => line.ordinal;
    Id "source", "The cited source." => &line.evidence.source;
    Text "publisher", "Who published the source." => line.source().map(|source| &source.publisher);
    Dates "published", "When the source was published, in EDTF." => line.source().and_then(|source| source.published);
    Text "quote", "The exact words of the source, in their original language." => line.evidence.quote.as_ref();
    Text "before", "The words directly before the quote, if the quote occurs more than once."
        => line.evidence.before.as_ref();
    Text "after", "The words directly after the quote, if the quote occurs more than once."
        => line.evidence.after.as_ref();
    Text "speaker", "Who says it, if that is not the publisher." => line.evidence.speaker.as_ref();
    Text "at", "Where in the source it is: a page, a row, a paragraph." => line.evidence.at.as_ref();
    List "attests", "The fields whose values this page gives; if empty, the page only attests that \
                     the record exists."
        => ids(&line.evidence.attests);
    List "differs", "The values that this page gives instead of those of the record, each as a \
                     field, a colon and its words."
        => list(line.evidence.differs.0.iter().map(|(field, words)| format!("{field}: {words}")));
    Text "note", "A remark of the curator." => line.evidence.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(citations(views).map(move |citation| -> Row<'v> { cells(&citation, wanted) }))
}

/// Every citation, by kind and id of the record, then in the order in which they are there.
pub(in crate::views) fn citations<'v>(
    views: &ExportContext<'v>,
) -> impl Iterator<Item = Citation<'v>> + use<'v> {
    let views = *views;
    lists(&views).flat_map(move |list| {
        let List {
            record_kind,
            record,
            period,
            field,
            evidence,
        } = list;
        evidence
            .iter()
            .enumerate()
            .map(move |(index, evidence)| Citation {
                record_kind,
                record: record.clone(),
                period,
                field: field.clone(),
                ordinal: index + 1,
                views,
                evidence,
            })
    })
}

/// The citations of one record or of one of its members.
struct List<'v> {
    record_kind: &'static str,
    record: Cow<'v, str>,
    period: usize,
    field: Cow<'v, str>,
    evidence: &'v [Evidence],
}

impl<'v> List<'v> {
    fn new(
        record_kind: &'static str,
        record: impl Into<Cow<'v, str>>,
        evidence: &'v [Evidence],
    ) -> Self {
        List {
            record_kind,
            record: record.into(),
            period: 1,
            field: Cow::Borrowed("evidence"),
            evidence,
        }
    }
}

/// All lists of citations, in order. The kinds are in the order of their names.
fn lists<'v>(views: &ExportContext<'v>) -> impl Iterator<Item = List<'v>> + use<'v> {
    let views = *views;
    let registry = views.network.registry;
    let manifest = &registry.manifest;
    let is_part = views.is_part();
    let partnerships = match is_part {
        true => views.recorded_partnerships(),
        false => views.all_partnerships(),
    };
    let acts = is_part.then(|| views.instrument_positions());
    let members = is_part.then(|| views.member_ordinals());
    let directions = sorted_by(&manifest.directions, |record| &record.id);
    let instruments = views.network.instruments();
    let is_here =
        |position: &InstrumentIndex| acts.as_ref().is_none_or(|acts| acts.contains(position));
    let instruments = instruments.filter(|(position, _)| is_here(position));
    let mut instruments: Vec<_> = instruments.map(|(_, record)| record).collect();
    instruments.sort_by_key(|record| &record.id);
    let organisations = views.organisations();
    let principles = views.principles();
    let tiers = sorted_by(&manifest.tiers, |record| &record.id);

    let directions = directions
        .into_iter()
        .map(|it| List::new("direction", it.id.as_str(), &it.evidence));
    let instruments = instruments
        .into_iter()
        .map(|it| List::new("instrument", it.id.as_str(), &it.evidence));
    let organisations = organisations
        .into_iter()
        .flat_map(move |it| organisation_lists(it, members.as_ref()));
    let partnerships = partnerships.into_iter().map(move |it| {
        let record = views.network.partnership(it.selected.position);
        List {
            period: it.period,
            ..List::new("partnership", it.called.to_string(), &record.evidence)
        }
    });
    let principles = principles
        .into_iter()
        .map(|it| List::new("principle", it.id.as_str(), &it.evidence));
    let tiers = tiers
        .into_iter()
        .map(|it| List::new("tier", it.id.as_str(), &it.evidence));
    directions
        .chain(instruments)
        .chain(organisations)
        .chain(partnerships)
        .chain(principles)
        .chain(tiers)
}

/// The citations of an organisation, and of its members where these have their own; where not all
/// members are here, of those that are.
fn organisation_lists<'v>(
    organisation: &'v Organisation,
    here: Option<&MemberOrdinals<'v>>,
) -> Vec<List<'v>> {
    let members = organisation.members.iter().enumerate();
    let own = here.map(|here| here.get(organisation.id.as_str()));
    let is_here =
        |index: &usize| own.is_none_or(|own| own.is_some_and(|ordinals| ordinals.contains(index)));
    let members = members.filter(|(index, _)| is_here(index));
    let of_members = members.map(|(index, member)| List {
        field: Cow::Owned(format!("members[{index}].evidence")),
        ..List::new("organisation", organisation.id.as_str(), &member.evidence)
    });
    let own = List::new(
        "organisation",
        organisation.id.as_str(),
        &organisation.evidence,
    );
    std::iter::once(own).chain(of_members).collect()
}
