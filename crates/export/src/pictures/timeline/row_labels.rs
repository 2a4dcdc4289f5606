//! What a row is called: by its parties, and where they are many by the title of their text.

use chancery_core::say;

use super::rows::{Key, TimelineEvent};
use crate::views::{ExportContext, alphabetical_key, instrument_words};

/// What a row of these instruments is called.
pub(super) fn row_label(
    views: &ExportContext<'_>,
    key: &Key<'_>,
    dated: &[TimelineEvent],
    undated: &[TimelineEvent],
) -> String {
    let title = title_of_many(views, key, dated, undated);
    title.unwrap_or_else(|| names(views, key))
}

/// The most parties whose names say what a row is; a text of more is known by its title.
const MOST_NAMED_PARTIES: usize = 3;

/// The title of the first text of many parties, and how many more there are between the same; none
/// of a row of few parties, or without a text.
fn title_of_many(
    views: &ExportContext<'_>,
    (_, parties): &Key<'_>,
    dated: &[TimelineEvent],
    undated: &[TimelineEvent],
) -> Option<String> {
    let mut events = dated.iter().chain(undated);
    let first = events
        .next()
        .filter(|_| parties.len() > MOST_NAMED_PARTIES)?;
    let title = instrument_words(
        views.messages,
        views.network,
        views.network.instrument(first.position),
    );
    Some(match events.count() {
        0 => title,
        more => say!(views.messages, "and-more", names = title, count = more),
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
