//! What the program derives of a partnership: whether it holds, since when, until when and why.

use std::fmt::Write as _;

use chancery_core::date::{Date, Truth};
use chancery_core::messages::Messages;
use chancery_core::model::Id;
use chancery_core::network::{
    EndOrigin, InstrumentIndex, Network, PartnershipIndex, RecordRef, StartOrigin,
};
use chancery_export::views::{
    gone_words, instrument_words, partnership_words, source_words, unknown_end_words,
};

/// The records of a partnership that are called alike, one for each period, the earliest first.
/// One with an id of its own is alone.
pub(super) fn periods(network: &Network<'_>, first: PartnershipIndex) -> Vec<RecordRef> {
    let record = network.partnership(first);
    if record.id.is_some() {
        return vec![RecordRef::Partnership(first)];
    }
    let called = record.id_or_derived();
    let is_period = |position: &PartnershipIndex| {
        let other = network.partnership(*position);
        other.id.is_none() && other.id_or_derived() == called
    };
    let mut periods: Vec<PartnershipIndex> = network.ties.keys().filter(is_period).collect();
    periods.sort_by_key(|position| network.ties[*position].start.bounds.earliest);
    periods.into_iter().map(RecordRef::Partnership).collect()
}

/// What a partnership comes to, above the record itself.
pub(super) fn text(network: &Network<'_>, position: PartnershipIndex) -> String {
    let record = network.partnership(position);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}",
        partnership_words(Messages::in_digits(), network, position)
    );
    let _ = writeln!(out, "  {}", period(network, position));
    let instruments = &network.ties[position].instruments;
    if !instruments.is_empty() {
        let _ = writeln!(out, "  instruments of this partnership");
    }
    for instrument in instruments {
        let record = network.instrument(*instrument);
        let words = instrument_words(Messages::in_digits(), network, record);
        // Of one without a title the words give its day.
        let day = record.day().filter(|_| record.title.is_some());
        let day = day.map_or(String::new(), |day| format!("{day}  "));
        let _ = writeln!(out, "    {day}{words} ({})", record.id);
    }
    let mut sources: Vec<&Id> = Vec::new();
    for citation in &record.evidence {
        if !sources.contains(&&citation.source) {
            sources.push(&citation.source);
        }
    }
    if !sources.is_empty() {
        let _ = writeln!(out, "  attested by");
    }
    for source in sources {
        let _ = writeln!(
            out,
            "    {} ({source})",
            source_words(Messages::in_digits(), network, source)
        );
    }
    out
}

/// The partnerships to which an instrument belongs, certainly or possibly.
pub(super) fn of_instrument(network: &Network<'_>, instrument: InstrumentIndex) -> String {
    let mut lines: Vec<String> = network
        .ties
        .keys()
        .filter_map(|position| {
            let word = match network.ties[position].has(instrument) {
                Truth::Yes => "instrument of:",
                Truth::Unknown => "possibly instrument of:",
                Truth::No => return None,
            };
            let words = partnership_words(Messages::in_digits(), network, position);
            let id = network.partnership(position).id_or_derived();
            Some(format!("{word} {words} ({id})\n"))
        })
        .collect();
    // The order of files must not show.
    lines.sort();
    if !lines.is_empty() {
        lines.push("\n".to_owned());
    }
    lines.concat()
}

/// Since when and until when, and whether it holds on the registry's day: 'since 2013-03-11,
/// by its instruments; holds on 2025-12-13'.
pub(super) fn period(network: &Network<'_>, position: PartnershipIndex) -> String {
    let tie = &network.ties[position];
    let day = network.as_of();
    let holds = match network.partnership_holds(position, day) {
        Truth::Yes => "holds",
        Truth::Unknown => "may hold",
        Truth::No => "does not hold",
    };
    let since = since(network, position);
    let until = match (&tie.end.origin, network.end_date(position)) {
        (EndOrigin::Derived { .. }, Some(date)) => {
            format!(", until {date}, {}", ended_by(network, position))
        }
        (_, Some(date)) => until(network, date),
        (_, None) => String::new(),
    };
    let gone = gone_words(Messages::in_digits(), network, position, day);
    let gone = gone.map_or(String::new(), |words| format!("; {words}"));
    format!("{since}{until}; {holds} on {day}{gone}")
}

/// Since when there is a partnership, as it is recorded: `since 2013-03-11, derived from its
/// instruments`.
fn since(network: &Network<'_>, position: PartnershipIndex) -> String {
    let start = &network.ties[position].start;
    match (&start.date, &start.origin) {
        (None, _) => "start unknown".to_owned(),
        (Some(date), StartOrigin::Derived(_)) => {
            format!("since {date}, derived from its instruments")
        }
        (Some(date), _) => format!("since {date}"),
    }
}

/// The last day as it is recorded: `, until 2015`, or `, ended, at an unknown time`.
pub(super) fn until(network: &Network<'_>, date: Date) -> String {
    match unknown_end_words(Messages::in_digits(), network, date) {
        Some(words) => format!(", {words}"),
        None => format!(", until {date}"),
    }
}

/// By which records a partnership has ended, where its end is derived.
fn ended_by(network: &Network<'_>, position: PartnershipIndex) -> String {
    let EndOrigin::Derived {
        instruments,
        partnerships,
    } = &network.ties[position].end.origin
    else {
        return String::new();
    };
    let instruments = instruments.iter().map(|it| {
        let record = network.instrument(*it);
        format!(
            "{} ({})",
            instrument_words(Messages::in_digits(), network, record),
            record.id
        )
    });
    let partnerships = partnerships.iter().map(|it| {
        let called = network.partnership(*it).id_or_derived();
        format!(
            "{} ({called})",
            partnership_words(Messages::in_digits(), network, *it)
        )
    });
    let mut records: Vec<String> = instruments.chain(partnerships).collect();
    records.sort();
    format!("by {}", records.join(", "))
}
