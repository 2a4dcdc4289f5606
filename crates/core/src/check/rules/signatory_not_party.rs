use super::shared::support::{are_known_actors, field};
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "signatory-not-party",
    summary: "A signatory of an instrument signed for a state or an organisation that is not a party.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("signatory-not-party.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    for (index, record) in network.registry.instruments.iter().enumerate() {
        if record.parties.is_empty() || !are_known_actors(network, &record.parties) {
            continue;
        }
        for (position, signatory) in record.signatories.iter().enumerate() {
            let Some(id) = signatory.actor() else {
                continue;
            };
            if record.parties.contains(id) || network.actor_position(id).is_none() {
                continue;
            }
            let key = match signatory.state {
                Some(_) => "state",
                None => "organisation",
            };
            let path = FieldPath::key("signatories").element(position).then(key);
            report
                .found(
                    Place::value(Section::Instruments, index, path),
                    format!("`{id}` signed this instrument but is not one of its parties"),
                )
                .label("not a party")
                .related(field(Section::Instruments, index, "parties"), "the parties")
                .help(format!(
                    "add `{id}` to the parties, or correct the signatory"
                ));
        }
    }
}
