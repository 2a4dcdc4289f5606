use super::shared::dates::instrument_day;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::date::Date;
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Instrument, Level, Section};
use crate::network::{PartnershipIndex, StartOrigin};

pub(super) static RULE: Rule = Rule {
    name: "end-before-start",
    summary: "A period certainly ends before it starts.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("end-before-start.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (index, state) in registry.states.iter().enumerate() {
        let place = |key: &str| field(Section::States, index, key);
        let dates = (state.since.as_ref(), state.until.as_ref());
        period(context, report, dates, place);
    }
    for (index, organisation) in registry.organisations.iter().enumerate() {
        let place = |key: &str| field(Section::Organisations, index, key);
        let dates = (organisation.since.as_ref(), organisation.until.as_ref());
        period(context, report, dates, place);
        for (ordinal, member) in organisation.members.iter().enumerate() {
            let place = |key: &str| {
                let path = FieldPath::key("members").element(ordinal).then(key);
                Place::value(Section::Organisations, index, path)
            };
            period(
                context,
                report,
                (member.since.as_ref(), member.until.as_ref()),
                place,
            );
        }
    }
    for index in context.network.ties.keys() {
        partnership(context, report, index);
    }
    for (index, instrument) in registry.instruments.iter().enumerate() {
        participants(report, index, instrument);
        terminated(report, index, instrument);
    }
}

/// An instrument that ends before its day, its entry into force or a consent to it.
fn terminated(report: &mut Report, index: usize, instrument: &Instrument) {
    let place = |key: &str| field(Section::Instruments, index, key);
    let Some(end) = instrument.terminated.as_ref() else {
        return;
    };
    let in_force = instrument.in_force.as_ref().map(|day| ("in-force", day));
    let starts = instrument_day(instrument).into_iter().chain(in_force);
    let mut starts = starts.filter(|(_, start)| end.is_before(start).is_certain());
    if let Some((key, start)) = starts.next() {
        found(report, place("terminated"), end, place(key), start);
        return;
    }
    let participants = instrument.participants.iter().enumerate();
    let mut later = participants.filter_map(|(position, it)| {
        let on = it.consented.as_ref();
        let on = on.filter(|on| end.is_before(on).is_certain())?;
        Some((position, it.actor()?, on))
    });
    if let Some((position, state, on)) = later.next() {
        let path = FieldPath::key("participants")
            .element(position)
            .then("consented");
        let message = format!(
            "this ends {end}, before `{state}` consented {on}",
            end = end.when(),
            on = on.when()
        );
        report
            .found(place("terminated"), message)
            .label("the end")
            .related(
                Place::value(Section::Instruments, index, path),
                "consented later",
            )
            .help("correct one of the two dates");
    }
}

fn partnership(context: &Context<'_, '_>, report: &mut Report, index: PartnershipIndex) {
    let network = context.network;
    let record = network.partnership(index);
    let place = |key: &str| field(Section::Partnerships, index, key);
    let dates = (record.since.as_ref(), record.until.as_ref());
    period(context, report, dates, place);
    let (Some(end), StartOrigin::Derived(instruments)) =
        (&record.until, &network.ties[index].start.origin)
    else {
        return;
    };
    let starts_later = end.bounds().is_before(network.ties[index].start.bounds);
    let first = instruments
        .first()
        .map(|position| (*position, network.instrument(*position)));
    if let Some((position, instrument)) = first.filter(|_| starts_later.is_certain())
        && let Some((key, day)) = instrument_day(instrument)
    {
        found(
            report,
            place("until"),
            end,
            field(Section::Instruments, position, key),
            day,
        );
    }
}

/// Participants that took part until a day before one on which they had not joined yet, or before
/// that of the instrument.
fn participants(report: &mut Report, index: usize, instrument: &Instrument) {
    for (position, participant) in instrument.participants.iter().enumerate() {
        let place = |key: &str| {
            let path = FieldPath::key("participants").element(position).then(key);
            Place::value(Section::Instruments, index, path)
        };
        let Some(end) = &participant.until else {
            continue;
        };
        let own = participant.dates().map(|(key, day)| (place(key), day));
        let instrument_day = instrument_day(instrument)
            .map(|(key, day)| (field(Section::Instruments, index, key), day));
        let mut starts = own.chain(instrument_day);
        if let Some((start_place, start)) =
            starts.find(|(_, start)| end.is_before(start).is_certain())
        {
            found(report, place("until"), end, start_place, start);
        }
    }
}

fn period(
    context: &Context<'_, '_>,
    report: &mut Report,
    (since, until): (Option<&Date>, Option<&Date>),
    place: impl Fn(&str) -> Place,
) {
    if let (Some(since), Some(until)) = (since, until)
        && let Some(last) = context.network.last_day(Some(until))
        && last.is_before(since.bounds()).is_certain()
    {
        let day = context.network.as_of();
        match until.latest() {
            Some(_) => found(report, place("until"), until, place("since"), since),
            // What ended at an unknown time had ended by the registry's `as-of`.
            None => {
                report
                    .found(
                        place("until"),
                        format!(
                            "this starts {since}, but had ended by {day}",
                            since = since.when()
                        ),
                    )
                    .label("ended by the registry's day")
                    .related(place("since"), "the start")
                    .help("correct one of the two dates; if it has not ended, leave `until` out");
            }
        }
    }
}

fn found(report: &mut Report, end_place: Place, end: &Date, start_place: Place, start: &Date) {
    report
        .found(
            end_place,
            format!(
                "this ends {end}, before it starts {start}",
                end = end.when(),
                start = start.when()
            ),
        )
        .label("the end")
        .related(start_place, "the start")
        .help("correct one of the two dates");
}
