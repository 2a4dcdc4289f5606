//! Lines from an instrument to a later one that replaces, amends or implements it.

use std::collections::BTreeMap;

use chancery_core::messages::Messages;
use chancery_core::network::InstrumentIndex;
use chancery_core::say;

use super::super::canvas::number;
use super::super::frame::{DrawSign, Inks, LegendEntry};
use super::super::{Canvas, Paint, Rectangle};
use super::TimelineScene;
use crate::views::{ExportContext, distinct_instrument_words};

/// What a later instrument does to an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// It replaces it.
    Replaced,
    /// It amends it.
    Amended,
    /// It implements it.
    Implemented,
}

impl Relation {
    const ALL: [Relation; 3] = [Relation::Replaced, Relation::Amended, Relation::Implemented];

    /// What a legend says of it.
    fn words(self, messages: &Messages) -> String {
        match self {
            Relation::Replaced => say!(messages, "timeline-is-replaced"),
            Relation::Amended => say!(messages, "timeline-is-amended"),
            Relation::Implemented => say!(messages, "timeline-is-implemented"),
        }
    }

    /// The same of two instruments.
    fn sentence(self, messages: &Messages, from: &str, to: &str) -> String {
        match self {
            Relation::Replaced => say!(messages, "timeline-replaced", from = from, to = to),
            Relation::Amended => say!(messages, "timeline-amended", from = from, to = to),
            Relation::Implemented => say!(messages, "timeline-implemented", from = from, to = to),
        }
    }

    fn dashes(self) -> &'static str {
        match self {
            Relation::Replaced => "",
            Relation::Amended => "4 2",
            Relation::Implemented => "1.2 2",
        }
    }
}

/// A line from an instrument to a later one.
pub(super) struct Chain {
    from: InstrumentIndex,
    to: InstrumentIndex,
    relation: Relation,
    /// What it says.
    words: String,
}

/// The lines between instruments that are drawn.
pub(super) struct Chains {
    /// Those that are drawn.
    pub(super) drawn: Vec<Chain>,
    /// How many are not, for lack of space.
    pub(super) left_out: usize,
}

/// The most lines that are drawn.
const MOST_CHAINS: usize = 400;

impl Chains {
    /// The lines between some instruments.
    pub(super) fn new(views: &ExportContext<'_>, drawn: &BTreeMap<InstrumentIndex, usize>) -> Self {
        let network = views.network;
        let title = |of: InstrumentIndex| {
            distinct_instrument_words(views.messages, network, network.instrument(of))
        };
        let mut chains = Vec::new();
        let mut left_out = 0;
        // By place in the picture, so that the order of files does not show.
        let mut order: Vec<(usize, InstrumentIndex)> = drawn
            .iter()
            .map(|(position, place)| (*place, *position))
            .collect();
        order.sort_unstable();
        for (_, from) in order {
            let act = &network.acts[from];
            let replaced = act.relations().successors.iter().map(|it| it.instrument);
            let later: [Vec<InstrumentIndex>; 3] = [
                replaced.collect(),
                act.relations().amended_by.clone(),
                act.relations().implemented_by.clone(),
            ];
            for (relation, later) in Relation::ALL.into_iter().zip(later) {
                let places = later
                    .into_iter()
                    .filter(|to| *to != from)
                    .filter_map(|to| Some((*drawn.get(&to)?, to)));
                let mut places: Vec<(usize, InstrumentIndex)> = places.collect();
                places.sort_unstable();
                for (_, to) in places {
                    if chains.len() == MOST_CHAINS {
                        left_out += 1;
                        continue;
                    }
                    chains.push(Chain {
                        from,
                        to,
                        relation,
                        words: relation.sentence(views.messages, &title(from), &title(to)),
                    });
                }
            }
        }
        Chains {
            drawn: chains,
            left_out,
        }
    }

