//! Who takes part in an instrument, and of each whether it does on the day, does not, or possibly and
//! why.

use std::collections::BTreeSet;

use chancery_core::date::{Bounds, Date, Truth};
use chancery_core::messages::MessageId;
use chancery_core::model::{Instrument, Participant};
use chancery_core::network::{ActorIndex, InstrumentIndex};
use chancery_core::{message, say};

use crate::views::{ExportContext, alphabetical_key, participant_words, participants_in_order};

/// The most participants that a page names in the line of an instrument; more are in a list that
/// can be opened.
pub(super) const MOST_IN_A_LINE: usize = 3;

/// Whether those who take part have a list: of two parties a line says enough.
pub(super) fn is_listed(record: &Instrument) -> bool {
    record.parties.len() > 2 || record.participants.len() > MOST_IN_A_LINE
}

/// Those of whom participation is recorded, each with what keeps it from taking part on the day.
pub(super) fn in_a_line(views: &ExportContext<'_>, position: InstrumentIndex) -> Vec<String> {
    let recorded = recorded(views, position).into_iter();
    let words = recorded.map(|(words, standing, participant)| {
        let words = match standing {
            Standing(Truth::Yes, _) => words,
            Standing(_, why) => said(views, &words, why),
        };
        with_note(words, participant.note.as_deref())
    });
    words.collect()
}

/// Those of whom participation is recorded, in order of time, and then the other parties, by name.
pub(super) fn list(views: &ExportContext<'_>, position: InstrumentIndex) -> Vec<String> {
    let record = views.network.instrument(position);
    if !is_listed(record) {
        return Vec::new();
    }
    let recorded = recorded(views, position).into_iter();
    let recorded = recorded.map(|(words, Standing(_, why), participant)| {
        with_note(said(views, &words, why), participant.note.as_deref())
    });
    // Of those of whom nothing is recorded the same is said at once.
    let mut others: Vec<(MessageId, Vec<&str>)> = Vec::new();
    for actor in other_parties(views, position) {
        let Standing(_, why) = standing(views, position, Some(actor), None);
        let name = views.network.actors[actor].name;
        match others.iter_mut().find(|(it, _)| *it == why) {
            Some((_, names)) => names.push(name),
            None => others.push((why, vec![name])),
        }
    }
    let others = others.into_iter().map(|(why, names)| {
        let names = views.messages.and(&names);
        let words = say!(views.messages, "participant-parties", parties = names);
        said(views, &words, why)
    });
    recorded.chain(others).collect()
}

/// Words with a remark of the curator, which is within them and so ends with no full stop.
pub(super) fn with_note(words: String, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("{words} ({})", note.trim_end_matches('.')),
        None => words,
    }
}

fn said(views: &ExportContext<'_>, words: &str, why: MessageId) -> String {
    format!("{words}; {}", views.messages.fixed(why))
}

/// What is said of each recorded participant, and whether it takes part.
fn recorded<'v>(
    views: &ExportContext<'v>,
    position: InstrumentIndex,
) -> Vec<(String, Standing, &'v Participant)> {
    let (messages, network) = (views.messages, views.network);
    let record = network.instrument(position);
    let all = participants_in_order(network, record).into_iter();
    let all = all.map(|participant| {
        let words = participant_words(messages, network, record, participant);
        let actor = participant.actor();
        let actor = actor.and_then(|id| network.actor_position(id));
        let standing = standing(views, position, actor, Some(participant));
        (words, standing, participant)
    });
    all.collect()
}

/// The parties of which no participation is recorded.
fn other_parties(views: &ExportContext<'_>, position: InstrumentIndex) -> Vec<ActorIndex> {
    let network = views.network;
    let recorded = network.instrument(position).participants.iter();
    let recorded = recorded.filter_map(|it| network.actor_position(it.actor()?));
    let recorded: BTreeSet<ActorIndex> = recorded.collect();
    let mut others = network.acts[position].parties.to_vec();
    others.retain(|it| !recorded.contains(it));
    others.sort_by_cached_key(|it| alphabetical_key(network.actors[*it].name));
    others.dedup();
    others
}

/// Whether one takes part on the day, and what decides it or leaves it open.
struct Standing(Truth, MessageId);

fn standing(
    views: &ExportContext<'_>,
    position: InstrumentIndex,
    actor: Option<ActorIndex>,
    participant: Option<&Participant>,
) -> Standing {
    let (network, day) = (views.network, views.selection.day);
    let exists = actor.map_or(Truth::Yes, |it| network.actor_exists(it, day));
    let ended = |date: Option<&Date>| {
        let last = network.last_day(date);
        last.map_or(Truth::No, |it| it.is_past_on(day.plus(-1)))
    };
    let holds = match (participant, actor) {
        (Some(participant), _) => network.participation_holds(position, participant, day),
        (None, Some(actor)) => network.participates(position, actor, day),
        (None, None) => Truth::Unknown,
    };
    let entered = match participant {
        Some(it) => network.participation_start(position, it),
        None => network.entry_into_force(position),
    };
    let record = network.instrument(position);
    let left = participant.and_then(|it| it.until.as_ref());
    let without_record = match participant {
        Some(_) if entered != Bounds::default() => message!("takes-part-possibly-later"),
        Some(_) => message!("takes-part-possibly-entered"),
        None => message!("takes-part-possibly-party"),
    };
    let conditions = [
        (
            exists,
            message!("takes-part-not-existing"),
            message!("takes-part-possibly-existing"),
        ),
        (
            !ended(left),
            message!("takes-part-not-left"),
            message!("takes-part-possibly-left"),
        ),
        (
            !ended(record.terminated.get().as_ref()),
            message!("takes-part-not-ended"),
            message!("takes-part-possibly-ended"),
        ),
        (
            !network.acts[position].is_replaced_on(day),
            message!("takes-part-not-replaced"),
            message!("takes-part-possibly-replaced"),
        ),
        (
            entered.is_past_on(day),
            message!("takes-part-not-entered"),
            without_record,
        ),
    ];
    let holds = holds & exists;
    let found = conditions.into_iter().find(|(it, ..)| *it == holds);
    let why = match (holds, found) {
        (Truth::Yes, _) => message!("takes-part"),
        (Truth::No, Some((_, why, _))) | (Truth::Unknown, Some((_, _, why))) => why,
        (Truth::No, None) => message!("takes-part-not"),
        (Truth::Unknown, None) if participant.is_none() => without_record,
        (Truth::Unknown, None) => message!("takes-part-possibly"),
    };
    Standing(holds, why)
}
