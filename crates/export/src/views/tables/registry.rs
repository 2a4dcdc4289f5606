//! The registry itself: what its manifest says beside tiers and directions.

use chancery_core::model::{Keyword as _, Language, Manifest, StringMap};
use chancery_core::select::SelectorNoun;

use crate::views::declare::{columns, ids, list, true_or_false, word};
use crate::views::{Cell, ColumnSet, ExportContext, Rows, Table};

pub(super) static REGISTRY: Table = Table {
    name: "registry",
    sentence: "One row: what the registry is, and what it declares beside its tiers and directions.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["registry"],
    references: &[],
    listed: &["registry", "title", "subject", "as_of", "licence"],
    rows,
};

columns! {
    record: &'v Manifest;
    Id "registry", "The id of the registry." => &record.registry;
    Text "title", "The title of the registry." => &record.title;
    Id "subject", "The state or organisation whose partners are recorded; empty if the registry has \
                   none."
        => record.subject.as_ref();
    Day "as_of", "The day that the registry describes." => record.as_of;
    Word [&["true", "false"]] "one_tier_at_a_time", "Whether two parties can have only one tier at a \
                                                    time: true or false; empty if the registry \
                                                    does not say."
        => true_or_false(record.one_tier_at_a_time);
    Text "licence", "The licence of the data, as an SPDX identifier." => record.licence.as_ref();
    Text "url", "The address at which the page of the registry is published; empty if the registry does \
                 not say."
        => record.url.as_ref();
    List "authors", "Who made the registry, in the order in which they are cited; empty if the registry \
                     does not say."
        => list(record.authors.iter().map(ToString::to_string));
    Word [Language::NAMES] "language", "The language of what is written for readers; empty if the registry \
                                        does not say, and then English."
        => word(record.language);
    List "areas", "The fields of cooperation that records may name; empty if they may name any."
        => ids(&record.areas);
    List "severities", "The levels of rules that differ from the defaults, each as a rule, a colon \
                        and its level."
        => pairs(&record.severities);
    List "style", "The colours, each as the id of a direction, a tier or an organisation, a colon \
                   and its colours."
        => pairs(&record.style);
    Text "note", "A remark of the curator." => record.note.as_ref();
}

/// Words under names, each as the name, a colon and its words.
fn pairs<'v>(pairs: &StringMap) -> Cell<'v> {
    list(
        pairs
            .0
            .iter()
            .map(|(name, words)| format!("{name}: {words}")),
    )
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(std::iter::once(cells(&views.network.manifest(), wanted)))
}
