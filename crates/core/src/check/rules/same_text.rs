use super::shared::dates::instrument_day;
use super::shared::support::field;
use crate::check::{Context, Report};
use crate::date::Day;
use crate::finding::{Rule, is_printable_ascii};
use crate::lookup::{Lookup, may_repeat};
use crate::model::{Instrument, Keyword, Level, Section};
use crate::network::{ActorIndex, Network};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "same-text",
    summary: "Two instruments are the same text.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("same-text.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let instruments = &context.network.registry.instruments;
    let mut first = BTreeMap::new();
    for (index, record, words) in not_alone(context.network) {
        let day = day_of(record);
        let Some(day) = day.filter(|_| context.is_whole(Section::Instruments, index)) else {
            continue;
        };
        let mut parties: Vec<&str> = record.parties.iter().map(|id| &**id).collect();
        parties.sort_unstable();
        let kind = record.kind.map(|kind| kind.name());
        let key = (parties, record.adopted_by.as_deref(), day, kind, words);
        let other = *first.entry(key).or_insert(index);
        if other == index || instruments[other].id == record.id {
            continue;
        }
        let other_id = &instruments[other].id;
        let (last, help) = match record.title {
            Some(_) => (
                "title",
                "keep one of the two, or give each a title of its own",
            ),
            None => (
                "tier",
                "keep one of the two, or give each a `title` of its own",
            ),
        };
        report
            .found(
                field(Section::Instruments, index, "id"),
                format!(
                    "`{}` and `{other_id}` have the same parties, day, kind and {last}",
                    record.id
                ),
            )
            .label("the same text")
            .related(field(Section::Instruments, other, "id"), "the other one")
            .help(help);
    }
}

/// Of an uncertain date nobody knows whether it is the same.
fn day_of(record: &Instrument) -> Option<Day> {
    instrument_day(record).and_then(|(_, day)| day.single_day())
}

/// The instruments of which another one has the same parties, day and words, by id, so that the
/// order of the records changes nothing.
fn not_alone<'r>(network: &Network<'r>) -> Vec<(usize, &'r Instrument, String)> {
    let acts = network.acts.iter().zip(&network.registry.instruments);
    // Most instruments have parties or a day that no other one has.
    let keys = acts
        .clone()
        .map(|(act, record)| (&act.parties, day_of(record)));
    let repeated = may_repeat(keys);
    let others = acts.enumerate().filter(|(index, _)| repeated[*index]);
    let others: Vec<_> = others.collect();
    // And of the rest nearly every one has words of its own, which are not kept.
    let keys = others
        .iter()
        .map(|(_, (act, record))| (&act.parties, day_of(record), words(record)));
    let repeated = may_repeat(keys).into_iter();
    let others = others.into_iter().zip(repeated).filter(|(_, is_so)| *is_so);
    let mut others: Vec<_> = others
        .map(|((index, (act, record)), _)| (index, act, record, words(record)))
        .collect();
    let mut counts: Lookup<(&[ActorIndex], Option<Day>, String), usize> = Lookup::default();
    for (_, act, record, words) in &others {
        let key = (&*act.parties, day_of(record), words.clone());
        *counts.get_or_insert_with(key, || 0) += 1;
    }
    others.retain(|(_, act, record, words)| {
        counts.get(&(&*act.parties, day_of(record), words.clone())) != Some(&1)
    });
    others.sort_by_key(|(_, _, record, _)| &record.id);
    let found = others.into_iter();
    found
        .map(|(index, _, record, words)| (index, record, words))
        .collect()
}

/// What tells two texts of one day apart: the title; of those without one all that they say.
fn words(record: &Instrument) -> String {
    match &record.title {
        Some(title) => {
            let title = title.to_lowercase();
            // Nearly every title has one space between its words, and no other white space.
            let is_double = title.contains("  ") || title.trim() != title;
            if is_printable_ascii(&title) && !is_double {
                return title;
            }
            let words: Vec<&str> = title.split_whitespace().collect();
            words.join(" ")
        }
        None => format!(
            "{:?}",
            (
                &record.tier,
                record.effect.map(|effect| effect.name()),
                &record.wording,
                &record.areas,
                &record.place,
                &record.note,
            )
        ),
    }
}
