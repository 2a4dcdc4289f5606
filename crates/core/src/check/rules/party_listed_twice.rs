use super::shared::dates::{DatedRecord, overlapping};
use super::shared::support::party_lists;
use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Id, Instrument, Keyword, Level, Section, Signatory};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "party-listed-twice",
    summary: "A state or an organisation occurs twice among the parties of a record.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("party-listed-twice.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    for (index, record) in context.network.registry.instruments.iter().enumerate() {
        people(index, record, report);
    }
    for parties in party_lists(context.network.registry) {
        if parties.is_self_partnership() || are_few_and_differ(parties.ids.iter()) {
            continue;
        }
        let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
        for (position, id) in parties
            .ids
            .iter()
            .enumerate()
            .filter(|(_, id)| !id.is_empty())
        {
            let first = *seen.entry(id).or_insert(position);
            if first < position {
                report
                    .found(
                        parties.place_of(position),
                        format!("`{id}` is listed twice as a party"),
                    )
                    .label("listed again here")
                    .related(parties.place_of(first), "first listed here")
                    .help("remove one of the two, or correct it");
            }
        }
    }
}

/// Reports a participant that is listed for one time twice, and a person who is listed twice.
fn people(index: usize, record: &Instrument, report: &mut Report) {
    participants(index, record, report);
    if are_few_and_differ(record.signatories.iter().map(Signatory::actor)) {
        return;
    }
    let signatories = record.signatories.iter().map(|it| {
        // A person is told from another by the name; without one, by the office.
        let office = it.office.filter(|_| it.name.is_none());
        let actor = it.actor().map(Id::as_str).unwrap_or_default();
        (actor, it.name.as_deref(), office.map(|it| it.name()))
    });
    twice(index, "signatories", signatories.collect(), report);
}

/// Whether a list is short, as nearly all are, and no two of its elements are the same.
fn are_few_and_differ<T: PartialEq>(list: impl Iterator<Item = T> + Clone) -> bool {
    const FEW: usize = 4;
    let mut rest = list.clone();
    list.clone().nth(FEW).is_none()
        && list.into_iter().all(|one| {
            rest.next();
            rest.clone().all(|other| one != other)
        })
}

fn participants(index: usize, record: &Instrument, report: &mut Report) {
    if record.participants.is_empty() {
        return;
    }
    let mut periods: BTreeMap<&Id, Vec<DatedRecord<'_, usize>>> = BTreeMap::new();
    for (position, participant) in record.participants.iter().enumerate() {
        let Some(id) = participant.actor().filter(|id| !id.is_empty()) else {
            continue;
        };
        let start = participant.dates().last().map(|(_, date)| *date);
        let end = participant.until;
        let (since, until) = (
            start.map(|it| it.bounds()).unwrap_or_default(),
            end.map(|it| it.bounds()),
        );
        let dated = DatedRecord::new(position, since, until, (start, end));
        periods.entry(id).or_default().push(dated);
    }
    let place = |position| {
        let path = FieldPath::key("participants").element(position);
        Place::value(Section::Instruments, index, path)
    };
    for (id, periods) in periods {
        for (again, first) in overlapping(&periods) {
            report
                .found(
                    place(again),
                    format!("`{id}` is listed twice under `participants` for the same time"),
                )
                .label("listed again here")
                .related(place(first), "first listed here")
                .help("remove one of the two, or give the first its `until`");
        }
    }
}

/// Who is listed: the state or organisation, the name and the office.
type Listed<'r> = (&'r str, Option<&'r str>, Option<&'static str>);

fn twice(index: usize, list: &str, keys: Vec<Listed<'_>>, report: &mut Report) {
    let mut seen = BTreeMap::new();
    let place = |position| {
        let path = FieldPath::key(list).element(position);
        Place::value(Section::Instruments, index, path)
    };
    for (position, key) in keys.into_iter().enumerate() {
        let first = *seen.entry(key).or_insert(position);
        if first == position || key.0.is_empty() {
            continue;
        }
        report
            .found(
                place(position),
                format!("`{}` is listed twice under `{list}`", key.0),
            )
            .label("listed again here")
            .related(place(first), "first listed here")
            .help("remove one of the two, or correct it");
    }
}
