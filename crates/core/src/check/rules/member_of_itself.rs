use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "member-of-itself",
    summary: "An organisation is listed among its own members.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("member-of-itself.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, organisation) in context.network.registry.organisations.iter().enumerate() {
        for (ordinal, member) in organisation.members.iter().enumerate() {
            let id = &organisation.id;
            if id.is_empty() || member.organisation.as_ref() != Some(id) {
                continue;
            }
            let path = FieldPath::key("members")
                .element(ordinal)
                .then("organisation");
            report
                .found(
                    Place::value(Section::Organisations, index, path),
                    format!("`{id}` is listed among its own members"),
                )
                .label("the organisation itself")
                .help("write the id of the intended member, or remove this one");
        }
    }
}
