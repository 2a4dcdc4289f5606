use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "source-without-date",
    summary: "A source has neither `published` nor `retrieved`.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("source-without-date.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, source) in context.network.registry.sources.iter().enumerate() {
        let has_day = source.published.is_some() || source.retrieved.is_some();
        if !has_day && context.is_whole(Section::Sources, index) {
            report
                .found(
                    Place::record(Section::Sources, index),
                    "the source has no date",
                )
                .label("no `published` and no `retrieved`")
                .help(
                    "add `published`, even if only a year or an interval is known; or add \
                     `retrieved`, the day on which you read the page",
                );
        }
    }
}
