use super::shared::support::field;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Level, Section, known_states};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "same-name",
    summary: "Two states, or two organisations, have the same name or alias.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("same-name.md"),
};

/// Who has a name.
struct Owner<'r> {
    name: &'r str,
    id: &'r str,
    /// Where the registry gives the name; none for a name that needs no record.
    place: Option<Place>,
}

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let known = known_states().iter().filter_map(|state| {
        Some(Owner {
            name: registry.manifest.state_name(state.alpha_3)?,
            id: state.alpha_3,
            place: None,
        })
    });
    let states = registry.states.iter().enumerate();
    let declared = states.clone().filter_map(|(index, state)| {
        Some(Owner {
            name: state.name.as_deref()?,
            id: &state.id,
            place: Some(field(Section::States, index, "name")),
        })
    });
    let aliases = states.flat_map(|(index, state)| {
        let aliases = state.aliases.iter().enumerate();
        aliases.map(move |(position, alias)| Owner {
            name: alias,
            id: &state.id,
            place: Some(alias_place(Section::States, index, position)),
        })
    });
    let declared = declared.chain(aliases);
    report_shared(known.chain(declared), report);
    let organisations = registry.organisations.iter().enumerate();
    let aliases = organisations.clone().flat_map(|(index, organisation)| {
        let aliases = organisation.aliases.iter().enumerate();
        aliases.map(move |(position, alias)| Owner {
            name: alias,
            id: &organisation.id,
            place: Some(alias_place(Section::Organisations, index, position)),
        })
    });
    let organisations = organisations.map(|(index, organisation)| Owner {
        name: &organisation.name,
        id: &organisation.id,
        place: Some(field(Section::Organisations, index, "name")),
    });
    let organisations = organisations.chain(aliases);
    report_shared(organisations, report);
}

fn alias_place(section: Section, index: usize, position: usize) -> Place {
    Place::value(section, index, FieldPath::key("aliases").element(position))
}

/// Reports each owner of a name that another one has. The one that is named is ISO's, otherwise the
/// first by id, so that the order of the records changes nothing.
fn report_shared<'r>(owners: impl Iterator<Item = Owner<'r>>, report: &mut Report) {
    let mut by_name: BTreeMap<String, Vec<Owner<'r>>> = BTreeMap::new();
    for owner in owners.filter(|owner| !owner.name.is_empty() && !owner.id.is_empty()) {
        let same = by_name.entry(owner.name.to_lowercase()).or_default();
        same.push(owner);
    }
    for owners in by_name.values_mut().filter(|owners| owners.len() > 1) {
        owners.sort_by_key(|owner| (owner.place.is_some(), owner.id));
        let Some((first, others)) = owners.split_first() else {
            continue;
        };
        // The same id again is a finding of its own.
        for owner in others.iter().filter(|owner| owner.id != first.id) {
            let Some(place) = owner.place.clone() else {
                continue;
            };
            let message = format!("`{}` also has the name `{}`", first.id, owner.name);
            let draft = report
                .found(place, message)
                .label("the same name")
                .help("give them different names, or record them only once");
            if let Some(its_place) = &first.place {
                draft.related(its_place.clone(), "the other one");
            }
        }
    }
}
