use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "in-force-before-ratified",
    summary: "An instrument was in force for somebody before they consented to it.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("in-force-before-ratified.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    of_participants(context, report);
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        // A treaty of many enters into force with some of them, and the others join later.
        let (Some(in_force), [_, _]) = (&record.in_force, &*record.parties) else {
            continue;
        };
        for (position, participant) in record.participants.iter().enumerate() {
            let (Some(state), Some(on)) = (participant.actor(), &participant.consented) else {
                continue;
            };
            if !record.parties.contains(state) || !in_force.is_before(on).is_certain() {
                continue;
            }
            let path = FieldPath::key("participants")
                .element(position)
                .then("consented");
            let message = format!(
                "this was in force {in_force}, before `{state}` consented to it {on}",
                in_force = in_force.when(),
                on = on.when()
            );
            report
                .found(field(Section::Instruments, index, "in-force"), message)
                .label("in force before the consent")
                .related(
                    Place::value(Section::Instruments, index, path),
                    "consented later",
                )
                .help("correct one of the two dates");
        }
    }
}

/// Reports participants whose own `in-force` is before their consent.
fn of_participants(context: &Context<'_, '_>, report: &mut Report) {
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        for (position, participant) in record.participants.iter().enumerate() {
            let dates = participant
                .in_force
                .as_ref()
                .zip(participant.consented.as_ref());
            let Some((in_force, on)) = dates.filter(|(one, on)| one.is_before(on).is_certain())
            else {
                continue;
            };
            let place = |key: &'static str| {
                let path = FieldPath::key("participants").element(position).then(key);
                Place::value(Section::Instruments, index, path)
            };
            let message = format!(
                "this was in force for `{}` {}, before it consented {}",
                participant.actor().map_or("", |id| id.as_str()),
                in_force.when(),
                on.when()
            );
            report
                .found(place("in-force"), message)
                .label("in force before the consent")
                .related(place("consented"), "consented later")
                .help("correct one of the two dates");
        }
    }
}
