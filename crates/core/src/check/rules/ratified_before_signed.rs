use super::shared::dates::instrument_day;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "ratified-before-signed",
    summary: "A participant consented before the day of its instrument or before it signed.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("ratified-before-signed.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        for (position, participant) in record.participants.iter().enumerate() {
            let place = |key| {
                let path = FieldPath::key("participants").element(position).then(key);
                Place::value(Section::Instruments, index, path)
            };
            let own = participant.signed.as_ref().map(|signed| {
                let place = place("signed");
                ("signed", signed, place)
            });
            let general = instrument_day(record)
                .map(|(key, day)| (key, day, field(Section::Instruments, index, key)));
            let consented = participant.consented.as_ref();
            let earlier = |day| consented.filter(|on| on.is_before(day).is_certain());
            let mut later = general.into_iter().chain(own);
            let Some((on, (key, day, day_place))) = later.find_map(|it| Some((earlier(it.1)?, it)))
            else {
                continue;
            };
            let Some(actor) = participant.actor() else {
                continue;
            };
            let message = format!(
                "`{actor}` consented to this {on}, before it was {key} {day}",
                on = on.when(),
                day = day.when()
            );
            report
                .found(place("consented"), message)
                .label("consented too early")
                .related(day_place, format!("{key} later"))
                .help("correct one of the two dates");
        }
    }
}
