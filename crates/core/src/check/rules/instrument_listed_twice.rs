use crate::check::{Context, Report};
use crate::finding::{FieldPath, Place, Rule};
use crate::model::{Id, Level, Section};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "instrument-listed-twice",
    summary: "A record lists an instrument twice, or as one that it both replaces and amends.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("instrument-listed-twice.md"),
};

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    for (index, record) in registry.partnerships.iter().enumerate() {
        let lists = [("instruments", &*record.instruments)];
        twice(report, (Section::Partnerships, index), &lists);
    }
    for (index, record) in registry.instruments.iter().enumerate() {
        let [replaces, amends, implements] = record.relations();
        // What is replaced is in force no more, and what is amended stays in force.
        let place = (Section::Instruments, index);
        twice(report, place, &[replaces, amends]);
        twice(report, place, &[implements]);
    }
    for (index, record) in registry.principles.iter().enumerate() {
        let lists = [("instruments", &*record.instruments)];
        twice(report, (Section::Principles, index), &lists);
    }
}

/// Reports each id that some lists of a record have more than once.
fn twice(report: &mut Report, (section, index): (Section, usize), lists: &[(&'static str, &[Id])]) {
    let mut seen: BTreeMap<&Id, (&'static str, usize)> = BTreeMap::new();
    let place = |(key, position): (&'static str, usize)| {
        Place::value(section, index, FieldPath::key(key).element(position))
    };
    for (key, ids) in lists {
        for (position, id) in ids.iter().enumerate().filter(|(_, id)| !id.is_empty()) {
            let own = (*key, position);
            let first = *seen.entry(id).or_insert(own);
            if first == own {
                continue;
            }
            let (message, help) = if first.0 == *key {
                (
                    format!("`{id}` is listed twice under `{key}`"),
                    "remove one of the two, or correct it".to_owned(),
                )
            } else {
                (
                    format!("`{id}` is listed under `{}` and under `{key}`", first.0),
                    "what is replaced is no longer in force, and what is amended stays in force; \
                     remove one of the two"
                        .to_owned(),
                )
            };
            report
                .found(place(own), message)
                .label("listed again here")
                .related(place(first), "first listed here")
                .help(help);
        }
    }
}
