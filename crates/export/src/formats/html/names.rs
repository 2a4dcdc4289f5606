//! What records are called on the page: names and titles, since ids are for those who edit.

use std::collections::BTreeMap;

use chancery_core::model::{Choice, Instrument};
use chancery_core::network::Network;
use minijinja::{Value, context};

use super::anchors::Anchors;
use crate::views::{date_words, list_words};

/// The words for every record by its id, and its anchor where the page shows it.
pub(super) struct Names {
    records: BTreeMap<String, (String, Option<String>)>,
}

impl Names {
    pub(super) fn new(network: &Network<'_>, anchors: &Anchors) -> Self {
        let mut records = BTreeMap::new();
        let registry = network.registry;
        for claim in &registry.claims {
            records.insert(claim.id.to_string(), ("this claim".to_owned(), None));
        }
        for source in &registry.sources {
            let words = source.title.as_deref().unwrap_or(&source.publisher);
            records.insert(
                source.id.to_string(),
                (words.to_owned(), anchors.source(&source.id)),
            );
        }
        for organisation in &registry.organisations {
            records.insert(
                organisation.id.to_string(),
                (organisation.name.to_string(), None),
            );
        }
        for (position, state) in network.states.iter().enumerate() {
            let anchor = anchors.state(position).map(str::to_owned);
            records.insert(state.id.to_owned(), (state.name.to_owned(), anchor));
        }
        for position in 0..network.ties.len() {
            let anchor = anchors.partnership(position).map(str::to_owned);
            let id = network.partnership(position).called().to_string();
            records
                .entry(id)
                .or_insert_with(|| (partnership_words(network, position), anchor));
        }
        for position in 0..network.acts.len() {
            let record = network.instrument(position);
            let anchor = anchors.instrument(position).map(str::to_owned);
            records.insert(
                record.id.to_string(),
                (instrument_words(network, record), anchor),
            );
        }
        Names { records }
    }

    /// The words for a record by its id. Of several ids in one text each has its own.
    pub(super) fn value(&self, text: &str) -> Value {
        if let Some((words, anchor)) = self.records.get(text) {
            return context! { name => words, href => anchor };
        }
        let words = text.split(' ').map(|word| {
            let bare = word.trim_end_matches(',');
            let (name, rest) = match self.records.get(bare) {
                Some((name, _)) => (name.as_str(), &word[bare.len()..]),
                None => (word, ""),
            };
            format!("{name}{rest}")
        });
        context! { name => words.collect::<Vec<String>>().join(" ") }
    }
}

/// A partnership in words: its tier, and between whom.
pub(super) fn partnership_words(network: &Network<'_>, position: usize) -> String {
    let record = network.partnership(position);
    let names = record.parties.iter().map(|id| network.state_name(id));
    let names: Vec<&str> = names.collect();
    format!("{} of {}", tier_name(network, position), list_words(&names))
}

/// The name of a partnership's tier.
pub(super) fn tier_name<'n>(network: &'n Network<'_>, position: usize) -> &'n str {
    let tier = network.ties[position].tier;
    let given = &network.partnership(position).tier;
    tier.map_or(given, |tier| &network.manifest().tiers[tier].name)
}

/// The title of an instrument; of one without a title what it is, of whom, and its day.
pub(super) fn instrument_words(network: &Network<'_>, record: &Instrument) -> String {
    if let Some(title) = &record.title {
        return title.to_string();
    }
    let kind = record.kind.map_or("instrument", |kind| kind.name());
    let kind = kind.replace('-', " ");
    let mut words: String = kind.chars().take(1).flat_map(char::to_uppercase).collect();
    words.extend(kind.chars().skip(1));
    let parties = record.parties.iter().map(|id| network.state_name(id));
    let parties: Vec<&str> = parties.collect();
    if !parties.is_empty() {
        words.push_str(&format!(" of {}", list_words(&parties)));
    }
    if let Some(day) = record.day() {
        words.push_str(&format!(", {}", date_words(*day)));
    }
    words
}
