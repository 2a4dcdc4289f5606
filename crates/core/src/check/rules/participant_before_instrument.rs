use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "participant-before-instrument",
    summary: "An instrument was in force for a participant before it was in force at all.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("participant-before-instrument.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        let Some(in_force) = &record.in_force else {
            continue;
        };
        for (position, participant) in record.participants.iter().enumerate() {
            let own = participant.in_force.as_ref();
            let Some(own) = own.filter(|own| own.is_before(in_force).is_certain()) else {
                continue;
            };
            let path = FieldPath::key("participants").element(position);
            let message = format!(
                "this was in force for `{}` {}, before it was in force at all {}",
                participant.actor().map_or("", |id| id.as_str()),
                own.when(),
                in_force.when()
            );
            report
                .found(
                    Place::value(Section::Instruments, index, path.then("in-force")),
                    message,
                )
                .label("earlier")
                .related(
                    field(Section::Instruments, index, "in-force"),
                    "in force since then",
                )
                .help(
                    "correct one of the two dates; until then it is unknown whether it took part \
                     in between",
                );
        }
    }
}
