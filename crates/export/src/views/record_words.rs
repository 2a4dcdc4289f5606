//! What records are called for a reader: names and titles, since ids are for those who edit.

use chancery_core::messages::Messages;
use chancery_core::model::{Evidence, Id, Instrument, Keyword};
use chancery_core::network::{ActorIndex, Network, PartnershipIndex, RecordRef};
use chancery_core::{message, say};

use super::{alphabetical_key, capitalised};

/// A partnership in words: its tier, between whom, and its name where it has one.
#[must_use]
pub fn partnership_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: PartnershipIndex,
) -> String {
    let record = network.partnership(position);
    let parties = messages.and(&party_names(network, &record.parties));
    let tier = tier_name(network, position);
    match record.name.as_ref() {
        Some(name) => say!(
            messages,
            "partnership-named",
            tier = tier,
            parties = parties,
            name = name.as_str()
        ),
        None => say!(messages, "partnership-of", tier = tier, parties = parties),
    }
}

/// A state by its name, an organisation by its name and id.
#[must_use]
pub(crate) fn actor_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: ActorIndex,
) -> String {
    let actor = &network.actors[position];
    match actor.is_state() {
        true => actor.name.to_owned(),
        false => organisation_words(messages, network, &Id::from(actor.id)),
    }
}

/// The names of parties, the subject first and the others by their names: several periods of one
/// partnership are one for the reader, in whichever order each of them names its parties.
#[must_use]
pub(crate) fn party_names<'n>(network: &'n Network<'_>, parties: &'n [Id]) -> Vec<&'n str> {
    let subject = network.manifest().subject.as_ref();
    let named = parties
        .iter()
        .map(|id| (Some(id) != subject, network.actor_name(id)));
    let mut named: Vec<(bool, &str)> = named.collect();
    named.sort_by_cached_key(|(is_other, name)| (*is_other, alphabetical_key(name), *name));
    named.into_iter().map(|(_, name)| name).collect()
}

/// The name of a partnership's tier.
#[must_use]
pub fn tier_name<'n>(network: &'n Network<'_>, position: PartnershipIndex) -> &'n str {
    let tier = network.ties[position].tier;
    let given = &network.partnership(position).tier;
    tier.map_or(given, |tier| &network.tier(tier).name)
}

/// The most parties whose names say what an instrument without a title is.
const MOST_NAMED_PARTIES: usize = 3;

/// The title of an instrument; of one without a title what it is, of whom or of how many, and its
/// day.
#[must_use]
pub fn instrument_words(
    messages: &'static Messages,
    network: &Network<'_>,
    record: &Instrument,
) -> String {
    if let Some(title) = &record.title {
        return title.to_string();
    }
    let kind = record.kind.map(|kind| messages.word("kind", kind.name()));
    let unknown = || {
        messages
            .fixed(message!("instrument-of-unknown-kind"))
            .to_owned()
    };
    let kind = capitalised(&kind.unwrap_or_else(unknown));
    let parties = party_names(network, &record.parties);
    let words = match parties.len() {
        0 => kind,
        count if count > MOST_NAMED_PARTIES => {
            say!(messages, "instrument-of-many", kind = kind, count = count)
        }
        _ => {
            let parties = messages.and(&parties);
            say!(messages, "instrument-of", kind = kind, parties = parties)
        }
    };
    match record.day() {
        Some(day) => say!(messages, "instrument-dated", instrument = words, day = day),
        None => words,
    }
}

/// The same, with the day and the id as far as others in the registry have the same title.
#[must_use]
pub(crate) fn distinct_instrument_words(
    messages: &'static Messages,
    network: &Network<'_>,
    record: &Instrument,
) -> String {
    let mut words = instrument_words(messages, network, record);
    let Some(title) = &record.title else {
        return words;
    };
    let others = network.registry.instruments.iter();
    let mut days = others
        .filter(|it| it.id != record.id && it.title.as_ref() == Some(title))
        .map(|it| it.day().copied())
        .peekable();
    if days.peek().is_none() {
        return words;
    }
    let own = record.day().copied();
    if let Some(day) = own {
        words = say!(messages, "instrument-dated", instrument = words, day = day);
    }
    if days.any(|day| day == own) {
        words.push_str(&format!(" ({})", record.id));
    }
    words
}

/// The name of an organisation as it is in a sentence: 'the European Union', 'NATO'.
#[must_use]
pub(crate) fn organisation_words(
    messages: &'static Messages,
    network: &Network<'_>,
    id: &Id,
) -> String {
    let Some(RecordRef::Organisation(position)) = network.records.get(id) else {
        return id.to_string();
    };
    let name = &network.organisation(position).name;
    let has_article = name.to_lowercase().starts_with("the ");
    if name.contains(' ') && !has_article {
        say!(messages, "organisation-in-a-sentence", name = name.as_str())
    } else {
        name.to_string()
    }
}

/// What a citation says otherwise than its record: ' (differs in since: 2016)'. Empty if nothing.
#[must_use]
pub fn differing_words(messages: &'static Messages, citation: &Evidence) -> String {
    let all = citation.differs.0.iter();
    let words: Vec<String> = all
        .map(|(field, said)| format!("{field}: {said}"))
        .collect();
    match words.is_empty() {
        true => String::new(),
        false => {
            let words = say!(messages, "citation-differs", fields = words.join(", "));
            format!(" ({words})")
        }
    }
}

/// The publisher of a source, and when it was published: 'Modern.az (2025-12-13)'.
#[must_use]
pub fn source_words(messages: &'static Messages, network: &Network<'_>, id: &str) -> String {
    match network.source(id) {
        Some(source) => match source.published {
            Some(date) => {
                let publisher = source.publisher.as_str();
                say!(messages, "source-dated", publisher = publisher, date = date)
            }
            None => source.publisher.to_string(),
        },
        None => id.to_owned(),
    }
}
