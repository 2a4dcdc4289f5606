//! Who takes part in an instrument on a day.

use super::{ActorIndex, InstrumentIndex, Network};
use crate::date::{Bounds, Date, Day, Truth, ended_before};
use crate::model::{Consent, Instrument, Participant};

impl<'r> Network<'r> {
    /// Whether an actor takes part in an instrument on a day, if it exists on it: as a participant,
    /// or as a party of which no participant is recorded. What is not recorded does not hold.
    #[must_use]
    pub fn participates(&self, instrument: InstrumentIndex, actor: ActorIndex, day: Day) -> Truth {
        self.joined_and_stayed(instrument, actor, day) & !self.acts[instrument].is_replaced_on(day)
    }

    /// The same, whether another instrument has taken its place or not.
    pub(crate) fn joined_and_stayed(
        &self,
        instrument: InstrumentIndex,
        actor: ActorIndex,
        day: Day,
    ) -> Truth {
        let record = self.instrument(instrument);
        let id = self.actors[actor].id;
        let is_own = |it: &&Participant| it.actor().is_some_and(|own| **own == *id);
        let mut own = record.participants.iter().filter(is_own).peekable();
        if own.peek().is_some() {
            return Truth::any(own.map(|it| self.lasts(record, it, day)));
        }
        let parties = &self.acts[instrument].parties;
        if !parties.contains(&actor) {
            return Truth::No;
        }
        let in_force = self.entered_and_lasts(record, day);
        // With more than two parties, a party without a participant record may or may not take
        // part.
        if parties.len() == 2 {
            in_force
        } else {
            in_force & Truth::Unknown
        }
    }

    /// How an actor joined an instrument: by each of its participations, and where none is recorded
    /// as one of its parties. Whether it left does not matter.
    #[must_use]
    pub fn joined(&self, instrument: InstrumentIndex, actor: ActorIndex) -> Vec<Joined> {
        let record = self.instrument(instrument);
        let id = self.actors[actor].id;
        let own = record.participants.iter().enumerate();
        let own = own.filter(|(_, it)| it.actor().is_some_and(|own| **own == *id));
        let own: Vec<Joined> = own
            .map(|(ordinal, participant)| {
                let first_day = participation_start(record, participant);
                let until = self.last_day(participant.until.as_ref());
                Joined {
                    participant: Some(ordinal),
                    takes_part: self.ever(record, first_day, until),
                    first_day,
                }
            })
            .collect();
        let parties = &self.acts[instrument].parties;
        if !own.is_empty() || !parties.contains(&actor) {
            return own;
        }
        let mut first_day = entry_into_force(record);
        let mut takes_part = self.ever(record, first_day, None);
        if parties.len() != 2 {
            takes_part = takes_part & Truth::Unknown;
            // It may have joined later than the others.
            first_day.latest = None;
        }
        vec![Joined {
            participant: None,
            takes_part,
            first_day,
        }]
    }

    /// Whether somebody who joined an instrument on a day ever took part in it: it had not left by
    /// then, and the instrument had not been terminated.
    fn ever(&self, record: &Instrument, first_day: Bounds, until: Option<Bounds>) -> Truth {
        let terminated = self.last_day(record.terminated.as_ref());
        let ends = [until, terminated].into_iter().flatten();
        let is_before = |end: Bounds| match (end.latest, first_day.earliest) {
            (Some(last), Some(first)) if last < first => Truth::Yes,
            _ => match (end.earliest, first_day.latest) {
                (Some(last), Some(first)) if last >= first => Truth::No,
                _ => Truth::Unknown,
            },
        };
        !Truth::any(ends.map(is_before))
    }

    /// Whether a participant takes part on a day: the instrument had entered into force for it, it
    /// has not left, and the instrument has not ended, nor has another taken its place.
    #[must_use]
    pub fn participation_holds(
        &self,
        instrument: InstrumentIndex,
        participant: &Participant,
        day: Day,
    ) -> Truth {
        self.lasts(self.instrument(instrument), participant, day)
            & !self.acts[instrument].is_replaced_on(day)
    }

    fn lasts(&self, record: &Instrument, participant: &Participant, day: Day) -> Truth {
        let until = self.last_day(participant.until.as_ref());
        participation_start(record, participant).is_past_on(day)
            & !ended_before(until, day)
            & !self.was_terminated(record, day)
    }

    /// Whether an instrument is in force on a day: it has entered into force by it, has not been
    /// terminated, and no other has taken its place. Before its signature it is not.
    #[must_use]
    pub fn is_in_force(&self, instrument: InstrumentIndex, day: Day) -> Truth {
        self.entered_and_lasts(self.instrument(instrument), day)
            & !self.acts[instrument].is_replaced_on(day)
    }

