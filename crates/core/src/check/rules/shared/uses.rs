//! Where records use a state or an organisation, and on which days.

use super::dates::instrument_day;
use crate::date::{Date, Day, last_day};
use crate::finding::{FieldPath, Place};
use crate::model::{Member, Organisation, Participant, Registry, Section};

/// Where something of a use stands. It becomes a [`Place`] where there is something to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check::rules) struct UsePlace {
    section: Section,
    index: usize,
    /// The list and the element of it.
    element: Option<(&'static str, usize)>,
    /// The key, of the element or of the record itself.
    key: Option<&'static str>,
}

impl UsePlace {
    fn field(section: Section, index: usize, key: &'static str) -> Self {
        UsePlace {
            section,
            index,
            element: None,
            key: Some(key),
        }
    }

    fn element(section: Section, index: usize, list: &'static str, position: usize) -> Self {
        UsePlace {
            section,
            index,
            element: Some((list, position)),
            key: None,
        }
    }

    fn under(self, key: &'static str) -> Self {
        UsePlace {
            key: Some(key),
            ..self
        }
    }

    /// The place in the record.
    pub(in crate::check::rules) fn place(self) -> Place {
        let mut path = FieldPath::default();
        if let Some((list, position)) = self.element {
            path = path.then(list).element(position);
        }
        if let Some(key) = self.key {
            path = path.then(key);
        }
        Place::value(self.section, self.index, path)
    }
}

/// A state or an organisation in a record, on a day or over a period.
pub(in crate::check::rules) struct Use<'r> {
    /// The id.
    pub id: &'r str,
    /// Where the id stands, or what is of it.
    pub place: UsePlace,
    /// The first day.
    since: Option<(&'r Date, UsePlace)>,
    /// The last day; the same as the first for an event.
    until: Option<(&'r Date, UsePlace)>,
    /// Whether no end is known, so that it goes on.
    goes_on: bool,
    /// Whether it may go on without what it uses: a tie of three holds while two of them exist.
    outlasts: bool,
}

/// How a use lies outside the time in which something was there.
pub(in crate::check::rules) enum Outside<'r> {
    /// It starts, or ends, too early, on this date.
    Early(&'r Date, UsePlace),
    /// It is, or ends, too late, on this date.
    Late(&'r Date, UsePlace),
    /// It goes on, and what it uses has ended.
    GoesOn,
}

impl<'r> Use<'r> {
    /// How the use certainly lies outside the time from `since` to `until`.
    pub(in crate::check::rules) fn outside(
        &self,
        since: Option<&Date>,
        until: Option<&Date>,
        as_of: Option<Day>,
    ) -> Option<Outside<'r>> {
        // Of a time that ends before it starts nothing follows, and it has a finding of its own.
        if since.is_some_and(|since| until.is_some_and(|until| until.is_before(since).is_certain()))
        {
            return None;
        }
        let mut days = [&self.since, &self.until].into_iter().flatten();
        if let Some(since) = since
            && let Some((date, place)) = days.find(|(date, _)| date.is_before(since).is_certain())
        {
            return Some(Outside::Early(date, *place));
        }
        let until = until?;
        let last = self.until.as_ref().filter(|_| !self.outlasts);
        let mut days = self.since.iter().chain(last);
        if let Some((date, place)) = days.find(|(date, _)| until.is_before(date).is_certain()) {
            return Some(Outside::Late(date, *place));
        }
        let last = last_day(until, as_of).latest;
        let has_ended = last.zip(as_of).is_some_and(|(last, day)| last < day);
        (self.goes_on && has_ended && !self.outlasts).then_some(Outside::GoesOn)
    }

    fn event(id: &'r str, place: UsePlace, date: &'r Date, date_place: UsePlace) -> Self {
        Use {
            id,
            place,
            since: Some((date, date_place)),
            until: Some((date, date_place)),
            goes_on: false,
            outlasts: false,
        }
    }

    fn period(
        id: &'r str,
        place: UsePlace,
        since: Option<&'r Date>,
        until: Option<&'r Date>,
        place_of: impl Fn(&'static str) -> UsePlace,
    ) -> Self {
        Use {
            id,
            place,
            since: since.map(|since| (since, place_of("since"))),
            until: until.map(|until| (until, place_of("until"))),
            goes_on: until.is_none(),
            outlasts: false,
        }
    }
}

/// Every use of the states that are wanted, with its days: as a party, a member and a
/// participant.
pub(in crate::check::rules) fn of_states<'r>(
    registry: &'r Registry,
    wanted: impl Fn(&str) -> bool,
    mut found: impl FnMut(Use<'r>),
) {
    as_parties(registry, &wanted, &mut found);
    for_each_member(registry, |index, ordinal, _, member| {
        if let Some(id) = member.state.as_ref().filter(|id| wanted(id)) {
            found(membership(id, index, ordinal, member, "state"));
        }
    });
    for (index, record) in registry.instruments.iter().enumerate() {
        for (position, participant) in record.participants.iter().enumerate() {
            if let Some(id) = participant.state.as_ref().filter(|id| wanted(id)) {
                participation(id, index, position, participant, "state").map(&mut found);
            }
        }
    }
}

/// Every use of the actors that are wanted as a party of a partnership or of an instrument.
fn as_parties<'r>(
    registry: &'r Registry,
    wanted: &impl Fn(&str) -> bool,
    found: &mut impl FnMut(Use<'r>),
) {
    let section = Section::Partnerships;
    for (index, record) in registry.partnerships.iter().enumerate() {
        let parties = record.parties.iter().enumerate();
        for (position, id) in parties.filter(|(_, id)| wanted(id)) {
            let place = UsePlace::element(section, index, "parties", position);
            let (since, until) = (record.since.as_ref(), record.until.as_ref());
            let place_of = |key| UsePlace::field(section, index, key);
            found(Use {
                outlasts: record.parties.len() > 2,
                ..Use::period(id, place, since, until, place_of)
            });
        }
    }
    let section = Section::Instruments;
    for (index, record) in registry.instruments.iter().enumerate() {
        let Some((key, day)) = instrument_day(record) else {
            continue;
        };
        let date_place = UsePlace::field(section, index, key);
        let parties = record.parties.iter().enumerate();
        for (position, id) in parties.filter(|(_, id)| wanted(id)) {
            let place = UsePlace::element(section, index, "parties", position);
            found(Use::event(id, place, day, date_place));
        }
    }
}

/// The use of an actor as a participant: over the period in which it takes part, else on the first
/// of its other days.
fn participation<'r>(
    id: &'r str,
    index: usize,
    position: usize,
    participant: &'r Participant,
    key: &'static str,
) -> Option<Use<'r>> {
    let record = UsePlace::element(Section::Instruments, index, "participants", position);
    let place = record.under(key);
    let (first_key, first) = participant.dates().next()?;
    let until = participant.until.as_ref();
    Some(match until {
        Some(until) => Use {
            id,
            place,
            since: Some((first, record.under(first_key))),
            until: Some((until, record.under("until"))),
            goes_on: false,
            outlasts: false,
        },
        None => Use::event(id, place, first, record.under(first_key)),
    })
}

