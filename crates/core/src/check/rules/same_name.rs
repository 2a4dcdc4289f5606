use super::support::field;
use crate::check::{Context, Report, Rule};
use crate::finding::Place;
use crate::model::{Level, Section, known_states};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "same-name",
    level: Level::Warning,
    page: include_str!("same-name.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    // Who has a name: an id, and the place of the name where the registry gives it.
    let mut owners: BTreeMap<String, (&str, Option<Place>)> = BTreeMap::new();
    for state in known_states() {
        owners.insert(state.name.to_lowercase(), (state.alpha_3, None));
    }
    for (index, state) in registry.states.iter().enumerate() {
        let Some(name) = &state.name else { continue };
        let place = field(Section::States, index, "name");
        found(&mut owners, &state.id, name, place, report);
    }
    let mut owners = BTreeMap::new();
    for (index, organisation) in registry.organisations.iter().enumerate() {
        let place = field(Section::Organisations, index, "name");
        found(
            &mut owners,
            &organisation.id,
            &organisation.name,
            place,
            report,
        );
    }
}

fn found<'r>(
    owners: &mut BTreeMap<String, (&'r str, Option<Place>)>,
    id: &'r str,
    name: &str,
    place: Place,
    report: &mut Report,
) {
    if name.is_empty() || id.is_empty() {
        return;
    }
    let Some((other, its_place)) = owners.get(&name.to_lowercase()) else {
        owners.insert(name.to_lowercase(), (id, Some(place)));
        return;
    };
    // The same id again is a finding of its own.
    if *other == id {
        return;
    }
    let draft = report
        .found(place, format!("`{other}` has the name `{name}` too"))
        .label("the same name")
        .help("tell the two apart by their names, or record them once");
    if let Some(its_place) = its_place {
        draft.related(its_place.clone(), "the other one");
    }
}
