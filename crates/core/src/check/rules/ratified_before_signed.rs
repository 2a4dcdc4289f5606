use super::shared::dates::instrument_day;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "ratified-before-signed",
    summary: "A ratification is earlier than the day of its instrument.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("ratified-before-signed.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        let Some((key, day)) = instrument_day(record) else {
            continue;
        };
        for (position, ratification) in record.ratified.iter().enumerate() {
            let Some(on) = ratification.on.filter(|on| on.is_before(day).is_certain()) else {
                continue;
            };
            let state = &ratification.state;
            let path = FieldPath::key("ratified").element(position).then("on");
            let message = format!(
                "`{state}` ratified this {on}, before it was {key} {day}",
                on = on.when(),
                day = day.when()
            );
            report
                .found(Place::value(Section::Instruments, index, path), message)
                .label("ratified too early")
                .related(
                    field(Section::Instruments, index, key),
                    format!("{key} later"),
                )
                .help("correct one of the two dates");
        }
    }
}
