//! What a record says of a participant, in words.

use chancery_core::date::{Date, Day, Truth};
use chancery_core::messages::Messages;
use chancery_core::model::{Instrument, Keyword as _, Participant};
use chancery_core::network::{InstrumentIndex, Network, participation_start};
use chancery_core::{message, say};

/// Who takes part in an instrument, how and since when: 'Latvia signed on 3 May 2001, acceded on 4 June
/// 2002, in force since 1 July 2002'.
#[must_use]
pub fn participant_words(
    messages: &'static Messages,
    network: &Network<'_>,
    instrument: &Instrument,
    participant: &Participant,
) -> String {
    let actor = match participant.actor() {
        Some(id) => network.actor_name(id),
        None => messages.fixed(message!("participant-not-named")),
    };
    let facts = participant_facts(messages, network, instrument, participant);
    say!(messages, "participant-named", actor = actor, facts = facts)
}

/// The same without who it is: 'signed on 3 May 2001, acceded on 4 June 2002'.
#[must_use]
pub(crate) fn participant_facts(
    messages: &'static Messages,
    network: &Network<'_>,
    instrument: &Instrument,
    participant: &Participant,
) -> String {
    let mut facts = Vec::new();
    let signed = participant.signed;
    facts.extend(signed.map(|day| say!(messages, "participant-signed", day = day)));
    let consent = match participant.consent {
        Some(consent) => messages.word("consent", consent.name()),
        None => messages.fixed(message!("consented")).to_owned(),
    };
    match (participant.consented, participant.consent) {
        (Some(day), _) => facts.push(say!(
            messages,
            "participant-consented",
            consent = consent,
            day = day
        )),
        (None, Some(_)) => facts.push(say!(
            messages,
            "participant-consented-unknown",
            consent = consent
        )),
        (None, None) => {}
    }
    let in_force = participant.in_force;
    facts.extend(in_force.map(|day| say!(messages, "participant-in-force", day = day)));
    let until = participant.until;
    facts.extend(until.map(|day| {
        let last = network.last_day(Some(&day));
        let is_past = last.is_some_and(|it| it.is_past_on(network.as_of()).is_certain());
        match is_past {
            true => say!(messages, "participant-took-part-until", day = day),
            false => say!(messages, "participant-until", day = day),
        }
    }));
    if facts.is_empty() {
        let start = participation_start(instrument, participant);
        let with_the_text = instrument.in_force.filter(|it| it.bounds() == start);
        return match with_the_text {
            Some(day) => say!(messages, "participant-from-entry", day = day),
            None => say!(messages, "participant-undated"),
        };
    }
    facts.join(", ")
}

/// How many take part in an instrument on a day, where its participants are recorded: '3 take part
/// on 2020-01-01, 1 more possibly'.
#[must_use]
pub fn participants_count_words(
    messages: &'static Messages,
    network: &Network<'_>,
    instrument: InstrumentIndex,
    day: Day,
) -> Option<String> {
    let is_recorded = !network.instrument(instrument).participants.is_empty();
    is_recorded.then(|| takes_part_count_words(messages, network, instrument, day))
}

/// The same, whether or not its participants are recorded.
#[must_use]
pub(crate) fn takes_part_count_words(
    messages: &'static Messages,
    network: &Network<'_>,
    instrument: InstrumentIndex,
    day: Day,
) -> String {
    let found = network.participants_on(instrument, day);
    let certain = found.iter().filter(|(_, it)| *it == Truth::Yes).count();
    match found.len() - certain {
        0 => say!(messages, "participants-count", count = certain, day = day),
        possible => say!(
            messages,
            "participants-count-possibly",
            count = certain,
            day = day,
            possible = possible
        ),
    }
}

/// The participants of an instrument in order of time: by the day on which it entered into force
/// for each, otherwise of its consent or signature.
#[must_use]
pub fn participants_in_order<'r>(
    network: &Network<'_>,
    record: &'r Instrument,
) -> Vec<&'r Participant> {
    let mut found: Vec<&Participant> = record.participants.iter().collect();
    let day = |it: &&'r Participant| -> Option<&'r Date> {
        let own = it.in_force.as_ref().or(it.consented.as_ref());
        own.or(it.signed.as_ref())
    };
    found.sort_by(|one, other| {
        let by_day = Date::order_in_time(day(one), day(other));
        let name = |it: &Participant| it.actor().map(|id| network.actor_name(id).to_owned());
        by_day.then_with(|| name(one).cmp(&name(other)))
    });
    found
}
