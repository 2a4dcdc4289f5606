//! The days on which an answer of a panel may change, sorted. Between two of them in order nothing
//! changes, so that whoever asks on these days has asked on all.

use std::cell::OnceCell;
use std::sync::LazyLock;

use chancery_core::date::Day;
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

/// The days of a registry, found when they are asked for: of all its records those of every bound,
/// and the day after it.
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
                for row in table.rows(&views) {
                    days.extend(columns.iter().filter_map(|column| match row[*column] {
                        Cell::Day(day) => Some(day),
                        _ => None,
                    }));
                }
            }
            with_next(days)
        })
    }

    /// The days of a partnership.
    pub(super) fn of_tie(&self, position: PartnershipIndex) -> &[Day] {
        self.ties[position].get_or_init(|| sorted(self.views.partnership_turns(position)))
    }

    /// The days of a membership, and of the life of its member.
    pub(super) fn of_membership(&self, position: MembershipIndex) -> Vec<Day> {
        let member = self.views.network.memberships[position].member;
        let lives = member.into_iter().flat_map(|it| self.views.life_turns(it));
        let own = self.views.membership_turns(position).into_iter();
        sorted(own.chain(lives).collect())
    }

    /// The days of the lives of actors.
    pub(super) fn of_lives(&self, actors: &[ActorIndex]) -> Vec<Day> {
        let lives = actors.iter().flat_map(|it| self.views.life_turns(*it));
        sorted(lives.collect())
    }
}

/// The days and the day after each, sorted.
fn with_next(mut days: Vec<Day>) -> Vec<Day> {
    let next: Vec<Day> = days.iter().map(|day| day.plus(1)).collect();
    days.extend(next);
    sorted(days)
}

fn sorted(mut days: Vec<Day>) -> Vec<Day> {
    days.sort_unstable();
    days.dedup();
    days
}
