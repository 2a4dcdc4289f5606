use super::shared::support::{are_known_actors, field};
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "ratifier-not-party",
    summary: "A state that is not a party ratified an instrument.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("ratifier-not-party.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    for (index, record) in network.registry.instruments.iter().enumerate() {
        if record.parties.is_empty() || !are_known_actors(network, &record.parties) {
            continue;
        }
        for (position, ratification) in record.ratified.iter().enumerate() {
            let id = &ratification.state;
            if record.parties.contains(id) || network.state_position(id).is_none() {
                continue;
            }
            let path = FieldPath::key("ratified").element(position).then("state");
            report
                .found(
                    Place::value(Section::Instruments, index, path),
                    format!("`{id}` ratified this instrument but is not one of its parties"),
                )
                .label("not a party")
                .related(field(Section::Instruments, index, "parties"), "the parties")
                .help("add the state to the parties, or correct the ratification");
        }
    }
}