    fn entered_and_lasts(&self, record: &Instrument, day: Day) -> Truth {
        entry_into_force(record).is_past_on(day) & !self.was_terminated(record, day)
    }

    /// Whether an instrument was terminated before a day.
    pub(crate) fn was_terminated(&self, record: &Instrument, day: Day) -> Truth {
        ended_before(self.last_day(record.terminated.as_ref()), day)
    }

    /// Whether an instrument had entered into force by a day.
    #[must_use]
    pub fn has_entered(&self, instrument: InstrumentIndex, day: Day) -> Truth {
        entry_into_force(self.instrument(instrument)).is_past_on(day)
    }

    /// When an instrument entered into force; if that is left out, on an unknown day that is not
    /// before its own, or never.
    #[must_use]
    pub fn entry_into_force(&self, instrument: InstrumentIndex) -> Bounds {
        entry_into_force(self.instrument(instrument))
    }

    /// When an instrument entered into force for one of its participants.
    #[must_use]
    pub fn participation_start(
        &self,
        instrument: InstrumentIndex,
        participant: &Participant,
    ) -> Bounds {
        participation_start(self.instrument(instrument), participant)
    }

    /// The actors that certainly or possibly take part in an instrument on a day on which they
    /// exist, by position.
    #[must_use]
    pub fn participants_on(
        &self,
        instrument: InstrumentIndex,
        day: Day,
    ) -> Vec<(ActorIndex, Truth)> {
        let listed = self.instrument(instrument).participants.iter();
        let listed = listed.filter_map(|it| self.actor_position(it.actor()?));
        let mut actors: Vec<ActorIndex> = listed.collect();
        actors.extend(&self.acts[instrument].parties);
        actors.sort_unstable();
        actors.dedup();
        let answer =
            |actor| self.participates(instrument, actor, day) & self.actor_exists(actor, day);
        actors
            .into_iter()
            .map(|actor| (actor, answer(actor)))
            .filter(|(_, holds)| holds.is_possible())
            .collect()
    }
}

/// When an instrument entered into force; if that is left out, on an unknown day that is not before
/// its own, or never.
pub(super) fn entry_into_force(record: &Instrument) -> Bounds {
    match &record.in_force {
        Some(in_force) => in_force.bounds(),
        None => not_before(record.day()),
    }
}

/// When an instrument entered into force for a participant: as it says, otherwise with the
/// instrument, if the participant had certainly consented by then, or signed and signing is enough;
/// otherwise on an unknown day that is before none of these. One of the parties signed on the
/// instrument's day, if it does not say otherwise. If it says that the instrument entered into force
/// for it before it did so at all, that is not certain before the latter.
#[must_use]
pub fn participation_start(record: &Instrument, participant: &Participant) -> Bounds {
    if let Some(own) = &participant.in_force {
        let mut bounds = own.bounds();
        // The records contradict themselves: it is certain from when the instrument is in force.
        let later = record.in_force.as_ref();
        if let Some(later) = later.filter(|it| own.is_before(it).is_certain()) {
            bounds.latest = later.bounds().latest;
        }
        return bounds;
    }
    let joined = participant.consented.as_ref();
    let joined = joined.or(participant.signed.as_ref());
    let is_party = || {
        participant
            .actor()
            .is_some_and(|it| record.parties.contains(it))
    };
    let joined = joined.or_else(|| record.signed.as_ref().filter(|_| is_party()));
    if let (Some(in_force), Some(joined)) = (&record.in_force, joined)
        && in_force.is_before(joined) == Truth::No
        && !awaits_ratification(record, participant)
    {
        return in_force.bounds();
    }
    let dates = [record.in_force.as_ref().or(record.day()), joined];
    let earliest = dates.into_iter().map(|date| not_before(date).earliest);
    Bounds {
        earliest: earliest.max().flatten(),
        latest: None,
    }
}

/// Whether a participant is not known to have consented to a text of several that others ratified:
/// its signature alone does not bind it (VCLT art. 14).
fn awaits_ratification(record: &Instrument, participant: &Participant) -> bool {
    let ratifies = |it: &Participant| {
        use Consent::{Acceptance, Approval, Ratification};
        matches!(it.consent, Some(Ratification | Acceptance | Approval))
    };
    participant.consented.is_none()
        && participant.consent.is_none()
        && record.parties.len().max(record.participants.len()) > 2
        && record.participants.iter().any(ratifies)
}

/// How an actor joined an instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Joined {
    /// The position among the participants; none of a party of which no participant is recorded.
    pub participant: Option<usize>,
    /// Whether it takes part at all.
    pub takes_part: Truth,
    /// The first day on which it took part.
    pub first_day: Bounds,
}

/// An unknown day that is not before a date.
fn not_before(date: Option<&Date>) -> Bounds {
    Bounds {
        earliest: date.and_then(|date| date.bounds().earliest),
        latest: None,
    }
}
