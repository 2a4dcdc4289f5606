//! Uses of a state or an organisation before its first day or after its last day.

use super::support::field;
use super::uses::{Outside, Use};
use crate::check::Report;
use crate::date::{Date, Day};
use crate::lookup::Lookup;
use crate::model::Section;

/// The first and last days of the records of a section that give one of them, by id.
pub(in crate::check::rules) struct Lifetimes<'r> {
    section: Section,
    by_id: Lookup<&'r str, Lifetime<'r>>,
}

struct Lifetime<'r> {
    /// The position of the record in its section.
    index: usize,
    since: Option<&'r Date>,
    until: Option<&'r Date>,
}

impl<'r> Lifetimes<'r> {
    /// Takes the id and the two days of every record of a section, in order. Of records with the
    /// same id the first stands.
    pub(in crate::check::rules) fn new(
        section: Section,
        records: impl Iterator<Item = (&'r str, Option<&'r Date>, Option<&'r Date>)>,
    ) -> Self {
        let mut by_id = Lookup::default();
        for (index, (id, since, until)) in records.enumerate() {
            if since.is_some() || until.is_some() {
                by_id.get_or_insert_with(id, || Lifetime {
                    index,
                    since,
                    until,
                });
            }
        }
        Lifetimes { section, by_id }
    }

    /// Whether a first or a last day is recorded for an id.
    pub(in crate::check::rules) fn has(&self, id: &str) -> bool {
        self.by_id.contains(id)
    }

    /// Reports a use that certainly lies outside the lifetime of what it uses.
    pub(in crate::check::rules) fn report(
        &self,
        used: &Use<'_>,
        as_of: Option<Day>,
        report: &mut Report,
    ) {
        let id = used.id;
        let Some(lifetime) = self.by_id.get(id) else {
            return;
        };
        let first_day = || field(self.section, lifetime.index, "since");
        let last_day = || field(self.section, lifetime.index, "until");
        match used.outside(lifetime.since, lifetime.until, as_of) {
            None => {}
            Some(Outside::Early(date, place)) => {
                report
                    .found(
                        place.place(),
                        format!("`{id}` did not exist yet {date}", date = date.when()),
                    )
                    .label("before its first day")
                    .related(first_day(), "its first day")
                    .help("correct one of the two dates, or the id");
            }
            Some(Outside::Late(date, place)) => {
                report
                    .found(
                        place.place(),
                        format!("`{id}` no longer existed {date}", date = date.when()),
                    )
                    .label("after its last day")
                    .related(last_day(), "its last day")
                    .help("correct one of the two dates, or the id");
            }
            Some(Outside::GoesOn) => {
                let message = format!("`{id}` no longer exists, but this has no end");
                report
                    .found(used.place.place(), message)
                    .label("has no end")
                    .related(last_day(), "its last day")
                    .help("add an `until`, which may be `../..`, or correct the last day");
            }
        }
    }
}
