//! What records are called on the page: names and titles, since ids are for those who edit.

use std::collections::BTreeMap;

use chancery_core::network::Network;
use minijinja::{Value, context};

use super::anchors::Anchors;
use crate::views::{instrument_words, partnership_words};

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
