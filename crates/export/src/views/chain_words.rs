//! What instruments replace, amend and implement, in words, and since when one that is replaced is
//! not in force.

use chancery_core::date::{Bounds, Date, Day, Truth};
use chancery_core::network::{InstrumentIndex, Network};

/// An instrument to which another one refers, or by which it is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainLink {
    /// How the two are related: 'replaces', 'is replaced by'.
    pub words: &'static str,
    /// The other instrument.
    pub other: InstrumentIndex,
    /// What else is to be said of the other: when it entered into force, if it replaces this one.
    pub remark: Option<String>,
}

/// The instruments to which an instrument refers and by which it is referred to, in order of time
/// within each relation.
#[must_use]
pub fn chain_links(network: &Network<'_>, position: InstrumentIndex) -> Vec<ChainLink> {
    let act = &network.acts[position];
    let replaced_by: Vec<InstrumentIndex> = act.successors.iter().map(|it| it.instrument).collect();
    let relations = [
        ("replaces", &act.replaces),
        ("is replaced by", &replaced_by),
        ("amends", &act.amends),
        ("is amended by", &act.amended_by),
        ("implements", &act.implements),
        ("is implemented by", &act.implemented_by),
    ];
    let links = relations.into_iter().flat_map(|(words, others)| {
        let others = network.in_order_of_time(others.iter().copied());
        let link = |other| ChainLink {
            words,
            other,
            remark: (words == "is replaced by").then(|| entry_words(network, other)),
        };
        others.into_iter().map(link).collect::<Vec<_>>()
    });
    links.collect()
}

fn entry_words(network: &Network<'_>, position: InstrumentIndex) -> String {
    match network.instrument(position).in_force {
        Some(date) => format!("in force {}", date.words()),
        None => "entry into force not recorded".to_owned(),
    }
}

/// Whether an instrument that others replace is in force on a day, in words; none of one that
/// nothing replaces.
#[must_use]
pub fn replaced_words(
    network: &Network<'_>,
    position: InstrumentIndex,
    day: Day,
) -> Option<String> {
    let act = &network.acts[position];
    let replaced = act.replaced?;
    Some(match replaced.is_past_on(day) {
        Truth::Yes => match replaced_on(network, position) {
            Some(date) => format!("replaced, not in force since {}", date.words()),
            None => "replaced, not in force".to_owned(),
        },
        Truth::No => format!("not yet replaced on {day}"),
        Truth::Unknown => format!(
            "on {day} possibly replaced: {}",
            why_open(network, position, day)
        ),
    })
}

/// Why it is not known whether an instrument has lost its place by a day.
fn why_open(network: &Network<'_>, position: InstrumentIndex, day: Day) -> &'static str {
    let mut open = network.acts[position]
        .successors
        .iter()
        .filter(|it| it.has_taken_over(day) == Truth::Unknown);
    let has_entered = |entered: Bounds| entered.is_past_on(day) == Truth::Yes;
    if open.clone().any(|it| it.is_contradictory) {
        "the records contradict themselves about what replaces it"
    } else if open.any(|it| has_entered(it.entered)) {
        "what replaces it is not known to bind all who took part in it"
    } else {
        "it is not known whether what replaces it had entered into force"
    }
}

/// The first day on which an instrument has lost its place to another one, as a date that can be
/// shown; none if it may never have lost it.
#[must_use]
pub fn replaced_on(network: &Network<'_>, position: InstrumentIndex) -> Option<Date> {
    let act = &network.acts[position];
    let replaced = act.replaced.filter(|it| it.latest.is_some())?;
    let entries = act.successors.iter();
    let mut entries = entries.filter_map(|it| network.instrument(it.instrument).in_force);
    // A year as it is written says more than the interval of its days.
    let written = entries.find(|date| date.bounds() == replaced);
    written.or_else(|| Date::between(replaced))
}
