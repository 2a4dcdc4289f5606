use super::support::field;
use super::uses::{Outside, of_organisations};
use crate::check::{Context, Report, Rule};
use crate::model::{Level, Section};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    name: "organisation-did-not-exist",
    level: Level::Error,
    page: include_str!("organisation-did-not-exist.md"),
    run: Some(run),
};

fn run(context: &Context<'_, '_>, report: &mut Report) {
    let registry = context.network.registry;
    let dated: BTreeMap<&str, usize> = (0..registry.organisations.len())
        .rev()
        .map(|index| (index, &registry.organisations[index]))
        .filter(|(_, record)| record.since.is_some() || record.until.is_some())
        .map(|(index, record)| (&*record.id, index))
        .collect();
    for used in of_organisations(registry, |id| dated.contains_key(id)) {
        let (id, index) = (used.id, dated[used.id]);
        let record = &registry.organisations[index];
        let (since, until) = (record.since.as_ref(), record.until.as_ref());
        let first_day = || field(Section::Organisations, index, "since");
        let last_day = || field(Section::Organisations, index, "until");
        match used.outside(since, until, registry.manifest.as_of) {
            None => {}
            Some(Outside::Early(date, place)) => {
                report
                    .found(place, format!("`{id}` did not yet exist on {date}"))
                    .label("before its first day")
                    .related(first_day(), "its first day")
                    .help("correct one of the two dates, or the id");
            }
            Some(Outside::Late(date, place)) => {
                report
                    .found(place, format!("`{id}` no longer existed on {date}"))
                    .label("after its last day")
                    .related(last_day(), "its last day")
                    .help("correct one of the two dates, or the id");
            }
            Some(Outside::GoesOn) => {
                report
                    .found(
                        used.place,
                        format!("`{id}` no longer exists, and this goes on"),
                    )
                    .label("goes on after its last day")
                    .related(last_day(), "its last day")
                    .help("give this an `until`, which may be `../..`, or correct the last day");
            }
        }
    }
}
