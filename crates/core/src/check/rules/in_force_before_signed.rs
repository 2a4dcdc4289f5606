use super::shared::dates::instrument_day;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "in-force-before-signed",
    summary: "An instrument was in force before it was signed, adopted or announced.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("in-force-before-signed.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        let (Some(in_force), Some((key, day))) = (&record.in_force, instrument_day(record)) else {
            continue;
        };
        if in_force.is_before(day).is_certain() {
            let message = format!(
                "this was in force {in_force}, before it was {key} {day}",
                in_force = in_force.when(),
                day = day.when()
            );
            report
                .found(field(Section::Instruments, index, "in-force"), message)
                .label("in force too early")
                .related(
                    field(Section::Instruments, index, key),
                    format!("{key} later"),
                )
                .help("correct one of the two dates");
        }
    }
}
