//! When partnerships held, as lines.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Day, Truth};

use super::super::canvas::number;
use super::super::{Canvas, Paint};
use crate::style::LineStyle;
use crate::views::ExportContext;
use chancery_core::network::{PartnershipIndex, TierIndex};

/// Days on which the same can be said of the partnerships of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BarSegment {
    /// The first day.
    pub(super) from: Day,
    /// The day after the last.
    pub(super) end: Day,
    /// The highest tier that certainly holds, or if none does the highest that possibly does.
    pub(super) tier: Option<TierIndex>,
    /// Whether it certainly holds.
    pub(super) is_certain: bool,
    /// On which line of the row it is: those of the ladder share the first, and each tier beside the
    /// ladder has one of its own.
    pub(super) line: usize,
}

/// When the partnerships held, from `first` until before `end`, line by line and in order of time.
pub(super) fn segments(
    views: &ExportContext<'_>,
    ties: &[PartnershipIndex],
    first: Day,
    end: Day,
) -> Vec<BarSegment> {
    let network = views.network;
    let mut lines: BTreeMap<Option<TierIndex>, Vec<PartnershipIndex>> = BTreeMap::new();
    for tie in ties {
        let tier = network.ties[*tie].tier;
        let unranked = tier.filter(|tier| !network.tier(*tier).is_ranked());
        lines.entry(unranked).or_default().push(*tie);
    }
    let lines = lines.values().enumerate();
    lines
        .flat_map(|(line, ties)| segments_of_line(views, ties, (first, end), line))
        .collect()
}

fn segments_of_line(
    views: &ExportContext<'_>,
    ties: &[PartnershipIndex],
    (first, end): (Day, Day),
    line: usize,
) -> Vec<BarSegment> {
    let mut turns: BTreeSet<Day> = BTreeSet::from([first]);
    turns.extend(ties.iter().flat_map(|tie| views.partnership_turns(*tie)));
    let turns: Vec<Day> = turns
        .into_iter()
        .filter(|day| (first..end).contains(day))
        .collect();
    let mut found: Vec<BarSegment> = Vec::new();
    for (index, from) in turns.iter().enumerate() {
        let Some((is_certain, tier)) = held(views, ties, *from) else {
            continue;
        };
        let end = turns.get(index + 1).copied().unwrap_or(end);
        match found.last_mut() {
            Some(last)
                if last.end == *from && last.tier == tier && last.is_certain == is_certain =>
            {
                last.end = end;
            }
            _ => found.push(BarSegment {
                from: *from,
                end,
                tier,
                is_certain,
                line,
            }),
        }
    }
    found
}

/// Whether any of them holds on the day that is asked about, certainly or possibly, and the
/// highest tier of those that do.
pub(super) fn held_on_the_day(
    views: &ExportContext<'_>,
    ties: &[PartnershipIndex],
) -> Option<(bool, Option<TierIndex>)> {
    held(views, ties, views.selection.day)
}

/// Whether any of them holds on a day, and the highest tier of those that do.
fn held(
    views: &ExportContext<'_>,
    ties: &[PartnershipIndex],
    day: Day,
) -> Option<(bool, Option<TierIndex>)> {
    let network = views.network;
    let answers = ties.iter().map(|tie| {
        (
            meant(views, *tie) & network.partnership_holds(*tie, day),
            network.ties[*tie].tier,
        )
    });
    // A certain answer is more than a possible one, and no tier less than any.
    let answers = answers.filter(|(holds, _)| holds.is_possible());
    let most = answers.max_by_key(|(holds, tier)| (*holds, network.tier_order(*tier)))?;
    Some((most.0 == Truth::Yes, most.1))
}

/// Whether a partnership is selected, whenever it held, by itself and by one of its parties. What is
/// only possibly selected is only possibly there.
pub(super) fn meant(views: &ExportContext<'_>, tie: PartnershipIndex) -> Truth {
    let parties = &views.network.ties[tie].parties;
    views.selection.partnership_at_any_time(tie) & views.selection.means_a_party(parties)
}

/// Draws the line of a tier from left to right; dashed where it is not certain.
pub(super) fn tier_line(
    canvas: &mut Canvas,
    line: LineStyle,
    is_certain: bool,
    colour: &str,
    (from, to, y): (f64, f64, f64),
) {
    let dashes = match (line, is_certain) {
        (LineStyle::Dotted { dashes }, _) => {
            LineStyle::lengths(dashes, 1.5, if is_certain { 2.5 } else { 6.0 })
        }
        (_, true) => String::new(),
        (_, false) => "3 3".to_owned(),
    };
    let (width, offsets): (f64, &[f64]) = match line {
        LineStyle::Single { tenths } => (tenths as f64 / 10.0, &[0.0]),
        LineStyle::Double => (1.2, &[-1.7, 1.7]),
        LineStyle::Dotted { .. } => (2.0, &[0.0]),
    };
    let (from, to) = (number(from), number(to));
    let path = offsets
        .iter()
        .map(|by| format!("M{from} {}H{to}", number(y + by)));
    let paint = Paint {
        dashes: &dashes,
        ..Paint::stroke(colour, width)
    };
    canvas.path(&path.collect::<String>(), "", paint);
}
