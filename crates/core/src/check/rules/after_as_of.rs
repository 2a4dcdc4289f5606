use super::shared::dates::events;
use super::shared::support::field;
use crate::check::{Context, FindingDraft, Report};
use crate::date::{Date, Day, Truth};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Registry, Section};

pub(super) static RULE: Rule = Rule {
    name: "after-as-of",
    summary: "A date that should lie in the past is later than the registry's `as-of`.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("after-as-of.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let Some(day) = registry.manifest.as_of else {
        return;
    };
    let later = |date: &Date| date.is_past_on(day) == Truth::No;
    for event in events(registry).filter(|event| later(event.date)) {
        found(report, day, event.place(), event.date)
            .label("has not happened yet")
            .help("correct the date, or move `as-of` forward");
    }
    for (index, source) in registry.sources.iter().enumerate() {
        let place = |key| field(Section::Sources, index, key);
        if let Some(date) = source.published.filter(|date| later(date)) {
            found(report, day, place("published"), &date)
                .label("not published yet")
                .help(
                    "correct the date, or move `as-of` forward; what only this source says is \
                     unknown on the registry's `as-of`",
                );
        } else if let Some(date) = source.retrieved.filter(|date| later(date)) {
            found(report, day, place("retrieved"), &date)
                .label("not read yet")
                .help("correct the date, or move `as-of` forward to the day of reading");
        }
    }
    for (place, date) in claimed(registry).filter(|(_, date)| later(date)) {
        found(report, day, place, &date)
            .label("later than `as-of`")
            .help("correct the date, or move `as-of` forward");
    }
}

fn found<'r>(report: &'r mut Report, day: Day, place: Place, date: &Date) -> FindingDraft<'r> {
    report
        .found(
            place,
            format!("the date {date} is later than the registry's `as-of`, {day}"),
        )
        .related(
            field(Section::Manifest, 0_usize, "as-of"),
            "the registry's `as-of`",
        )
}

/// The days of claims, and those for which they ask.
fn claimed(registry: &Registry) -> impl Iterator<Item = (Place, Date)> {
    registry
        .claims
        .iter()
        .enumerate()
        .flat_map(|(index, claim)| {
            let on = |key: &str, date: Option<Date>| {
                let path = match key {
                    "as-of" => FieldPath::key(key),
                    selector => FieldPath::key(selector).then("on"),
                };
                date.map(|date| (Place::value(Section::Claims, index, path), date))
            };
            let day = |selector: &Option<crate::model::Selector>| {
                selector.as_ref().and_then(|it| it.on).map(Date::from)
            };
            [
                on("as-of", claim.as_of),
                on("where", day(&claim.selection)),
                on("are", day(&claim.are)),
            ]
            .into_iter()
            .flatten()
        })
}
