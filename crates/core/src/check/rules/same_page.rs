use super::shared::pages::Pages;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section, Source};

pub(super) static RULE: Rule = Rule {
    name: "same-page",
    summary: "Two sources are the same page.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("same-page.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let sources = &context.network.registry.sources;
    for (index, first, (key, same)) in Pages::new(sources).twins() {
        let (source, other) = (&sources[index], &sources[first]);
        if source.id == other.id || are_versions(source, other) {
            continue;
        }
        report
            .found(
                field(Section::Sources, index, key),
                format!(
                    "`{}` and `{}` have {same}, so they are the same source",
                    source.id, other.id
                ),
            )
            .label("the same page")
            .related(field(Section::Sources, first, key), "the other one")
            .help(format!(
                "keep `{}`, and cite it wherever `{}` is cited",
                other.id, source.id
            ));
    }
}

/// Whether two sources are what one page said at two times, each with a copy of its own.
fn are_versions(one: &Source, other: &Source) -> bool {
    let differ = |key: fn(&Source) -> Option<&str>| matches!((key(one), key(other)), (Some(one), Some(other)) if one != other);
    differ(|source| source.sha256.as_deref())
        || (differ(|source| source.archive.as_deref())
            && one.sha256.is_none()
            && other.sha256.is_none())
}
