use super::shared::support::{are_known_actors, field};
use crate::check::{Context, Report};
use crate::finding::Place;
use crate::finding::{FieldPath, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "subject-not-party",
    summary: "The registry's subject is not a party to a partnership.",
    level: Level::Note,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("subject-not-party.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let network = context.network;
    let Some(subject) = network.subject else {
        return;
    };
    for (index, tie) in network.ties.iter_enumerated() {
        let parties = &network.partnership(index).parties;
        if tie.parties.len() < 2
            || !are_known_actors(network, parties)
            || tie.parties.contains(&subject)
        {
            continue;
        }
        report
            .found(
                field(Section::Partnerships, index, "parties"),
                format!(
                    "the registry's subject `{}` is not a party",
                    network.actors[subject].id
                ),
            )
            .label("without the subject")
            .related(
                Place::value(Section::Manifest, 0_usize, FieldPath::key("subject")),
                "the registry's subject",
            )
            .help(
                "add the subject, or keep the record as it is: it is not counted as a partnership \
                   of the subject",
            );
    }
}
