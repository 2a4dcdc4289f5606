//! The days on which an answer may change: each bound of a date, and the day after it. Between two of
//! them in order nothing changes, so that whoever asks on these days has asked on all.

use std::cell::OnceCell;
use std::sync::LazyLock;

use chancery_core::date::{Bounds, Day};
use chancery_core::model::Selector;
use chancery_core::network::{ActorIndex, MembershipIndex, PartnershipIndex};
use chancery_core::select::Selection;
use typed_index_collections::TiVec;

use super::table;
use crate::views::{Cell, ExportContext};

/// The tables and columns with all bounds by which counts are made.
const BOUNDS: &[(&str, &[&str])] = &[
    (
        "periods",
        &["begins_min", "begins_max", "ends_min", "ends_max"],
    ),
    ("attestations", &["said_by"]),
    (
        "instruments",
        &["day_min", "day_max", "terminated_min", "terminated_max"],
    ),
];

/// A selector that asks nothing.
static EVERYTHING: LazyLock<Selector> = LazyLock::new(Selector::default);

/// The days of a registry, found when they are asked for.
pub(super) struct TurningDays<'v> {
    views: ExportContext<'v>,
    all: OnceCell<Vec<Day>>,
    ties: TiVec<PartnershipIndex, OnceCell<Vec<Day>>>,
}

impl<'v> TurningDays<'v> {
    pub(super) fn new(views: ExportContext<'v>) -> Self {
        TurningDays {
            views,
            all: OnceCell::new(),
            ties: vec![OnceCell::new(); views.network.ties.len()].into(),
        }
    }

    /// The days of the whole registry, whatever is selected of it.
    pub(super) fn all(&self) -> &[Day] {
        self.all.get_or_init(|| {
            let selection = Selection::new(self.views.network, &EVERYTHING);
            let views = ExportContext::for_export(self.views.analysis, selection);
            let mut days = Vec::new();
            for (name, columns) in BOUNDS {
                let Some(table) = table(name) else { continue };
                let columns = columns.iter().filter_map(|name| table.position(name));
                let columns: Vec<usize> = columns.collect();
                for row in (table.rows)(&views) {
                    days.extend(columns.iter().filter_map(|column| match row[*column] {
                        Cell::Day(day) => Some(day),
                        _ => None,
                    }));
                }
            }
            with_next(days)
        })
    }

    /// The days of a partnership: of its own bounds, of its sources and of the lives of its parties.
    pub(super) fn of_tie(&self, position: PartnershipIndex) -> &[Day] {
        self.ties[position].get_or_init(|| {
            let tie = &self.views.network.ties[position];
            let mut days: Vec<Day> = tie.attested.days().collect();
            add(&mut days, [Some(tie.start.bounds), tie.end.bounds]);
            for party in &tie.parties {
                self.add_life(&mut days, *party);
            }
            with_next(days)
        })
    }

    /// The days of a membership.
    pub(super) fn of_membership(&self, position: MembershipIndex) -> Vec<Day> {
        let network = self.views.network;
        let membership = &network.memberships[position];
        let mut days: Vec<Day> = membership.attested.days().collect();
        let since = membership.record.since.map(|since| since.bounds());
        add(
            &mut days,
            [since, network.last_day(membership.record.until.as_ref())],
        );
        let organisation = network.organisation(membership.organisation);
        let since = organisation.since.map(|since| since.bounds());
        add(
            &mut days,
            [since, network.last_day(organisation.until.as_ref())],
        );
        if let Some(member) = membership.member {
            self.add_life(&mut days, member);
        }
        with_next(days)
    }

    /// The days of the lives of actors.
    pub(super) fn of_lives(&self, actors: &[ActorIndex]) -> Vec<Day> {
        let mut days = Vec::new();
        for actor in actors {
            self.add_life(&mut days, *actor);
        }
        with_next(days)
    }

    fn add_life(&self, days: &mut Vec<Day>, actor: ActorIndex) {
        let actor = &self.views.network.actors[actor];
        add(days, [actor.since, actor.until]);
    }
}

fn add(days: &mut Vec<Day>, bounds: [Option<Bounds>; 2]) {
    let bounds = bounds.into_iter().flatten();
    days.extend(
        bounds
            .flat_map(|bounds| [bounds.earliest, bounds.latest])
            .flatten(),
    );
}

/// The days and the day after each, sorted.
fn with_next(mut days: Vec<Day>) -> Vec<Day> {
    let next: Vec<Day> = days.iter().map(|day| day.plus(1)).collect();
    days.extend(next);
    days.sort_unstable();
    days.dedup();
    days
}
