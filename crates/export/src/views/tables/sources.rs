//! Sources.

use std::collections::BTreeMap;

use chancery_core::model::Source;
use chancery_core::select::SelectorNoun;

use super::evidence::citations;
use crate::views::declare::columns;
use crate::views::{ExportContext, Row, Rows, Table};

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

struct SourceRow<'v> {
    record: &'v Source,
    citations: usize,
    claims: usize,
}

columns! {
    line: SourceRow<'v>;
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
    Integer "citations", "How many citations in the evidence of records cite it." => line.citations;
    Integer "claims", "How many recorded claims it makes." => line.claims;
    Text "note", "A remark of the curator." => line.record.note.as_ref();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let network = views.network;
    let cited = counts(citations(views).map(|citation| citation.evidence.source.as_str()));
    let own = views.claims().into_iter();
    let claimed = counts(own.map(|position| network.claim(position).source.as_str()));
    Box::new(views.sources().into_iter().map(move |record| -> Row<'v> {
        let count = |of: &BTreeMap<&str, usize>| of.get(record.id.as_str()).copied().unwrap_or(0);
        cells(&SourceRow {
            record,
            citations: count(&cited),
            claims: count(&claimed),
        })
    }))
}

/// How often each id comes up. It is only looked up, never walked.
fn counts<'v>(ids: impl Iterator<Item = &'v str>) -> BTreeMap<&'v str, usize> {
    let mut counts = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts
}
