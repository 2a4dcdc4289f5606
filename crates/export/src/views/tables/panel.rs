//! What the panels share: one row for each unit and year.
//!
//! As in the Correlates of War and ATOP, a year is what held on its 31 December. The last year is
//! what held on the registry's day, where that is earlier. Every unit has the same years, from the
//! first one of which anything is known in the registry, so that both panels count the same ties.
//! A selector's `on` leaves that day alone.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Day, Truth};
use typed_index_collections::TiVec;

use chancery_core::network::{ActorIndex, PartnershipIndex, TierOrder};
use chancery_core::select::Selection;

use crate::views::declare::list;
use crate::views::{Cell, ExportContext, Table};

/// The most years of a panel.
pub const MOST_PANEL_YEARS: usize = 1_000;

/// The most units times years of a panel that is written row by row.
pub const MOST_PANEL_ROWS: usize = 1_000_000;

/// The most units times years of a panel in a file that holds all tables: who opens it loads all.
pub const MOST_PANEL_ROWS_IN_ONE_FILE: usize = 250_000;

/// The years of a panel, and what holds on the day of each.
pub(super) struct CountryPanel<'v> {
    views: ExportContext<'v>,
    /// Each year, and the day on which it is counted.
    days: Vec<(i64, Day)>,
    /// Of each year how many times by then the states that exist have changed.
    changes: Vec<usize>,
    /// Of each partnership the answers of all years, once they are asked for.
    answers: TiVec<PartnershipIndex, OnceCell<Box<[Truth]>>>,
}

impl<'v> CountryPanel<'v> {
    pub(super) fn new(views: ExportContext<'v>) -> Self {
        let last = views.selection.day;
        let days = years(&views).map(|year| {
            let day = Day::from_calendar(year, 12, 31).min(last);
            (i64::from(year), day)
        });
        let days: Vec<(i64, Day)> = days.collect();
        CountryPanel {
            views,
            changes: changes(&views, &days),
            days,
            answers: vec![OnceCell::new(); views.network.ties.len()].into(),
        }
    }

    /// Each year with the views on its day.
    pub(super) fn years(&self) -> impl Iterator<Item = (usize, i64, ExportContext<'v>)> {
        let days = self.days.iter().enumerate();
        days.map(|(index, (year, day))| (index, *year, on_day(self.views, *day)))
    }

    /// How many times the states that exist have changed by a year: between two of one number
    /// the same ones exist.
    pub(super) fn changes(&self, index: usize) -> usize {
        self.changes[index]
    }

    /// The partnerships among `positions` that certainly or possibly hold in a year of all of
    /// `actors`, which are parties to each.
    pub(super) fn ties(
        &self,
        index: usize,
        actors: &[ActorIndex],
        positions: impl Iterator<Item = PartnershipIndex>,
    ) -> PanelTies {
        let day = self.days[index].1;
        let exist = actors.iter().fold(Truth::Yes, |exist, actor| {
            exist & self.views.network.actor_exists(*actor, day)
        });
        let answer = |position: PartnershipIndex| (position, exist & self.answers(position)[index]);
        let ties = positions.map(answer);
        PanelTies(ties.filter(|(_, holds)| holds.is_possible()).collect())
    }

    fn answers(&self, position: PartnershipIndex) -> &[Truth] {
        self.answers[position].get_or_init(|| {
            let days = self.days.iter();
            let answer = |day| on_day(self.views, day).selection.partnership(position);
            days.map(|(_, day)| answer(*day)).collect()
        })
    }
}

fn changes(views: &ExportContext<'_>, days: &[(i64, Day)]) -> Vec<usize> {
    let network = views.network;
    let actors = network.actors.iter_enumerated();
    let dated = actors.filter(|(_, actor)| actor.since.is_some() || actor.until.is_some());
    let dated: Vec<ActorIndex> = dated.map(|(position, _)| position).collect();
    let (mut count, mut before) = (0, Vec::new());
    let numbers = days.iter().map(|(_, day)| {
        let now: Vec<Truth> = dated
            .iter()
            .map(|actor| network.actor_exists(*actor, *day))
            .collect();
        count += usize::from(now != before);
        before = now;
        count
    });
    numbers.collect()
}

