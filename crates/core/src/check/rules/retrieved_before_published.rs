use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "retrieved-before-published",
    summary: "A source was read before it was published.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("retrieved-before-published.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, source) in context.network.registry.sources.iter().enumerate() {
        let (Some(published), Some(retrieved)) = (&source.published, &source.retrieved) else {
            continue;
        };
        if retrieved.is_before(published).is_certain() {
            report
                .found(
                    field(Section::Sources, index, "retrieved"),
                    format!(
                        "read {retrieved}, before it was published {published}",
                        retrieved = retrieved.when(),
                        published = published.when()
                    ),
                )
                .label("before it was published")
                .related(
                    field(Section::Sources, index, "published"),
                    "published later",
                )
                .help("correct one of the two dates");
        }
    }
}
