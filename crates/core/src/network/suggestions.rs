//! What is known under which names, to find what a wrong id means.

use std::collections::BTreeMap;

use crate::fields::Reference;
use crate::finding::Suggestions;
use crate::model::{Registry, Text, former_states, known_states, other_names};

impl Reference {
    /// The ids to which it may lead, to look up what a word means.
    #[must_use]
    pub fn suggestions(self, registry: &Registry) -> Suggestions<'_> {
        Suggestions::new(self.known_names(registry))
    }

    /// The ids to which it may lead, each with the names of what it stands for.
    #[must_use]
    pub fn known_names(self, registry: &Registry) -> Vec<(&str, Vec<&str>)> {
        let manifest = &registry.manifest;
        let mut known = KnownIds::default();
        match self {
            Reference::State => known.states(registry),
            Reference::Organisation => known.organisations(registry),
            Reference::Actor => {
                known.states(registry);
                known.organisations(registry);
            }
            Reference::Tier => {
                let tiers = manifest.tiers.iter();
                tiers.for_each(|tier| known.add(&tier.id, [&tier.name]));
            }
            Reference::Direction => {
                let directions = manifest.directions.iter();
                directions.for_each(|direction| known.add(&direction.id, [&direction.name]));
            }
            Reference::Instrument => {
                let instruments = registry.instruments.iter();
                instruments.for_each(|record| {
                    known.add(&record.id, record.title.iter().chain(&record.aliases));
                });
            }
            Reference::Source => {
                let sources = registry.sources.iter();
                sources.for_each(|record| known.add(&record.id, &record.title));
            }
            Reference::Area => manifest.areas.iter().for_each(|area| known.add(area, [])),
        }
        known.found
    }
}

/// Each id with its names, in the order in which they came.
#[derive(Default)]
struct KnownIds<'r> {
    found: Vec<(&'r str, Vec<&'r str>)>,
    positions: BTreeMap<&'r str, usize>,
}

impl<'r> KnownIds<'r> {
    fn add(&mut self, id: &'r str, names: impl IntoIterator<Item = &'r Text>) {
        if !id.is_empty() {
            let names = names.into_iter().map(Text::as_str);
            self.names_of(id).extend(names);
        }
    }

    fn names_of(&mut self, id: &'r str) -> &mut Vec<&'r str> {
        let next = self.found.len();
        let position = *self.positions.entry(id).or_insert(next);
        if position == next {
            self.found.push((id, Vec::new()));
        }
        &mut self.found[position].1
    }

    fn organisations(&mut self, registry: &'r Registry) {
        for record in &registry.organisations {
            let names = std::iter::once(&record.name).chain(&record.aliases);
            self.add(&record.id, names);
        }
    }

    fn states(&mut self, registry: &'r Registry) {
        for state in known_states() {
            let own = self.names_of(state.alpha_3);
            own.extend([state.name, without_brackets(state.name), state.alpha_2]);
        }
        for state in former_states() {
            let own = self.names_of(state.alpha_3);
            own.extend([state.name, state.alpha_4]);
            // Today's owner of the two letters is meant by them.
            if known_states().iter().all(|it| it.alpha_2 != state.alpha_2) {
                own.push(state.alpha_2);
            }
        }
        for (name, alpha_3) in other_names() {
            self.names_of(alpha_3).push(name);
        }
        for record in &registry.states {
            self.add(&record.id, record.name.iter().chain(&record.aliases));
        }
    }
}

/// 'Bolivia' of 'Bolivia (Plurinational State of)'.
fn without_brackets(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}
