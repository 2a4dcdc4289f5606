//! What a record says of a participant, in words.

use chancery_core::date::{Date, Day, Truth};
use chancery_core::model::{Consent, Instrument, Participant};
use chancery_core::network::{InstrumentIndex, Network, participation_start};

/// Who takes part in an instrument, how and since when: 'Latvia: signed 3 May 2001, acceded 4 June
/// 2002, in force 1 July 2002'.
#[must_use]
pub fn participant_words(
    network: &Network<'_>,
    instrument: &Instrument,
    participant: &Participant,
) -> String {
    let actor = participant.actor();
    let actor = actor.map_or("not named", |id| network.actor_name(id));
    let mut facts = Vec::new();
    facts.extend(
        participant
            .signed
            .map(|day| format!("signed {}", day.words())),
    );
    let consented = participant.consent.map_or("consented", verb);
    match participant.consented {
        Some(day) => facts.push(format!("{consented} {}", day.words())),
        None => facts.extend(
            participant
                .consent
                .map(|_| format!("{consented} at an unknown time")),
        ),
    }
    for (word, date) in [
        ("in force", participant.in_force),
        ("until", participant.until),
    ] {
        facts.extend(date.map(|date| format!("{word} {}", date.words())));
    }
    if facts.is_empty() {
        let start = participation_start(instrument, participant);
        let with_the_text = instrument.in_force.filter(|it| it.bounds() == start);
        return match with_the_text {
            Some(day) => format!("{actor} from the entry into force on, {}", day.words()),
            None => format!("{actor} takes part, since an unknown time"),
        };
    }
    format!("{actor} {}", facts.join(", "))
}

fn verb(consent: Consent) -> &'static str {
    match consent {
        Consent::Ratification => "ratified",
        Consent::Acceptance => "accepted",
        Consent::Approval => "approved",
        Consent::Accession => "acceded",
        Consent::Succession => "succeeded",
        Consent::DefinitiveSignature => "signed definitively",
    }
}

/// How many take part in an instrument on a day, where its participants are recorded: '3 take part
/// on 2020-01-01, 1 more possibly'.
#[must_use]
pub fn participants_count_words(
    network: &Network<'_>,
    instrument: InstrumentIndex,
    day: Day,
) -> Option<String> {
    if network.instrument(instrument).participants.is_empty() {
        return None;
    }
    let found = network.participants_on(instrument, day);
    let certain = found.iter().filter(|(_, it)| *it == Truth::Yes).count();
    let verb = if certain == 1 { "takes" } else { "take" };
    let more = match found.len() - certain {
        0 => String::new(),
        possible => format!(", {possible} more possibly"),
    };
    Some(format!("{certain} {verb} part on {day}{more}"))
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
