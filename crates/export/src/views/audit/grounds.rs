//! What the records say on which the answer for an element rests.

use chancery_core::audit::{Fact, NotMet};
use chancery_core::date::{Date, Day};
use chancery_core::messages::Messages;
use chancery_core::model::{Instrument, Keyword};
use chancery_core::network::{InstrumentIndex, MembershipIndex, Network, PartnershipIndex};

use crate::views::{participant_words, replaced_words, unknown_end_words};

/// What a record says, as part of a sentence: 'partnership since 2010, at another tier'.
#[must_use]
pub fn fact_words(network: &Network<'_>, fact: Fact) -> String {
    match fact {
        Fact::Partnership(position, not_met) => partnership(network, position, not_met),
        Fact::Instrument {
            position,
            asks_office,
            in_force,
        } => {
            let mut words = instrument(network, network.instrument(position), asks_office);
            let states = in_force.map(|day| in_force_words(network, position, day));
            words.extend(states.map(|it| format!(", {it}")));
            words
        }
        Fact::Membership(position) => membership(network, position),
        Fact::Participant {
            position,
            ordinal,
            day,
        } => {
            let record = network.instrument(position);
            let participant = record.participants.get(ordinal);
            let words =
                participant.map(|it| participant_words(Messages::in_digits(), network, record, it));
            let replaced = succession_words(network, position, day);
            let all: Vec<String> = words.into_iter().chain(replaced).collect();
            all.join("; ")
        }
    }
}

fn partnership(
    network: &Network<'_>,
    position: PartnershipIndex,
    not_met: Option<NotMet>,
) -> String {
    let name = network.partnership(position).name.as_ref();
    let mut words = name.map_or("partnership".to_owned(), |it| {
        format!("partnership \u{201C}{it}\u{201D}")
    });
    words.extend(
        network
            .start_date(position)
            .map(|since| format!(" since {since}")),
    );
    words.extend(network.end_date(position).map(|it| end(network, it)));
    words.push_str(match not_met {
        None => "",
        Some(NotMet::Other) => ", does not meet the other conditions",
        Some(NotMet::Tier) => ", at another tier",
        Some(NotMet::Source) => ", without evidence from the claim's source",
        Some(NotMet::Day) => ", does not hold on the day",
    });
    words
}

fn instrument(network: &Network<'_>, record: &Instrument, asks_office: bool) -> String {
    let mut words = record
        .kind
        .map_or("instrument", Keyword::name)
        .replace('-', " ");
    words.push_str(&match record.day() {
        Some(day) => format!(" of {day}"),
        None => " of an unknown day".to_owned(),
    });
    words.extend(record.effect.map(|effect| format!(", {}", effect.name())));
    if asks_office {
        words.push_str(&format!(", {}", signatories(network, record)));
    }
    words
}

/// Since when and until when an instrument is in force, and what replaces it.
fn in_force_words(network: &Network<'_>, position: InstrumentIndex, day: Day) -> String {
    let record = network.instrument(position);
    let mut facts = vec![entry_words(record)];
    facts.extend(
        record
            .terminated
            .get()
            .map(|end| format!("terminated {end}")),
    );
    facts.extend(succession_words(network, position, day));
    facts.join(", ")
}

fn entry_words(record: &Instrument) -> String {
    match record.in_force {
        Some(since) => format!("in force since {since}"),
        None => "entry into force not recorded".to_owned(),
    }
}

/// Whether another instrument has taken the place of one by a day, and which may have; none of one
/// that nothing replaces.
fn succession_words(network: &Network<'_>, position: InstrumentIndex, day: Day) -> Option<String> {
    let replaced = replaced_words(Messages::in_digits(), network, position, day)?;
    let successors = network.acts[position]
        .relations()
        .successors
        .iter()
        .map(|it| {
            let other = network.instrument(it.instrument);
            format!("{} ({})", other.id, entry_words(other))
        });
    let successors: Vec<String> = successors.collect();
    Some(format!(
        "{replaced}; replaced by {}",
        successors.join(" and ")
    ))
}

fn signatories(network: &Network<'_>, record: &Instrument) -> String {
    if record.signatories.is_empty() {
        return "signatories not recorded".to_owned();
    }
    let signatories = record.signatories.iter().map(|signatory| {
        let office = signatory
            .office
            .map_or("office not recorded", Keyword::name)
            .replace('-', " ");
        let actor = signatory.actor().map_or("", |id| network.actor_name(id));
        match &signatory.name {
            Some(name) => format!("{name} ({actor}, {office})"),
            None => format!("{actor} ({office})"),
        }
    });
    let signatories: Vec<String> = signatories.collect();
    format!("signed by {}", signatories.join(" and "))
}

fn membership(network: &Network<'_>, position: MembershipIndex) -> String {
    let record = network.memberships[position].record;
    let mut words = record
        .role
        .map_or("role unreadable", Keyword::name)
        .to_owned();
    words.extend(record.since.map(|since| format!(" since {since}")));
    words.extend(record.until.map(|it| end(network, it)));
    words
}

fn end(network: &Network<'_>, until: Date) -> String {
    match unknown_end_words(Messages::in_digits(), network, until) {
        Some(words) => format!(", {words}"),
        None => format!(" until {until}"),
    }
}