    /// Draws the lines, each between the places of its instruments.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        scene: &TimelineScene<'_>,
        places: &BTreeMap<InstrumentIndex, MarkPlace>,
    ) {
        // Of two lines that would run along each other one is above the marks and one below.
        let mut above: Vec<(f64, f64, f64)> = Vec::new();
        for chain in &self.drawn {
            let Some((from, to)) = places.get(&chain.from).zip(places.get(&chain.to)) else {
                continue;
            };
            let (left, right) = (from.x.min(to.x), from.x.max(to.x));
            let is_taken = above
                .iter()
                .any(|(y, start, end)| *y == from.y && *start < right && left < *end);
            let side = match is_taken {
                true => 1.0,
                false => -1.0,
            };
            if !is_taken {
                above.push((from.y, left, right));
            }
            canvas.titled(&chain.words, |canvas| {
                arc(canvas, &scene.inks, chain.relation, (*from, *to), side);
            });
        }
    }

    /// Whether a line that is drawn between these places runs through a box.
    pub(super) fn run_through(
        &self,
        places: &BTreeMap<InstrumentIndex, MarkPlace>,
        area: Rectangle,
    ) -> bool {
        self.drawn.iter().any(|chain| {
            let ends = places.get(&chain.from).zip(places.get(&chain.to));
            // One between marks of the same lane stays in it.
            ends.is_some_and(|(from, to)| {
                !is_level(*from, *to) && crosses((from.x, from.y), (to.x, to.y), area)
            })
        })
    }

    /// What the lines say, for those who do not see them; none if there is none.
    pub(super) fn description(&self, messages: &Messages) -> Option<String> {
        const MOST: usize = 40;
        let words = self.drawn.iter().take(MOST).map(|it| it.words.as_str());
        let words: Vec<&str> = words.collect();
        let joined = words.join("; ");
        (!words.is_empty()).then(|| match self.drawn.len() - words.len() {
            0 => say!(messages, "sentence", words = joined),
            more => say!(
                messages,
                "timeline-more-lines",
                words = joined,
                count = more
            ),
        })
    }

    /// The kinds of lines that are drawn.
    pub(super) fn legend(&self, messages: &Messages) -> Vec<LegendEntry> {
        let kinds = Relation::ALL.into_iter();
        let kinds = kinds.filter(|it| self.drawn.iter().any(|chain| chain.relation == *it));
        let entry = |relation: Relation| LegendEntry {
            words: relation.words(messages),
            sign: sign(relation),
        };
        kinds.map(entry).collect()
    }
}

fn sign(relation: Relation) -> DrawSign {
    Box::new(move |canvas, x, y| {
        let end = |x: f64| MarkPlace {
            x,
            y: y + 3.0,
            reach: 0.0,
        };
        arc(
            canvas,
            &Inks::light(),
            relation,
            (end(x - 11.0), end(x + 11.0)),
            -1.0,
        );
    })
}

/// Where a mark is, and how far it reaches from its middle.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkPlace {
    /// The middle of it, from the left.
    pub(super) x: f64,
    /// The middle of it, from the top.
    pub(super) y: f64,
    /// How far it reaches.
    pub(super) reach: f64,
}

/// How far a line between marks of one lane rises above them.
const RISE: f64 = 9.0;
const HEAD: f64 = 4.2;

fn is_level(from: MarkPlace, to: MarkPlace) -> bool {
    (from.y - to.y).abs() < 0.5
}

/// Whether a straight line runs through a box.
fn crosses(from: (f64, f64), to: (f64, f64), area: Rectangle) -> bool {
    // The part of the line that is between two edges, from 0 at its start to 1.
    let part = |from: f64, to: f64, low: f64, high: f64| {
        let length = to - from;
        if length.abs() < 1e-9 {
            let is_between = low <= from && from <= high;
            return if is_between { (0.0, 1.0) } else { (1.0, 0.0) };
        }
        let (one, other) = ((low - from) / length, (high - from) / length);
        (one.min(other), one.max(other))
    };
    let across = part(from.0, to.0, area.x, area.x + area.width);
    let down = part(from.1, to.1, area.y, area.y + area.height);
    across.0.max(down.0).max(0.0) <= across.1.min(down.1).min(1.0)
}

