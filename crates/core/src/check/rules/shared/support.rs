//! What several rules share.

use std::collections::BTreeMap;

use crate::check::waivers::{record_of, waived};
use crate::check::{Context, Report};
use crate::fields::Reference;
use crate::finding::{FieldPath, Place, Suggestions, one_of};
use crate::model::{Id, Registry, Section, Source, known_states, section_noun};
use crate::network::{Network, SourceIndex};

/// The greatest number of ids that a help line lists.
const MOST_LISTED: usize = 8;

/// Reports every id that should lead to `reference` and leads to nothing, once, with the other
/// places that have it. An id that the unread rest of a broken file may define is not reported.
pub(in crate::check::rules) fn report_unresolved(
    context: &Context<'_, '_>,
    report: &mut Report,
    reference: Reference,
) {
    let registry = context.network.registry;
    let unread = registry.unread();
    let unresolved = context
        .network
        .unresolved
        .iter()
        .filter(|u| u.reference == reference && !unread.may_define(&u.id));
    // In the order of their first places. One that is waived keeps a finding of its own, so that
    // the waiver covers no other record.
    let mut groups: Vec<(&str, Vec<Place>)> = Vec::new();
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    let waived = waived(registry, report.rule());
    for found in unresolved {
        let place = Place::value(found.section, found.index, found.path.clone());
        let is_waived = !waived.is_empty()
            && record_of(registry, &place).is_some_and(|record| waived.contains(&*record));
        if is_waived {
            groups.push((&found.id, vec![place]));
            continue;
        }
        let group = *open.entry(&found.id).or_insert(groups.len());
        if group == groups.len() {
            groups.push((&found.id, Vec::new()));
        }
        groups[group].1.push(place);
    }
    if groups.is_empty() {
        return;
    }
    let suggestions = reference.suggestions(registry);
    for (id, places) in groups {
        let is_listed = !registry.manifest.areas.is_empty();
        let is_organisation = || registry.organisations.iter().any(|it| it.id.as_str() == id);
        let is_state = || Reference::State.candidates(registry).contains(&id);
        let is_other = match reference {
            Reference::State if is_organisation() => Some(("an organisation", "organisation")),
            Reference::Organisation if is_state() => Some(("a state", "state")),
            _ => None,
        };
        unresolved_id(
            report,
            reference,
            id,
            places,
            &suggestions,
            is_listed,
            is_other,
        );
    }
}

fn unresolved_id(
    report: &mut Report,
    reference: Reference,
    id: &str,
    places: Vec<Place>,
    suggestions: &Suggestions<'_>,
    is_listed: bool,
    is_other: Option<(&str, &str)>,
) {
    let noun = reference.noun();
    let message = match reference {
        Reference::Area if is_listed => format!("the area `{id}` is not listed in the manifest"),
        Reference::Area => format!("no partnership or instrument has the area `{id}`"),
        _ => format!("no {noun} has the id `{id}`"),
    };
    let others = places.len() - 1;
    let message = match others {
        0..=MOST_RELATED => message,
        _ => format!("{message}, which is used in {} places", places.len()),
    };
    let help = match is_other {
        Some((what, key)) => {
            format!("`{id}` is {what}: where it can be named, the key is `{key}`")
        }
        None => what_to_do(id, noun, suggestions),
    };
    let mut places = places.into_iter();
    let Some(first) = places.next() else { return };
    let mut draft = report
        .found(first, message)
        .label(format!("unknown {noun}"))
        .help(help);
    for other in places.take(MOST_RELATED) {
        draft = draft.related(other, "used here too");
    }
}

/// The greatest number of other places that a finding points at.
const MOST_RELATED: usize = 8;

/// Whether it may be the id of a state that is wrong, by the word for what it must lead to.
fn may_be_state(noun: &str) -> bool {
    [Reference::State.noun(), Reference::Actor.noun()].contains(&noun)
}

