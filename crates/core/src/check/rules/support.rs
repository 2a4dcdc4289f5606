//! What several rules share.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, Report};
use crate::fields::section_noun;
use crate::finding::{FieldPath, Place, nearest, one_of};
use crate::model::{Id, Registry, Section, Source};
use crate::network::{Network, Reference};

/// The greatest number of ids that a help line lists.
const MOST_LISTED: usize = 8;

/// Reports every id that should lead to `reference` and leads to nothing. An id that the unread
/// rest of a broken file may define is not reported.
pub(super) fn report_unresolved(
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
    let mut candidates: Option<Vec<&str>> = None;
    // Many records may have the same wrong id, and looking for what is meant takes time.
    let mut helps: BTreeMap<&str, String> = BTreeMap::new();
    for found in unresolved {
        let noun = reference.noun();
        let message = match reference {
            Reference::Area => format!("the manifest lists no area `{}`", found.id),
            _ => format!("no {noun} has the id `{}`", found.id),
        };
        let candidates = candidates.get_or_insert_with(|| {
            let mut seen = BTreeSet::new();
            let mut candidates = reference.candidates(registry);
            candidates.retain(|id| seen.insert(*id));
            candidates
        });
        let help = helps
            .entry(&found.id)
            .or_insert_with(|| what_to_do(&found.id, noun, candidates));
        let place = Place::value(found.section, found.index, found.path.clone());
        report
            .found(place, message)
            .label(format!("unknown {noun}"))
            .help(help.as_str());
    }
}

/// What to do about an id that leads to none of the candidates.
fn what_to_do(id: &str, noun: &str, candidates: &[&str]) -> String {
    match nearest(id, candidates.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if candidates.is_empty() => format!("the registry declares no {noun}; declare it"),
        None if candidates.len() <= MOST_LISTED => {
            format!("it is one of {}, or must be declared", one_of(candidates))
        }
        None => format!("declare the {noun}, or correct the id"),
    }
}

/// The place of the value under a key of a record.
pub(super) fn field(section: Section, index: usize, key: &str) -> Place {
    Place::value(section, index, FieldPath::of(key))
}

/// The place of the day by which a source had said what it says.
pub(super) fn said_place(position: usize, source: &Source) -> Place {
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
pub(super) struct Parties<'r> {
    /// Whether it is a partnership or an instrument.
    pub section: Section,
    /// The position of the record.
    pub index: usize,
    /// The ids; at least one.
    pub ids: &'r [Id],
}

impl Parties<'_> {
    /// The word for the record.
    pub(super) fn noun(&self) -> &'static str {
        section_noun(self.section).name
    }

    /// The place of the whole list.
    pub(super) fn place(&self) -> Place {
        field(self.section, self.index, "parties")
    }

    /// The place of one of them.
    pub(super) fn place_of(&self, position: usize) -> Place {
        Place::value(
            self.section,
            self.index,
            FieldPath::of("parties").element(position),
        )
    }

    /// Whether a partnership ties a state to itself.
    pub(super) fn is_self_partnership(&self) -> bool {
        self.section == Section::Partnerships
            && self.ids.len() > 1
            && !self.ids[0].is_empty()
            && self.ids.iter().all(|id| *id == self.ids[0])
    }
}

/// The parties of all partnerships and instruments that name any.
pub(super) fn party_lists(registry: &Registry) -> impl Iterator<Item = Parties<'_>> {
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
pub(super) fn are_states(network: &Network<'_>, ids: &[Id]) -> bool {
    ids.iter().all(|id| network.state_position(id).is_some())
}
