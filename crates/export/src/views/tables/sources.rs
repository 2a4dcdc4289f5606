//! Sources.

use std::cell::OnceCell;

use chancery_core::model::Source;
use chancery_core::select::SelectorNoun;
use indexmap::IndexMap;

use super::evidence::citations;
use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table};

pub(super) static SOURCES: Table = Table {
    name: "sources",
    sentence: "One row for each document that says something.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["source"],
    references: &[],
    listed: &[
        "source",
        "publisher",
        "published",
        "language",
        "citations",
        "claims",
    ],
    rows,
};

struct SourceRow<'l, 'v> {
    record: &'v Source,
    counts: &'l Counts<'v>,
}

columns! {
    line: SourceRow<'_, 'v>;
    Id "source", "The id of the source." => &line.record.id;
    Text "publisher", "Who published it." => &line.record.publisher;
    Text "title", "The title; if the page has no title, the curator's description in round \
                   brackets."
        => line.record.title.as_ref();
    Dates "published", "When it was published, in EDTF." => line.record.published;
    Dates "retrieved", "When the curator read it, in EDTF; a page without `published` counts from \
                        this day on."
        => line.record.retrieved;
    Text "language", "The language, as a BCP 47 tag." => line.record.language.as_ref();
    Url "url", "The address on the web." => line.record.url.as_ref();
    Text "archive", "The file in the archive folder that contains a copy."
        => line.record.archive.as_ref();
    Text "sha256", "The SHA-256 of that file, in 64 hexadecimal digits."
        => line.record.sha256.as_ref();
    Integer "citations", "How many citations in the evidence of records cite it."
        => line.counts.citations(&line.record.id);
    Integer "claims", "How many recorded claims it makes."
        => line.counts.claims(&line.record.id);
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let counts = Counts {
        views: *views,
        citations: OnceCell::new(),
        claims: OnceCell::new(),
    };
    Box::new(views.sources().into_iter().map(move |record| -> Row<'v> {
        let counts = &counts;
        cells(&SourceRow { record, counts }, wanted)
    }))
}

/// What cites each source, counted when it is first asked for.
struct Counts<'v> {
    views: ExportContext<'v>,
    citations: OnceCell<CountById<'v>>,
    claims: OnceCell<CountById<'v>>,
}

/// How often each id comes up. It is only looked up, never walked.
type CountById<'v> = IndexMap<&'v str, usize>;

impl<'v> Counts<'v> {
    fn citations(&self, id: &str) -> usize {
        let cited = || citations(&self.views).map(|it| it.evidence.source.as_str());
        let counts = self.citations.get_or_init(|| count_by_id(cited()));
        counts.get(id).copied().unwrap_or(0)
    }

    fn claims(&self, id: &str) -> usize {
        let network = self.views.network;
        let claims = || self.views.claims().into_iter();
        let sources = || claims().map(|position| network.claim(position).source.as_str());
        let counts = self.claims.get_or_init(|| count_by_id(sources()));
        counts.get(id).copied().unwrap_or(0)
    }
}

fn count_by_id<'v>(ids: impl Iterator<Item = &'v str>) -> CountById<'v> {
    let mut counts = CountById::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts
}