/// What to do about an id that does not resolve.
fn what_to_do(id: &str, noun: &str, suggestions: &Suggestions<'_>) -> String {
    let known = suggestions.ids();
    match suggestions.closest(id) {
        Some(found) => found.help(id),
        None if known.is_empty() && noun == Reference::Tier.noun() => {
            format!("declare it in the manifest: `tiers: [{{id: {id}, name: ...}}]`")
        }
        None if known.is_empty() => {
            format!("the registry declares no {noun} yet; declare this one")
        }
        None if known.len() <= MOST_LISTED => {
            format!("write {}, or declare this one", one_of(known))
        }
        None if !may_be_state(noun) => format!("declare the {noun}, or correct the id"),
        None => match states_with_word(id).as_slice() {
            [] => format!("declare the {noun}, or correct the id"),
            [only] => format!("did you mean `{only}`?"),
            several => format!("is it one of {}?", one_of(several)),
        },
    }
}

/// The greatest number of states that are offered for a word.
const MOST_OFFERED: usize = 4;

/// The codes of the built-in states that have a word in their names; none if these are many.
fn states_with_word(word: &str) -> Vec<&'static str> {
    let is_it = |part: &str| part.to_lowercase() == word.to_lowercase();
    let has_word = |name: &str| name.split(|c: char| !c.is_alphanumeric()).any(is_it);
    let states = known_states().iter().filter(|state| has_word(state.name));
    let found: Vec<&str> = states.map(|state| state.alpha_3).collect();
    if found.len() > MOST_OFFERED {
        return Vec::new();
    }
    found
}

/// The place of the value under a key of a record.
pub(in crate::check::rules) fn field(
    section: Section,
    index: impl Into<usize>,
    key: &str,
) -> Place {
    Place::value(section, index, FieldPath::key(key))
}

/// The place of the day by which a source had said what it says.
pub(in crate::check::rules) fn said_place(position: SourceIndex, source: &Source) -> Place {
    let said = source.said_by();
    let is_published = source
        .published
        .is_some_and(|day| day.bounds().latest == said);
    let key = if is_published {
        "published"
    } else {
        "retrieved"
    };
    field(Section::Sources, position, key)
}

/// The parties of a partnership or an instrument, as they are written.
pub(in crate::check::rules) struct Parties<'r> {
    /// Whether it is a partnership or an instrument.
    pub section: Section,
    /// The position of the record.
    pub index: usize,
    /// The ids; at least one.
    pub ids: &'r [Id],
}

impl Parties<'_> {
    /// The word for the record.
    pub(in crate::check::rules) fn noun(&self) -> &'static str {
        section_noun(self.section).name
    }

    /// The place of the whole list.
    pub(in crate::check::rules) fn place(&self) -> Place {
        field(self.section, self.index, "parties")
    }

    /// The place of one of them.
    pub(in crate::check::rules) fn place_of(&self, position: usize) -> Place {
        Place::value(
            self.section,
            self.index,
            FieldPath::key("parties").element(position),
        )
    }

    /// Whether a partnership ties a state to itself.
    pub(in crate::check::rules) fn is_self_partnership(&self) -> bool {
        self.section == Section::Partnerships
            && self.ids.len() > 1
            && !self.ids[0].is_empty()
            && self.ids.iter().all(|id| *id == self.ids[0])
    }
}

/// The parties of all partnerships and instruments that name any.
pub(in crate::check::rules) fn party_lists(
    registry: &Registry,
) -> impl Iterator<Item = Parties<'_>> {
    let partnerships = registry
        .partnerships
        .iter()
        .map(|record| record.parties.as_slice());
    let instruments = registry
        .instruments
        .iter()
        .map(|record| record.parties.as_slice());
    let list = |section| {
        move |(index, ids)| Parties {
            section,
            index,
            ids,
        }
    };
    partnerships
        .enumerate()
        .map(list(Section::Partnerships))
        .chain(instruments.enumerate().map(list(Section::Instruments)))
        .filter(|parties| !parties.ids.is_empty())
}

/// Whether every id is that of a state. One that is not has its finding already.
pub(in crate::check::rules) fn are_known_actors(network: &Network<'_>, ids: &[Id]) -> bool {
    ids.iter().all(|id| network.actor_position(id).is_some())
}
