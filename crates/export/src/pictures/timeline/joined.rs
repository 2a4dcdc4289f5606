//! When members joined, in words, as far as the records say it.

use chancery_core::date::{Bounds, Date, Day};
use chancery_core::messages::Messages;
use chancery_core::model::Role;
use chancery_core::network::MembershipIndex;
use chancery_core::say;

use crate::views::ExportContext;

/// The first and the last year in which members joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct YearsOfJoining {
    first: i32,
    last: i32,
    /// Whether somebody certainly joined in the first year, and somebody in the last.
    are_certain: bool,
}

impl YearsOfJoining {
    /// The years of some beginnings, each with its first and its last possible day.
    fn new(beginnings: &[(Day, Day)]) -> Option<Self> {
        let years = || beginnings.iter().map(|(from, to)| (from.year(), to.year()));
        let first = years().map(|(from, _)| from).min()?;
        let last = years().map(|(_, to)| to).max()?;
        let is_certain = |year: i32| years().any(|it| it == (year, year));
        Some(YearsOfJoining {
            first,
            last,
            are_certain: is_certain(first) && is_certain(last),
        })
    }
}

/// Words about memberships, and when these began: an imprecise year is not said as a certain one,
/// nobody joined before the organisation was there, and those without a date are counted.
pub(super) fn joined_words(
    views: &ExportContext<'_>,
    memberships: &[MembershipIndex],
    words: String,
) -> String {
    let messages = views.messages;
    let beginnings: Vec<(Day, Day)> = memberships
        .iter()
        .filter_map(|it| beginning(views, *it))
        .collect();
    let Some(years) = YearsOfJoining::new(&beginnings) else {
        return words;
    };
    let certainty = if years.are_certain {
        "certain"
    } else {
        "bounds"
    };
    let words = say!(
        messages,
        "timeline-memberships-joined",
        words = words,
        certainty = certainty,
        first = format!("{:04}", years.first),
        last = format!("{:04}", years.last)
    );
    let rest = memberships.len() - beginnings.len();
    match rest {
        0 => words,
        count => without_date(messages, words, count, has_doubted(views, memberships)),
    }
}

fn without_date(messages: &Messages, words: String, count: usize, has_doubted: bool) -> String {
    let share = if has_doubted { "doubted" } else { "undated" };
    say!(
        messages,
        "timeline-memberships-undated",
        words = words,
        share = share,
        count = count
    )
}

/// The first and the last day on which a membership may have begun; none where its own record leaves
/// one of them open.
fn beginning(views: &ExportContext<'_>, position: MembershipIndex) -> Option<(Day, Day)> {
    let day = views.selection.day;
    let since = own_start(views, position)?;
    let begun = views.network.membership_beginning(position, day);
    // Whoever joined had done so by the day.
    let earliest = begun.earliest.or(since.earliest)?;
    let latest = begun.latest.or(since.latest)?;
    Some((earliest, latest.min(day).max(earliest)))
}

fn own_start(views: &ExportContext<'_>, position: MembershipIndex) -> Option<Bounds> {
    let since = views.network.memberships[position].record.since?;
    Some(since.bounds()).filter(|it| it.earliest.is_some() && it.latest.is_some())
}

/// Whether one that has no bounded start has a date all the same, which is doubted or open.
fn has_doubted(views: &ExportContext<'_>, memberships: &[MembershipIndex]) -> bool {
    let mut rest = memberships
        .iter()
        .filter(|it| beginning(views, **it).is_none());
    rest.any(|it| views.network.memberships[*it].record.since.is_some())
}

/// The days from which on a membership may have been there: not before its organisation was.
pub(super) fn days_of_joining(
    views: &ExportContext<'_>,
    position: MembershipIndex,
) -> impl Iterator<Item = Day> + use<> {
    let membership = &views.network.memberships[position];
    let founded = views.network.organisation(membership.organisation).since;
    let founded = founded.and_then(|it: Date| it.earliest());
    let since = membership.record.since;
    let ends = since.map(|it| [it.earliest(), it.latest()]);
    let ends = ends.into_iter().flatten().flatten();
    ends.map(move |day| founded.map_or(day, |founded| day.max(founded)))
}

/// How many members of unknown beginning are certain only from the day on which a source has them:
/// there all curves rise at once, though they may have joined long before.
pub(super) fn certain_by_source(
    views: &ExportContext<'_>,
    memberships: &[MembershipIndex],
) -> usize {
    let network = views.network;
    let is_it = |it: &&MembershipIndex| {
        let record = network.memberships[**it].record;
        let start = record.since.map(|it| it.bounds()).unwrap_or_default();
        record.role.is_none_or(Role::is_full)
            && start.latest.is_none()
            && network.is_member(**it, views.selection.day).is_certain()
    };
    memberships.iter().filter(is_it).count()
}
