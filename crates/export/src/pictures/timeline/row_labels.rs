//! What a row is called: by its parties, and where they are many by the title of their text.

use chancery_core::say;

use super::rows::{Key, TimelineEvent};
use crate::views::{ExportContext, alphabetical_key, instrument_words};

/// What a row of these instruments is called.
pub(super) fn row_label(
    views: &ExportContext<'_>,
    key: &Key<'_>,
    events: (&[TimelineEvent], &[TimelineEvent]),
    has_ties: bool,
) -> String {
    let title = title_of_many(views, key, events, has_ties);
    title.unwrap_or_else(|| names(views, key))
}

/// The most parties whose names say what a row is; a text of more is known by its title. A text of
/// three has both: around a state in the middle the names of the two others do not say that it is a
/// party as well, and a title such as `Joint statement` does not say whose it is.
const MOST_NAMED_PARTIES: usize = 3;
const MOST_NAMED_OF_TEXT: usize = 2;

/// The title of the first text of many parties, and how many more there are between the same; none
/// of a row of few parties, or without a text.
fn title_of_many(
    views: &ExportContext<'_>,
    key: &Key<'_>,
    (dated, undated): (&[TimelineEvent], &[TimelineEvent]),
    has_ties: bool,
) -> Option<String> {
    let (_, parties) = key;
    let mut events = dated.iter().chain(undated);
    let record = views.network.instrument(events.next()?.position);
    let most = match has_ties || record.title.is_none() {
        true => MOST_NAMED_PARTIES,
        false => MOST_NAMED_OF_TEXT,
    };
    if parties.len() <= most {
        return None;
    }
    let title = instrument_words(views.messages, views.network, record);
    let title = match events.count() {
        0 => title,
        more => say!(views.messages, "and-more", names = title, count = more),
    };
    let is_of_few = parties.len() <= MOST_NAMED_PARTIES;
    Some(match is_of_few {
        true => format!("{}: {title}", names(views, key)),
        false => title,
    })
}

fn names(views: &ExportContext<'_>, (adopted_by, parties): &Key<'_>) -> String {
    let network = views.network;
    let ego = views.ego();
    let mut names: Vec<&str> = parties
        .iter()
        .filter(|it| Some(**it) != ego)
        .map(|id| network.actor_name(id))
        .collect();
    names.sort_by_cached_key(|name| (alphabetical_key(name), *name));
    if names.is_empty() {
        let organisations = &network.registry.organisations;
        let organisation = organisations.iter().find(|it| Some(&*it.id) == *adopted_by);
        let named = organisation.map(|it| &*it.name).or(*adopted_by);
        let alone = parties.first().map(|id| network.actor_name(id));
        return match named.or(alone) {
            Some(name) => name.to_owned(),
            None => say!(views.messages, "timeline-no-party"),
        };
    }
    let between = if ego.is_none() || parties.first().copied() != ego {
        " – "
    } else {
        ", "
    };
    names.join(between)
}
