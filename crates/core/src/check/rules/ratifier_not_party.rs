use super::shared::support::{are_known_actors, field};
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Consent, Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "ratifier-not-party",
    summary: "A state or an organisation that is not a party ratified an instrument.",
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
        for (position, participant) in record.participants.iter().enumerate() {
            // Who joined a text later was not among those who concluded it.
            let ratified = participant.consent == Some(Consent::Ratification);
            let Some(id) = participant.actor().filter(|_| ratified) else {
                continue;
            };
            if record.parties.contains(id) || network.actor_position(id).is_none() {
                continue;
            }
            let key = match participant.state {
                Some(_) => "state",
                None => "organisation",
            };
            let path = FieldPath::key("participants").element(position).then(key);
            report
                .found(
                    Place::value(Section::Instruments, index, path),
                    format!("`{id}` ratified this instrument but is not one of its parties"),
                )
                .label("not a party")
                .related(field(Section::Instruments, index, "parties"), "the parties")
                .help(format!(
                    "add `{id}` to the parties, or correct the participant; who joined later consented \
                     by `accession`"
                ));
        }
    }
}
