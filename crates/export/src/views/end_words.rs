//! How one reads when a partnership began, and that something has ended.

use chancery_core::date::{Bounds, Date, Day, Truth};
use chancery_core::messages::Messages;
use chancery_core::network::{EndOrigin, Network, PartnershipIndex, StartOrigin};
use chancery_core::say;

use super::{instrument_words, partnership_words};

/// Since when there is a partnership: `since 11 March 2013, derived from its instruments`.
pub(crate) fn since_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: PartnershipIndex,
) -> String {
    let start = &network.ties[position].start;
    match (&start.date, &start.origin) {
        (None, _) => say!(messages, "start-unknown"),
        (Some(date), StartOrigin::Derived(_)) => say!(messages, "since-derived", day = date),
        (Some(date), _) => say!(messages, "since", day = date),
    }
}

/// What to say of an `until` of which no latest day is written, where the thing had ended by the
/// registry's own day: `ended at an unknown time`. None for every other date.
#[must_use]
pub fn unknown_end_words(
    messages: &'static Messages,
    network: &Network<'_>,
    until: Date,
) -> Option<String> {
    let is_unknown = until.latest().is_none();
    let last = network.last_day(Some(&until))?.latest;
    let has_ended = is_unknown && last.is_some();
    has_ended.then(|| match until.earliest() {
        Some(_) => say!(messages, "ended-unknown-within", day = until),
        None => say!(messages, "ended-unknown"),
    })
}

/// Which parties of a partnership exist no more on a day, or possibly: `Northland existed until
/// 2010-12-31`. None if all of them exist.
#[must_use]
pub fn gone_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: PartnershipIndex,
    day: Day,
) -> Option<String> {
    let parties = network.ties[position].parties.iter();
    let gone = parties.filter_map(|party| {
        let node = &network.actors[*party];
        let (name, Bounds { earliest, latest }) = (node.name, node.until?);
        Some(
            match (
                earliest == latest,
                latest,
                network.actor_exists(*party, day),
            ) {
                (.., Truth::Yes) => return None,
                (true, Some(last), _) => say!(messages, "existed-until", name = name, day = last),
                (.., Truth::No) => say!(messages, "exists-no-more", name = name),
                (.., Truth::Unknown) => say!(messages, "possibly-exists-no-more", name = name),
            },
        )
    });
    let gone: Vec<String> = gone.collect();
    (!gone.is_empty()).then(|| gone.join("; "))
}

/// The last day as one reads it: `until 2015`, `ended, at an unknown time`.
pub(crate) fn until_words(
    messages: &'static Messages,
    network: &Network<'_>,
    until: Date,
) -> String {
    let unknown = unknown_end_words(messages, network, until);
    unknown.unwrap_or_else(|| say!(messages, "until", day = until))
}

/// By which records a partnership has ended, where its end is derived: `by Treaty of 2019`, or
/// `the day before Alliance of Poland and France`.
pub(crate) fn ended_by_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: PartnershipIndex,
) -> Option<String> {
    let EndOrigin::Derived {
        instruments,
        partnerships,
    } = &network.ties[position].end.origin
    else {
        return None;
    };
    let instruments = instruments.iter().map(|it| {
        let words = instrument_words(messages, network, network.instrument(*it));
        say!(messages, "ended-by", instrument = words)
    });
    let partnerships = partnerships.iter().map(|it| {
        let words = partnership_words(messages, network, *it);
        say!(messages, "ended-before", partnership = words)
    });
    let mut words: Vec<String> = instruments.chain(partnerships).collect();
    words.sort();
    words.dedup();
    Some(words.join(", "))
}
