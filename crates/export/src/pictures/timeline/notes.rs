//! What must be known to read the timeline.

use chancery_core::{message, say};

use super::lines::TimelineRows;
use super::rows::{Row, TimelineEvent};
use crate::views::{ExportContext, actor_words, no_partnership_words, source_count, source_line};

/// Why there is no instrument, and where there is no line either, why not.
fn nothing_words(views: &ExportContext<'_>, has_lines: bool) -> String {
    let (network, messages) = (views.network, views.messages);
    if !has_lines && views.is_narrowed() && network.acts.len() + network.ties.len() > 0 {
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
        let has_lines = rows.iter().any(|row| !row.ties.is_empty());
        notes.push(nothing_words(views, has_lines));
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
        let is_open = |row: &Row| {
            let mut ties = row.ties.iter();
            ties.any(|tie| views.network.start_date(*tie).is_none())
        };
        let open = lines.lines.iter().filter(|line| is_open(line.row)).count();
        if open > 0 {
            notes.push(say!(messages, "timeline-start-unknown", count = open));
        }
    }
    if lines.lines.iter().any(|line| line.is_bold) {
        let day = views.selection.day;
        notes.push(say!(messages, "timeline-bold", day = day));
    }
    notes.push(cited(views, events, rows));
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
        let mut words = vec![say!(messages, "charts-count-all-rows")];
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
