use super::dates::events;
use super::support::field;
use crate::check::{Context, Report, Rule};
use crate::date::Truth;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "after-as-of",
    level: Level::Warning,
    page: include_str!("after-as-of.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let Some(day) = registry.manifest.as_of else {
        return;
    };
    for event in events(registry).filter(|event| event.date.is_past_on(day) == Truth::No) {
        let message = format!("{} is after {day}, the day of the registry", event.date);
        report
            .found(event.place(), format!("the date {message}"))
            .label("not yet happened")
            .related(
                field(Section::Manifest, 0, "as-of"),
                "the registry stands on this day",
            )
            .help("correct the date, or move `as-of` forward");
    }
}
