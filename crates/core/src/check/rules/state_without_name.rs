use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::{Level, Section, known_state};

pub(super) static RULE: Rule = Rule {
    name: "state-without-name",
    summary: "The name of a declared state is missing, and ISO 3166 does not have the state.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("state-without-name.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, state) in context.network.registry.states.iter().enumerate() {
        let has_name = state.name.is_some() || known_state(&state.id).is_some();
        if has_name || state.id.is_empty() || !context.is_whole(Section::States, index) {
            continue;
        }
        report
            .found(
                field(Section::States, index, "id"),
                format!("`{}` has no name, and ISO 3166 has no such state", state.id),
            )
            .label("name missing")
            .help("add its `name`, or correct the code");
    }
}
