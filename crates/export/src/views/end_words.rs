//! How one reads when a partnership began, and that something has ended.

use chancery_core::date::{Bounds, Date, Day, Truth};
use chancery_core::network::{EndOrigin, Network, PartnershipIndex, StartOrigin};

use super::{instrument_words, partnership_words};

/// Since when there is a partnership, with its date as `written`: `since 2013-03-11, derived from its
/// instruments`.
pub fn since_words(
    network: &Network<'_>,
    position: PartnershipIndex,
    written: impl Fn(&Date) -> String,
) -> String {
    let start = &network.ties[position].start;
    match (&start.date, &start.origin) {
        (None, _) => "start unknown".to_owned(),
        (Some(date), StartOrigin::Derived(_)) => {
            format!("since {}, derived from its instruments", written(date))
        }
        (Some(date), _) => format!("since {}", written(date)),
    }
}

/// What to say of an `until` of which no latest day is written, where the thing had ended by the
/// registry's own day: `ended at an unknown time`. None for every other date.
#[must_use]
pub fn unknown_end_words(network: &Network<'_>, until: Date) -> Option<String> {
    let is_unknown = until.latest().is_none();
    let last = network.last_day(Some(&until))?.latest;
    let has_ended = is_unknown && last.is_some();
    let words = "ended, at an unknown time";
    has_ended.then(|| match until.earliest() {
        Some(_) => format!("{words}: {}", until.words()),
        None => words.to_owned(),
    })
}

/// Which parties of a partnership exist no more on a day, or possibly: `Northland existed until
/// 2010-12-31`. None if all of them exist.
#[must_use]
pub fn gone_words(network: &Network<'_>, position: PartnershipIndex, day: Day) -> Option<String> {
    let parties = network.ties[position].parties.iter();
    let gone = parties.filter_map(|party| {
        let node = &network.actors[*party];
        let Bounds { earliest, latest } = node.until?;
        let words = match (
            earliest == latest,
            latest,
            network.actor_exists(*party, day),
        ) {
            (.., Truth::Yes) => return None,
            (true, Some(last), _) => format!("existed until {last}"),
            (.., Truth::No) => "exists no more".to_owned(),
            (.., Truth::Unknown) => "possibly exists no more".to_owned(),
        };
        Some(format!("{} {words}", node.name))
    });
    let gone: Vec<String> = gone.collect();
    (!gone.is_empty()).then(|| gone.join("; "))
}

/// The last day as one reads it: `until 2015`, `ended, at an unknown time`.
pub(crate) fn until_words(network: &Network<'_>, until: Date) -> String {
    let unknown = unknown_end_words(network, until);
    unknown.unwrap_or_else(|| format!("until {}", until.words()))
}

/// By which records a partnership has ended, where its end is derived: `by Treaty of 2019`, or
/// `the day before Alliance of Poland and France`.
pub(crate) fn ended_by_words(network: &Network<'_>, position: PartnershipIndex) -> Option<String> {
    let EndOrigin::Derived {
        instruments,
        partnerships,
    } = &network.ties[position].end.origin
    else {
        return None;
    };
    let instruments = instruments
        .iter()
        .map(|it| format!("by {}", instrument_words(network, network.instrument(*it))));
    let partnerships = partnerships.iter().map(|it| {
        let words = partnership_words(network, *it);
        format!("the day before {words} began")
    });
    let mut words: Vec<String> = instruments.chain(partnerships).collect();
    words.sort();
    words.dedup();
    Some(words.join(", "))
}
