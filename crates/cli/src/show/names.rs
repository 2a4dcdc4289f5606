//! Which record a word means: by its id, or by one of its names.

use std::collections::BTreeMap;

use chancery_core::fields::Reference;
use chancery_core::finding::{Suggestions, is_id, is_name};
use chancery_core::messages::Messages;
use chancery_core::network::{Network, RecordRef};
use chancery_export::views::{instrument_words, partnership_words, source_words};

use super::ShownRecord;
use crate::exit::UsageError;

/// What a word may be: the id of each record and of each state of the built-in table, with what it
/// is and its names.
pub(crate) struct KnownNames<'n, 'r> {
    network: &'n Network<'r>,
    known: BTreeMap<&'n str, (&'static str, Vec<&'n str>)>,
}

impl<'n, 'r> KnownNames<'n, 'r> {
    pub(crate) fn new(network: &'n Network<'r>) -> Self {
        let registry = network.registry;
        let mut known: BTreeMap<&str, (&'static str, Vec<&str>)> = BTreeMap::new();
        for reference in [
            Reference::State,
            Reference::Organisation,
            Reference::Tier,
            Reference::Direction,
            Reference::Instrument,
            Reference::Source,
        ] {
            for (id, names) in reference.known_names(registry) {
                let own = known.entry(id).or_insert((reference.noun(), Vec::new()));
                own.1.extend(names);
            }
        }
        for (id, record) in network.records.all() {
            let (noun, name) = match record {
                RecordRef::Partnership(it) => {
                    ("partnership", network.partnership(it).name.as_deref())
                }
                RecordRef::Principle(it) => (
                    "principle",
                    Some(&*registry.principles[usize::from(it)].name),
                ),
                RecordRef::Claim(_) => ("claim", None),
                _ => continue,
            };
            known.entry(id).or_insert((noun, Vec::new())).1.extend(name);
        }
        KnownNames { network, known }
    }

    /// The ids that a word may mean, sorted. An id that is written as in the registry means itself.
    pub(crate) fn meant(&self, word: &str) -> Vec<&'n str> {
        if let Some((id, _)) = self.known.get_key_value(word) {
            return vec![id];
        }
        let known = self.known.iter().filter(|(id, (_, names))| {
            is_id(word, id) || names.iter().any(|name| is_name(word, name))
        });
        let ids: Vec<&str> = known.map(|(id, _)| *id).collect();
        let is_recorded = |id: &&&str| ShownRecord::find(self.network, id).is_some();
        let recorded: Vec<&str> = ids.iter().filter(is_recorded).copied().collect();
        if recorded.is_empty() { ids } else { recorded }
    }

    /// What to say of a word that means no record, or several.
    pub(crate) fn not_found(&self, word: &str) -> UsageError {
        let meant = self.meant(word);
        if meant.len() > 1 {
            let choices = meant.iter().map(|id| format!("{id}: {}", self.words(id)));
            let message = format!("`{word}` may mean {} records", meant.len());
            return UsageError {
                choices: choices.collect(),
                ..UsageError::new(message, "name one by its id")
            };
        }
        let known = self.known.iter();
        let known = Suggestions::new(known.map(|(id, (_, names))| (*id, names.clone())));
        // A state that ISO knows, and of which nothing is recorded.
        let help = match (meant.as_slice(), known.closest(word)) {
            ([only], _) => {
                let other = if *only == word {
                    self.network.actor_name(only).to_owned()
                } else {
                    format!("`{only}`")
                };
                format!("`{word}` is {other}, about which nothing is recorded")
            }
            (_, Some(found)) => found.help(word),
            _ => "`chancery list TABLE` shows the ids of the records of a table".to_owned(),
        };
        UsageError::new(format!("no record has the id or the name `{word}`"), help)
    }

    /// What an id stands for: 'instrument, Joint Declaration, 3 March 2019'.
    fn words(&self, id: &str) -> String {
        let network = self.network;
        let (noun, names) = match self.known.get(id) {
            Some((noun, names)) => (*noun, names.as_slice()),
            None => ("record", [].as_slice()),
        };
        let words = match network.records.get(id) {
            Some(RecordRef::Instrument(position)) => {
                let record = network.instrument(position);
                // Of one without a title the words give its day.
                let day = record.day().filter(|_| record.title.is_some());
                let day = day.map_or(String::new(), |day| format!(", {}", day.words()));
                format!(
                    "{}{day}",
                    instrument_words(Messages::in_digits(), network, record)
                )
            }
            Some(RecordRef::Partnership(position)) => {
                partnership_words(Messages::in_digits(), network, position)
            }
            Some(RecordRef::Source(_)) => source_words(Messages::in_digits(), network, id),
            Some(RecordRef::Organisation(position)) => {
                network.organisation(position).name.to_string()
            }
            _ if noun == "state" => network.actor_name(id).to_owned(),
            _ => names.first().copied().unwrap_or(id).to_owned(),
        };
        format!("{noun}, {words}")
    }
}
