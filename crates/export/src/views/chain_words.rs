//! What instruments replace, amend and implement, in words, and since when one that is replaced is
//! not in force.

use chancery_core::date::{Bounds, Date, Day, Truth};
use chancery_core::messages::{MessageId, Messages};
use chancery_core::network::{InstrumentIndex, Network};
use chancery_core::{message, say};

/// An instrument to which another one refers, or by which it is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainLink {
    /// How the two are related: 'replaces', 'is replaced by'.
    pub words: String,
    /// The other instrument.
    pub other: InstrumentIndex,
    /// What else is to be said of the other: when it entered into force, if it replaces this one.
    pub remark: Option<String>,
}

/// The instruments to which an instrument refers and by which it is referred to, in order of time
/// within each relation.
#[must_use]
pub fn chain_links(
    messages: &'static Messages,
    network: &Network<'_>,
    position: InstrumentIndex,
) -> Vec<ChainLink> {
    let act = &network.acts[position];
    let replaced_by: Vec<InstrumentIndex> = act
        .relations()
        .successors
        .iter()
        .map(|it| it.instrument)
        .collect();
    let relations = act.relations();
    let relations: [(MessageId, &[InstrumentIndex], bool); 6] = [
        (message!("relation-replaces"), &relations.replaces, false),
        (message!("relation-is-replaced-by"), &replaced_by, true),
        (message!("relation-amends"), &relations.amends, false),
        (
            message!("relation-is-amended-by"),
            &relations.amended_by,
            false,
        ),
        (
            message!("relation-implements"),
            &relations.implements,
            false,
        ),
        (
            message!("relation-is-implemented-by"),
            &relations.implemented_by,
            false,
        ),
    ];
    let links = relations.into_iter().flat_map(|(words, others, replaces)| {
        let others = network.in_order_of_time(others.iter().copied());
        let link = |other| ChainLink {
            words: messages.fixed(words).to_owned(),
            other,
            remark: replaces.then(|| entry_words(messages, network, other)),
        };
        others.into_iter().map(link).collect::<Vec<_>>()
    });
    links.collect()
}

fn entry_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: InstrumentIndex,
) -> String {
    match network.instrument(position).in_force {
        Some(day) => say!(messages, "relation-in-force", day = day),
        None => say!(messages, "relation-entry-unknown"),
    }
}

/// Whether an instrument that others replace is in force on a day, in words; none of one that
/// nothing replaces.
#[must_use]
pub fn replaced_words(
    messages: &'static Messages,
    network: &Network<'_>,
    position: InstrumentIndex,
    day: Day,
) -> Option<String> {
    let act = &network.acts[position];
    let replaced = act.relations().replaced?;
    if !was_in_force(network, position) {
        return None;
    }
    Some(match replaced.is_past_on(day) {
        Truth::Yes => match replaced_on(network, position) {
            Some(date) => match (date.earliest(), date.latest()) {
                (Some(first), Some(last)) if date.to_string().contains('/') => {
                    say!(messages, "replaced-between", first = first, last = last)
                }
                _ => say!(messages, "replaced-since", day = date),
            },
            None => say!(messages, "replaced"),
        },
        Truth::No => say!(messages, "not-yet-replaced", day = day),
        Truth::Unknown => {
            let why = messages.fixed(why_open(network, position, day));
            say!(messages, "possibly-replaced", day = day, why = why)
        }
    })
}

/// Whether an instrument may have been in force when another one took its place: it had not
/// certainly been terminated before, and was not certainly to enter into force only later.
fn was_in_force(network: &Network<'_>, position: InstrumentIndex) -> bool {
    let record = network.instrument(position);
    let Some(replaced) = network.acts[position].relations().replaced else {
        return true;
    };
    let is_before = |one: Option<Day>, other: Option<Day>| {
        one.zip(other).is_some_and(|(one, other)| one < other)
    };
    let terminated = network.last_day(record.terminated.as_ref());
    let has_ended = terminated.is_some_and(|it| is_before(it.latest, replaced.earliest));
    let entered = record.in_force.map(|date| date.bounds());
    let is_later = entered.is_some_and(|it| is_before(replaced.latest, it.earliest));
    !has_ended && !is_later
}

/// Why it is not known whether an instrument has lost its place by a day.
fn why_open(network: &Network<'_>, position: InstrumentIndex, day: Day) -> MessageId {
    let mut open = network.acts[position]
        .relations()
        .successors
        .iter()
        .filter(|it| it.has_taken_over(day) == Truth::Unknown);
    let has_entered = |entered: Bounds| entered.is_past_on(day) == Truth::Yes;
    if open.clone().any(|it| it.is_contradictory) {
        message!("replaced-why-contradictory")
    } else if open.any(|it| has_entered(it.entered)) {
        message!("replaced-why-not-all")
    } else {
        message!("replaced-why-entry")
    }
}

/// The first day on which an instrument has lost its place to another one, as a date that can be
/// shown; none if it may never have lost it, or was not in force any more or yet.
#[must_use]
pub fn replaced_on(network: &Network<'_>, position: InstrumentIndex) -> Option<Date> {
    let act = &network.acts[position];
    let replaced = act.relations().replaced.filter(|it| it.latest.is_some())?;
    if !was_in_force(network, position) {
        return None;
    }
    let entries = act.relations().successors.iter();
    let mut entries = entries.filter_map(|it| network.instrument(it.instrument).in_force);
    // A year as it is written says more than the interval of its days.
    let written = entries.find(|date| date.bounds() == replaced);
    written.or_else(|| Date::between(replaced))
}