/// Every use of the organisations that are wanted, with its days: as a party, as that to which
/// somebody belongs, as a member, as a participant, and as that which adopted an instrument.
pub(in crate::check::rules) fn of_organisations<'r>(
    registry: &'r Registry,
    wanted: impl Fn(&str) -> bool,
    mut found: impl FnMut(Use<'r>),
) {
    as_parties(registry, &wanted, &mut found);
    for_each_member(registry, |index, ordinal, organisation, member| {
        if wanted(&organisation.id) {
            found(membership(&organisation.id, index, ordinal, member, "role"));
        }
        if let Some(id) = member.organisation.as_ref().filter(|id| wanted(id)) {
            found(membership(id, index, ordinal, member, "organisation"));
        }
    });
    let section = Section::Instruments;
    for (index, record) in registry.instruments.iter().enumerate() {
        if let Some(id) = record.adopted_by.as_ref().filter(|id| wanted(id))
            && let Some((key, day)) = instrument_day(record)
        {
            let place = UsePlace::field(section, index, "adopted-by");
            let date_place = UsePlace::field(section, index, key);
            found(Use::event(id, place, day, date_place));
        }
        for (position, participant) in record.participants.iter().enumerate() {
            if let Some(id) = participant.organisation.as_ref().filter(|id| wanted(id)) {
                participation(id, index, position, participant, "organisation").map(&mut found);
            }
        }
    }
}

fn for_each_member<'r>(
    registry: &'r Registry,
    mut found: impl FnMut(usize, usize, &'r Organisation, &'r Member),
) {
    for (index, organisation) in registry.organisations.iter().enumerate() {
        for (ordinal, member) in organisation.members.iter().enumerate() {
            found(index, ordinal, organisation, member);
        }
    }
}

fn membership<'r>(
    id: &'r str,
    index: usize,
    ordinal: usize,
    member: &'r Member,
    key: &'static str,
) -> Use<'r> {
    let record = UsePlace::element(Section::Organisations, index, "members", ordinal);
    let (since, until) = (member.since.as_ref(), member.until.as_ref());
    let place_of = |key| record.under(key);
    Use::period(id, place_of(key), since, until, place_of)
}
