//! Which years the panels have, and when one is too large to be made.
//!
//! Every unit has the same years, from the first one of which anything is known in the registry, so
//! that both panels count the same ties. A selector's `on` leaves that day alone.

use std::collections::BTreeSet;

use chancery_core::date::{Date, Day};

use crate::views::{ExportContext, Table};

/// The most years of a panel.
pub const MOST_PANEL_YEARS: usize = 1_000;

/// The most units times years of a panel that is written row by row.
pub const MOST_PANEL_ROWS: usize = 1_000_000;

/// The most units times years of a panel that was asked for with all units that exist: all pairs of
/// 200 states, in both orders, for 250 years.
const MOST_COMPLETE_ROWS: usize = 10_000_000;

/// The most units times years of a panel in a file that holds all tables: who opens it loads all.
pub const MOST_PANEL_ROWS_IN_ONE_FILE: usize = 250_000;

/// Why a panel is not made: it would have more rows than `most`, or more years than a panel has.
/// None for a panel that is not too large, and for any other table.
pub(super) fn too_large(table: &Table, views: &ExportContext<'_>, most: usize) -> Option<String> {
    let is_of_pairs = table.key.contains(&"party_2");
    if !table.is_panel() {
        return None;
    }
    let most = match views.panel.complete {
        true => MOST_COMPLETE_ROWS,
        false => most,
    };
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

/// How many pairs a panel has.
fn count_pairs(views: &ExportContext<'_>, most: usize) -> usize {
    let orders = if views.panel.directed { 2 } else { 1 };
    let tied = count_tied_pairs(views, most);
    let states = match views.panel.complete {
        true => views.network.states().count(),
        false => 0,
    };
    // A pair of states that has a partnership is counted twice, which makes the limit no larger.
    (tied + states * states.saturating_sub(1) / 2).saturating_mul(orders)
}

/// How many pairs have a partnership; of more than `most`, some number above it.
fn count_tied_pairs(views: &ExportContext<'_>, most: usize) -> usize {
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

/// The years of every panel: from the first one of which anything is known to that of the views'
/// day; with a selector's `on`, the year of that day alone.
pub(super) fn years(views: &ExportContext<'_>) -> std::ops::RangeInclusive<i32> {
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