/// Draws a line from one mark to another, with an arrow at its end: above the marks of one lane, or
/// below them where `side` is positive, otherwise straight.
fn arc(
    canvas: &mut Canvas,
    inks: &Inks,
    relation: Relation,
    (from, to): (MarkPlace, MarkPlace),
    side: f64,
) {
    let paint = Paint {
        dashes: relation.dashes(),
        ..Paint::stroke(&inks.ink, 1.0)
    };
    let forwards = if to.x >= from.x { 1.0 } else { -1.0 };
    // The end, and the direction in which the line arrives there.
    let (line, end, towards) = if is_level(from, to) {
        let (start, end) = (
            from.x + forwards * from.reach * 0.6,
            to.x - forwards * to.reach * 0.6,
        );
        let lift = |reach: f64| (reach * 0.75).min(RISE);
        let (y1, y2) = (
            from.y + side * lift(from.reach),
            to.y + side * lift(to.reach),
        );
        let lean = ((end - start) / 3.0).abs().min(14.0) * forwards;
        let top = from.y + side * (RISE + 3.0);
        let line = format!(
            "M{} {}C{} {} {} {} {} {}",
            number(start),
            number(y1),
            number(start + lean),
            number(top),
            number(end - lean),
            number(top),
            number(end),
            number(y2),
        );
        (line, (end, y2), (lean, y2 - top))
    } else {
        let (right, down) = (to.x - from.x, to.y - from.y);
        let length = libm::hypot(right, down).max(1.0);
        let (right, down) = (right / length, down / length);
        let start = (from.x + right * from.reach, from.y + down * from.reach);
        let end = (to.x - right * to.reach, to.y - down * to.reach);
        let line = format!(
            "M{} {}L{} {}",
            number(start.0),
            number(start.1),
            number(end.0),
            number(end.1)
        );
        (line, end, (right, down))
    };
    canvas.path(&line, "", paint);
    let length = libm::hypot(towards.0, towards.1).max(0.01);
    let (right, down) = (towards.0 / length, towards.1 / length);
    let back = |side: f64| {
        let x = end.0 - HEAD * right - side * HEAD * 0.6 * down;
        let y = end.1 - HEAD * down + side * HEAD * 0.6 * right;
        format!("{} {}", number(x), number(y))
    };
    let tip = format!("{} {}", number(end.0), number(end.1));
    let head = format!("M{}L{tip}L{}", back(-1.0), back(1.0));
    canvas.path(&head, "", Paint::stroke(&inks.ink, 1.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_crosses_a_box_if_a_point_of_it_is_inside() {
        let area = Rectangle {
            x: 40.0,
            y: 30.0,
            width: 25.0,
            height: 12.0,
        };
        let ends =
            (0..11).flat_map(|x| (0..9).map(move |y| (f64::from(x) * 10.3, f64::from(y) * 9.7)));
        let ends: Vec<(f64, f64)> = ends.collect();
        for from in &ends {
            for to in &ends {
                let inside = (0..=2000).any(|step| {
                    let part = f64::from(step) / 2000.0;
                    let x = from.0 + part * (to.0 - from.0);
                    let y = from.1 + part * (to.1 - from.1);
                    (area.x..=area.x + area.width).contains(&x)
                        && (area.y..=area.y + area.height).contains(&y)
                });
                // A corner that is merely touched may be missed by the steps.
                if inside {
                    assert!(crosses(*from, *to, area), "{from:?} {to:?}");
                } else {
                    let smaller = Rectangle {
                        x: area.x + 0.2,
                        y: area.y + 0.2,
                        width: area.width - 0.4,
                        height: area.height - 0.4,
                    };
                    assert!(!crosses(*from, *to, smaller), "{from:?} {to:?}");
                }
            }
        }
    }
}
