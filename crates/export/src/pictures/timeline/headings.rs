//! How many rows a section has, and what that says of partners.

use std::collections::BTreeMap;

use chancery_core::date::Day;
use chancery_core::{message, say};

use super::rows::{Row, Section, have_doubted_date, incomplete_sections, partners_of};
use super::segments::held_on_the_day;
use crate::views::{ExportContext, counted_in, range_words};
use chancery_core::network::PartnershipIndex;

/// What is behind the name of a section.
pub(super) struct Count {
    /// How many rows it has, drawn or not.
    pub(super) rows: usize,
    /// The same in words.
    pub(super) words: String,
}

/// The count of each section of these rows, and of others that stand elsewhere for lack of a date.
pub(super) fn counts(
    views: &ExportContext<'_>,
    rows: &[Row],
    undated: &[Row],
) -> BTreeMap<Section, Count> {
    let mut sections: BTreeMap<Section, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        sections.entry(row.section).or_default().push(row);
    }
    let incomplete = incomplete_sections(views);
    let count = |(section, rows): (Section, Vec<&Row>)| {
        let is_complete = !incomplete.contains(&section);
        let elsewhere = undated.iter().filter(|row| row.section == section);
        let elsewhere: Vec<&Row> = elsewhere.filter(|row| !row.ties.is_empty()).collect();
        let mut words = words(views, section, &rows, is_complete);
        if !elsewhere.is_empty() {
            let (messages, count) = (views.messages, elsewhere.len());
            words = match have_doubted_date(views, &elsewhere) {
                true => say!(
                    messages,
                    "timeline-and-without-certain-date",
                    words = words,
                    count = count
                ),
                false => say!(
                    messages,
                    "timeline-and-without-date",
                    words = words,
                    count = count
                ),
            };
        }
        let rows = rows.len();
        (section, Count { rows, words })
    };
    sections.into_iter().map(count).collect()
}

/// How many partners there are on the day, and how many of the rows are of others.
fn words(views: &ExportContext<'_>, section: Section, rows: &[&Row], is_complete: bool) -> String {
    let messages = views.messages;
    if !matches!(section, Section::Direction(_) | Section::NoDirection) {
        return messages.number(rows.len());
    }
    let own = rows.iter().copied().filter(|row| !row.ties.is_empty());
    let own: Vec<&Row> = own.collect();
    let words = by_day(views, &own).unwrap_or_else(|| messages.number(rows.len()));
    // A partner by a partnership of several has no row of its own, or one of instruments alone.
    if is_complete && own.len() == rows.len() {
        return words;
    }
    let partners = partners_of(views, section);
    let partners = counted_in(messages, partners, message!("counted-partners"));
    say!(
        messages,
        "timeline-partners-and-rows",
        partners = partners,
        rows = words
    )
}

/// Of how many rows the partnership holds on the day, holds no longer, and does not hold yet.
fn by_day(views: &ExportContext<'_>, rows: &[&Row]) -> Option<String> {
    let messages = views.messages;
    let day = views.selection.day;
    let holds = |row: &&Row| held_on_the_day(views, &row.ties).map(|it| it.0);
    let held = rows
        .iter()
        .filter_map(|row| Some(holds(row)? && !row.is_doubtful));
    let held: Vec<bool> = held.collect();
    let others = rows.iter().filter(|row| holds(row).is_none());
    let (later, earlier): (Vec<&&Row>, Vec<&&Row>) =
        others.partition(|row| row.ties.iter().all(|tie| begins_after(views, *tie, day)));
    let held = (!held.is_empty()).then(|| range_words(messages, held));
    let earlier = Some(earlier.len()).filter(|count| *count > 0);
    let earlier = earlier.map(|count| say!(messages, "timeline-no-longer", count = count));
    let later = Some(later.len()).filter(|count| *count > 0);
    let later = later.map(|count| say!(messages, "timeline-not-yet", count = count));
    let parts = [held, earlier, later].into_iter().flatten();
    let and =
        |first: String, next: String| say!(messages, "timeline-and", first = first, next = next);
    parts.reduce(and)
}

/// Whether a partnership certainly begins after a day.
fn begins_after(views: &ExportContext<'_>, tie: PartnershipIndex, day: Day) -> bool {
    let start = views.network.ties[tie].start.bounds;
    start.earliest.is_some_and(|earliest| earliest > day)
}
