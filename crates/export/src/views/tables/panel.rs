//! What the panels share: one row for each unit and year.
//!
//! As in the Correlates of War and ATOP, a year is what held on its 31 December. The last year is
//! what held on the registry's day, where that is earlier. A selector's `on` leaves that day alone.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Day, Truth};
use chancery_core::model::Evidence;
use chancery_core::select::Selection;

use crate::views::Views;
use crate::views::declare::list;
use crate::views::{Cell, Row};

/// The partnerships of a unit on the day of one year, and whether each is meant and holds.
pub(super) struct Ties(Vec<(usize, Truth)>);

impl Ties {
    /// Those among `positions` that certainly or possibly hold on the views' day.
    pub(super) fn on_the_day(views: &Views<'_>, positions: &[usize]) -> Self {
        let answer = |position: &usize| (*position, views.selection.partnership(*position));
        let ties = positions.iter().map(answer);
        Ties(ties.filter(|(_, holds)| holds.is_possible()).collect())
    }

    /// Whether one of them holds.
    pub(super) fn any(&self) -> Truth {
        Truth::any(self.0.iter().map(|(_, holds)| *holds))
    }

    /// How many there are, certainly and at most.
    pub(super) fn count(&self) -> (usize, usize) {
        count(self.0.iter().map(|(_, holds)| *holds))
    }

    /// The ids of their tiers, the highest first: of those that certainly hold, or of all.
    pub(super) fn tiers<'v>(&self, views: &Views<'v>, only_certain: bool) -> Vec<&'v str> {
        let network = views.network;
        let wanted = self.0.iter();
        let wanted = wanted.filter(|(_, holds)| holds.is_certain() || !only_certain);
        let tiers: BTreeSet<usize> = wanted
            .filter_map(|(position, _)| network.ties[*position].tier)
            .collect();
        let names = tiers.iter().rev();
        names
            .map(|tier| network.manifest().tiers[*tier].id.as_str())
            .collect()
    }

    /// The same as a cell.
    pub(super) fn tier_cell<'v>(&self, views: &Views<'v>, only_certain: bool) -> Cell<'v> {
        list(self.tiers(views, only_certain))
    }

    /// The other states in them, by position, and whether each is a partner.
    pub(super) fn partners(&self, views: &Views<'_>, of: usize) -> BTreeMap<usize, Truth> {
        let mut partners = BTreeMap::new();
        for (position, holds) in &self.0 {
            let parties = views.network.ties[*position].parties.iter();
            for party in parties.filter(|party| **party != of) {
                let found = partners.entry(*party).or_insert(Truth::No);
                *found = *found | *holds;
            }
        }
        partners
    }
}

/// How many of the answers are yes, and how many may be.
pub(super) fn count(answers: impl Iterator<Item = Truth>) -> (usize, usize) {
    let (mut certain, mut possible) = (0, 0);
    for answer in answers {
        certain += usize::from(answer.is_certain());
        possible += usize::from(answer.is_possible());
    }
    (certain, possible)
}

/// The rows of one unit: those that `row` gives of the views on the day of each year.
pub(super) fn rows<'v>(
    views: Views<'v>,
    first: Option<i32>,
    row: impl Fn(&Views<'v>, i64) -> Option<Row<'v>>,
) -> Vec<Row<'v>> {
    let last = views.selection.day;
    let first = match views.selection.selector.on {
        Some(_) => last.year(),
        None => first.unwrap_or_else(|| last.year()),
    };
    let years = first..=last.year();
    years
        .filter_map(|year| {
            let day = Day::from_calendar(year, 12, 31).min(last);
            let selection = Selection {
                day,
                ..views.selection
            };
            row(&Views { selection, ..views }, i64::from(year))
        })
        .collect()
}

/// The first year that a date of a partnership allows, or of a source that attests it.
pub(super) fn first_year_of_partnership(views: &Views<'_>, position: usize) -> Option<i32> {
    let record = views.network.partnership(position);
    let attesting = record.evidence.iter().filter(|it| it.attests_record());
    let dates = [
        views.network.start_date(position),
        views.network.end_date(position),
    ];
    first_year(views, dates, attesting)
}

/// The first year that a date of a membership allows, or of a source that attests it.
pub(super) fn first_year_of_membership(views: &Views<'_>, position: usize) -> Option<i32> {
    let record = views.network.memberships[position].record;
    let attesting = views.network.membership_evidence(position).iter();
    first_year(views, [record.since, record.until], attesting)
}

/// An open start is no year, and a source attests nothing before the last day on which it may
/// have been published.
fn first_year<'e>(
    views: &Views<'_>,
    dates: [Option<Date>; 2],
    attesting: impl Iterator<Item = &'e Evidence>,
) -> Option<i32> {
    let own = dates.into_iter().flatten();
    let own = own.filter_map(|date| date.earliest().or_else(|| date.latest()));
    let said = attesting.filter_map(|it| views.network.source(&it.source)?.said_by());
    own.chain(said).min().map(Day::year)
}
