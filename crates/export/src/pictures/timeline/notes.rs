//! What must be known to read the timeline.

use chancery_core::date::Date;
use chancery_core::network::PartnershipIndex;
use chancery_core::{message, say};

use super::lines::TimelineRows;
use super::rows::{Row, TimelineEvent};
use crate::views::{ExportContext, actor_words, no_partnership_words, source_count, source_line};

/// Why there is no instrument, and where there is no partnership either, why not.
fn nothing_words(views: &ExportContext<'_>, has_ties: bool, has_lines: bool) -> String {
    let (network, messages) = (views.network, views.messages);
    if !has_ties && views.is_narrowed() && network.acts.len() + network.ties.len() > 0 {
        return say!(messages, "timeline-nothing-selected");
    }
    let other = views
        .selection
        .ego
        .filter(|of| Some(*of) != network.subject);
    let other = other.map(|of| actor_words(messages, network, of));
    let instruments = match (other, views.is_narrowed()) {
        (None, true) => say!(messages, "timeline-no-instrument-selected"),
        (None, false) => say!(messages, "timeline-no-instrument-recorded"),
        (Some(name), true) => say!(messages, "timeline-no-instrument-of-selected", name = name),
        (Some(name), false) => say!(messages, "timeline-no-instrument-of-recorded", name = name),
    };
    if has_lines {
        return say!(messages, "timeline-only-partnerships", words = instruments);
    }
    let instruments = say!(messages, "sentence", words = instruments);
    // Where too many rows are equal, no line is drawn.
    if has_ties {
        return instruments;
    }
    format!("{} {instruments}", no_partnership_words(views))
}

pub(super) fn notes(
    views: &ExportContext<'_>,
    events: &[&TimelineEvent],
    rows: &[&Row],
    lines: &TimelineRows<'_>,
) -> Vec<String> {
    let messages = views.messages;
    let mut notes = Vec::new();
    if events.is_empty() {
        let has_ties = rows.iter().any(|row| !row.ties.is_empty());
        notes.push(nothing_words(views, has_ties, lines.has_lines()));
    }
    notes.extend(row_notes(views, lines));
    if lines.left_out > 0 {
        notes.push(say!(
            messages,
            "timeline-instruments-left-out",
            count = lines.left_out,
            all = events.len()
        ));
    }
    if lines.chains.left_out > 0 {
        notes.push(say!(
            messages,
            "timeline-arrows-left-out",
            count = lines.chains.left_out,
            all = lines.chains.left_out + lines.chains.drawn.len()
        ));
    }
    if lines.lines.iter().any(|line| !line.segments.is_empty()) {
        notes.push(say!(messages, "timeline-line"));
        let mut segments = lines.lines.iter().flat_map(|line| &line.segments);
        if segments.any(|segment| segment.line > 0) {
            notes.push(say!(messages, "timeline-line-without-rank"));
        }
        notes.extend(start_notes(views, lines));
    }
    if lines.lines.iter().any(|line| line.is_bold) {
        let day = views.selection.day;
        notes.push(say!(messages, "timeline-bold", day = day));
    }
    notes.push(cited(views, events, rows));
    notes
}

/// Which lines begin dashed, since no earliest day of a start is known: how many
/// rows they are, and the dates of those of which one is recorded, and doubted or only approximate.
fn start_notes(views: &ExportContext<'_>, lines: &TimelineRows<'_>) -> Vec<String> {
    const MOST_NAMED: usize = 12;
    let messages = views.messages;
    let is_open = |tie: &&PartnershipIndex| {
        let bounds = views.network.ties[**tie].start.bounds;
        bounds.earliest.is_none()
    };
    let drawn_so = lines.lines.iter().filter(|line| line.begins_dashed);
    let (mut unknown, mut doubted) = (0, Vec::new());
    for row in drawn_so.map(|line| line.row) {
        let open: Vec<&PartnershipIndex> = row.ties.iter().filter(is_open).collect();
        let dates = open.iter().map(|tie| views.network.start_date(**tie));
        let dates: Option<Vec<Date>> = dates.map(|date| date.filter(Date::is_qualified)).collect();
        match dates.as_deref() {
            None | Some([]) => unknown += usize::from(!open.is_empty()),
            Some([date, ..]) => doubted.push(say!(
                messages,
                "timeline-start-of",
                name = &row.label,
                date = *date
            )),
        }
    }
    let mut notes = Vec::new();
    if unknown > 0 {
        notes.push(say!(messages, "timeline-start-unknown", count = unknown));
    }
    if !doubted.is_empty() {
        let more = doubted.len().saturating_sub(MOST_NAMED);
        doubted.truncate(MOST_NAMED);
        let mut names = doubted.join("; ");
        if more > 0 {
            names = say!(messages, "and-more", names = names, count = more);
        }
        notes.push(say!(messages, "timeline-start-doubted", names = names));
    }
    notes
}

/// Which rows are not drawn, by which rule, and what the charts count.
fn row_notes(views: &ExportContext<'_>, lines: &TimelineRows<'_>) -> Vec<String> {
    let messages = views.messages;
    let (drawn, missing) = (lines.lines.len(), lines.rows_left_out);
    let mut rules = Vec::new();
    if missing > 0 && drawn == 0 {
        rules.push(say!(messages, "timeline-no-row-drawn", count = missing));
    } else if missing > 0 {
        rules.push(say!(
            messages,
            "timeline-rows-drawn",
            drawn = drawn,
            all = drawn + missing,
            missing = missing
        ));
    }
    if lines.strip_left_out > 0 {
        let count = lines.strip_left_out;
        rules.push(say!(messages, "timeline-undated-left-out", count = count));
    }
    let mut notes = Vec::new();
    if !rules.is_empty() {
        rules.push(say!(messages, "timeline-rows-together"));
        notes.push(rules.join(" "));
    }
    if !lines.overview.charts.is_empty() {
        let count = lines.overview.charts.len();
        let mut words = vec![say!(messages, "charts-count-all-rows", count = count)];
        if lines.overview.without_bar > 0 {
            let count = lines.overview.without_bar;
            words.push(say!(messages, "charts-without-bar", count = count));
        }
        notes.push(words.join(" "));
    }
    notes
}

fn cited(views: &ExportContext<'_>, events: &[&TimelineEvent], rows: &[&Row]) -> String {
    let network = views.network;
    let of_events = events
        .iter()
        .flat_map(|event| &network.instrument(event.position).evidence);
    let ties = rows.iter().flat_map(|row| &row.ties);
    let of_ties = ties.flat_map(|tie| &network.partnership(*tie).evidence);
    source_line(
        views,
        source_count(of_events.chain(of_ties)),
        message!("source-cited-for-drawn"),
    )
}
