use crate::check::{Context, Report};
use crate::finding::{Place, Rule};
use crate::model::{Language, Level, known_state, state_name};
use crate::network::RecordRef;

pub(super) static RULE: Rule = Rule {
    name: "code-of-a-state",
    summary: "The id of a record is the ISO 3166 code of a state.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("code-of-a-state.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_code = |id: &str| id.len() == 3 && known_state(&id.to_ascii_uppercase()).is_some();
    for (id, record) in context.network.records.all_where(is_code) {
        if matches!(record, RecordRef::State(_)) {
            continue;
        }
        // In small letters a word of three letters may be one of the language.
        let code = match record {
            RecordRef::Organisation(_) => id.to_ascii_uppercase(),
            _ => id.to_owned(),
        };
        let Some(name) = state_name(&code, Language::English) else {
            continue;
        };
        let place: Place = record.place();
        report
            .found(place, format!("`{code}` is the ISO 3166 code of {name}"))
            .label("the code of a state")
            .help("give this record another id");
    }
}