fn on_day(views: ExportContext<'_>, day: Day) -> ExportContext<'_> {
    let selection = Selection {
        day,
        ..views.selection
    };
    ExportContext { selection, ..views }
}

/// Why a panel is not made: it would have more rows than `most`, or more years than a panel has.
/// None for a panel that is not too large, and for any other table.
pub(super) fn too_large(table: &Table, views: &ExportContext<'_>, most: usize) -> Option<String> {
    let is_of_pairs = table.key.contains(&"party_2");
    if !table.is_panel() {
        return None;
    }
    let years = years(views);
    let (first, last) = (*years.start(), *years.end());
    let years = years.count();
    if years > MOST_PANEL_YEARS {
        let most = thousands(MOST_PANEL_YEARS);
        return Some(format!(
            "its years from {first:04} to {last:04} are more than {most}"
        ));
    }
    let (units, noun) = match is_of_pairs {
        true => (count_pairs(views, most / years.max(1)), "pairs of parties"),
        false => (views.network.states().count(), "states"),
    };
    let is_too_large = units.saturating_mul(years) > most;
    is_too_large.then(|| {
        let most = thousands(most);
        format!("its {noun} by its years from {first:04} to {last:04} are more than {most} rows")
    })
}

/// A number with commas between its thousands.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many pairs of states have a partnership; of more than `most`, some number above it.
fn count_pairs(views: &ExportContext<'_>, most: usize) -> usize {
    let mut pairs = BTreeSet::new();
    let mut visited = 0_usize;
    for tie in &views.network.ties {
        for (index, one) in tie.parties.iter().enumerate() {
            for other in &tie.parties[index + 1..] {
                pairs.insert((one.min(other), one.max(other)));
                visited += 1;
                // The same pairs again and again are as much work as others.
                if pairs.len() > most || visited > MOST_PANEL_ROWS {
                    return pairs.len().max(visited);
                }
            }
        }
    }
    pairs.len()
}

/// The partnerships of a unit on the day of one year, and whether each is meant and holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PanelTies(Vec<(PartnershipIndex, Truth)>);

impl PanelTies {
    /// Whether one of them holds.
    pub(super) fn any(&self) -> Truth {
        Truth::any(self.0.iter().map(|(_, holds)| *holds))
    }

    /// How many there are, certainly and at most.
    pub(super) fn count(&self) -> (usize, usize) {
        count(self.0.iter().map(|(_, holds)| *holds))
    }

    /// The ids of their tiers, the highest first: of those that certainly hold, or of all.
    pub(super) fn tiers<'v>(&self, views: &ExportContext<'v>, only_certain: bool) -> Vec<&'v str> {
        let network = views.network;
        let wanted = self.0.iter();
        let wanted = wanted.filter(|(_, holds)| holds.is_certain() || !only_certain);
        let tiers: BTreeSet<TierOrder> = wanted
            .map(|(position, _)| network.tier_order(network.ties[*position].tier))
            .collect();
        let tiers = tiers.into_iter().rev();
        let tiers = tiers.filter_map(|(_, tier)| tier);
        tiers.map(|tier| network.tier(tier).id.as_str()).collect()
    }

    /// The same as a cell.
    pub(super) fn tier_cell<'v>(&self, views: &ExportContext<'v>, only_certain: bool) -> Cell<'v> {
        list(self.tiers(views, only_certain))
    }

    /// The other states in them, by position, and whether each is a partner.
    pub(super) fn partners(
        &self,
        views: &ExportContext<'_>,
        of: ActorIndex,
    ) -> BTreeMap<ActorIndex, Truth> {
        let mut partners = BTreeMap::new();
        for (position, holds) in &self.0 {
            let parties = views.network.ties[*position].parties.iter();
            for party in parties.filter(|party| **party != of) {
                let found = partners.entry(*party).or_insert(Truth::No);
                let exists = views.network.actor_exists(*party, views.selection.day);
                *found = *found | (*holds & exists);
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

/// The years of every panel: from the first one of which anything is known to that of the views'
/// day; with a selector's `on`, the year of that day alone.
fn years(views: &ExportContext<'_>) -> std::ops::RangeInclusive<i32> {
    let last = views.selection.day.year();
    let first = match views.selection.selector.on {
        Some(_) => last,
        None => first_year(views).map_or(last, |first| first.min(last)),
    };
    first..=last
}

/// The first year that a date of a partnership, an instrument or a membership allows, or in which
/// a source attests a partnership or a membership.
fn first_year(views: &ExportContext<'_>) -> Option<i32> {
    let network = views.network;
    let ties = network.ties.keys().flat_map(|position| {
        let dates = [network.start_date(position), network.end_date(position)];
        [
            first_day(dates),
            network.ties[position].attested.days().next(),
        ]
    });
    let memberships = network.memberships.iter().flat_map(|membership| {
        let dates = [membership.record.since, membership.record.until];
        [first_day(dates), membership.attested.days().next()]
    });
    let instruments = network.registry.instruments.iter();
    let instruments = instruments.map(|record| first_day([record.day().copied()]));
    let days = ties.chain(memberships).chain(instruments);
    days.flatten().min().map(Day::year)
}

/// The first day that dates allow. An open start is not a day.
fn first_day(dates: impl IntoIterator<Item = Option<Date>>) -> Option<Day> {
    let dates = dates.into_iter().flatten();
    let days = dates.filter_map(|date| date.earliest().or_else(|| date.latest()));
    days.min()
}
