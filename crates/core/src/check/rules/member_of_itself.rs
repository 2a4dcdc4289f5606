use crate::check::{Context, Report, Rule};
use crate::finding::{FieldPath, Place};
use crate::model::{Level, Section};

pub(super) static RULE: Rule = Rule {
    name: "member-of-itself",
    level: Level::Error,
    page: include_str!("member-of-itself.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, organisation) in context.network.registry.organisations.iter().enumerate() {
        for (ordinal, member) in organisation.members.iter().enumerate() {
            let id = &organisation.id;
            if id.is_empty() || member.organisation.as_ref() != Some(id) {
                continue;
            }
            let path = FieldPath::of("members")
                .element(ordinal)
                .then("organisation");
            report
                .found(
                    Place::value(Section::Organisations, index, path),
                    format!("`{id}` is listed among its own members"),
                )
                .label("itself")
                .help("name the member that is meant, or remove it");
        }
    }
}
