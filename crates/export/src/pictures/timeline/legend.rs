//! What the signs of the timeline mean, each with how many there are.

use std::collections::BTreeSet;

use chancery_core::model::{Effect, Keyword as _};
use chancery_core::{message, say};

use super::super::frame::{self, DrawSign, Inks, LegendEntry};
use super::super::{Canvas, Paint};
use super::TimelineScene;
use super::lines::TimelineRows;
use super::marks::{MarkSpan, Shape, Sign};
use super::members::MembersInTime;
use super::overview;
use super::rows::{Row, TimelineEvent};
use super::segments::{held_on_the_day, tier_line};
use super::words::effect_words;
use crate::style::{LineStyle, Mark};
use crate::views::{ExportContext, range_words};
use chancery_core::messages::MessageId;
use chancery_core::network::{TierIndex, positions};

/// Draws the legend from a height on, and gives the height below it. It explains what is drawn,
/// and nothing else.
pub(super) fn draw(
    canvas: &mut Canvas,
    scene: &TimelineScene<'_>,
    (dated, undated): (&[Row], &[Row]),
    lines: &TimelineRows<'_>,
    members: Option<&MembersInTime>,
    top: f64,
) -> f64 {
    let kinds = kinds(scene, (dated, undated), lines, members);
    frame::legend(canvas, &scene.inks, top + 4.0, &kinds)
}

/// What is explained, by kind.
pub(super) fn kinds(
    scene: &TimelineScene<'_>,
    (dated, undated): (&[Row], &[Row]),
    lines: &TimelineRows<'_>,
    members: Option<&MembersInTime>,
) -> Vec<(&'static str, Vec<LegendEntry>)> {
    let events: Vec<&TimelineEvent> = dated.iter().chain(undated).flat_map(Row::events).collect();
    // Those of the network count partners: here the heading says what is counted.
    let tier = match events.is_empty() {
        true => message!("timeline-legend-tier"),
        false => message!("timeline-legend-instruments"),
    };
    let messages = scene.views.messages;
    let charts = lines
        .overview
        .charts
        .iter()
        .chain(members.and_then(MembersInTime::together));
    let counts = (
        messages.fixed(message!("charts-legend")),
        overview::legend(messages, charts),
    );
    // Where too many rows are equal, none is drawn.
    if lines.lines.is_empty() && undated.len() == lines.strip_left_out {
        return vec![counts];
    }
    vec![
        counts,
        (
            messages.fixed(message!("timeline-legend-effect")),
            effects(scene.views, &events),
        ),
        (messages.fixed(tier), tiers(scene, &events, undated, lines)),
        (
            messages.fixed(message!("legend-signs")),
            signs(scene, &events, undated, lines),
        ),
    ]
}

fn sign(shape: Shape, effect: Option<Effect>, is_certain: bool, colour: String) -> DrawSign {
    Box::new(move |canvas, x, y| {
        let sign = Sign {
            shape,
            effect,
            is_certain,
            colour: &colour,
            title: "",
        };
        sign.draw(canvas, &Inks::light(), (x, y));
    })
}

fn effects(views: &ExportContext<'_>, events: &[&TimelineEvent]) -> Vec<LegendEntry> {
    let inks = Inks::light();
    let effects = Effect::ALL.iter().copied().map(Some).chain([None]);
    effects
        .filter_map(|effect| {
            let doing = events.iter().filter(|event| event.effect == effect);
            let doing: Vec<bool> = doing.map(|event| event.is_certain).collect();
            let name = effect_words(views, effect);
            let shape = Shape::Tier(Mark::Circle);
            (!doing.is_empty()).then(|| LegendEntry {
                words: format!("{name} · {}", range_words(views.messages, doing)),
                sign: sign(shape, effect, true, inks.ink.clone()),
            })
        })
        .collect()
}

/// The tiers of instruments and of lines.
fn tiers(
    scene: &TimelineScene<'_>,
    events: &[&TimelineEvent],
    undated: &[Row],
    lines: &TimelineRows<'_>,
) -> Vec<LegendEntry> {
    let (network, messages) = (scene.views.network, scene.views.messages);
    let segments = || lines.lines.iter().flat_map(|line| &line.segments);
    let ranks = positions(network.manifest().tiers.len()).map(Some);
    let mut ranks: Vec<Option<TierIndex>> = ranks.collect();
    ranks.sort_by_key(|tier| network.tier_order(*tier));
    ranks.push(None);
    ranks
        .into_iter()
        .filter_map(|tier| {
            let of_tier = events.iter().filter(|event| event.tier == tier);
            let of_tier: Vec<bool> = of_tier.map(|event| event.is_certain).collect();
            let has_events = !of_tier.is_empty();
            let mut strip = undated
                .iter()
                .filter_map(|row| held_on_the_day(scene.views, &row.ties));
            let is_line = segments().any(|it| it.tier == tier && tier.is_some())
                || strip.any(|it| it.1 == tier && tier.is_some());
            let name = match tier {
                Some(tier) => network.tier(tier).name.to_string(),
                None => say!(messages, "timeline-names-no-tier"),
            };
            let style = scene.style.tier(tier);
            let shape = tier.map_or(Shape::Small, |_| Shape::Tier(style.mark));
            let colour = style
                .colour
                .map_or(scene.inks.ink.clone(), |it| it.light.to_string());
            let words = match events.is_empty() {
                true => name,
                false => format!("{name} · {}", range_words(messages, of_tier)),
            };
            (has_events || is_line).then(|| LegendEntry {
                words,
                sign: Box::new(move |canvas, x, y| {
                    if is_line {
                        tier_line(canvas, style.line, true, &colour, (x - 11.0, x + 11.0, y));
                    }
                    if has_events {
                        sign(shape, Some(Effect::Establishes), true, colour.clone())(canvas, x, y);
                    }
                }),
            })
        })
        .collect()
}

/// What else is drawn: days that are not one day, and partnerships.
fn signs(
    scene: &TimelineScene<'_>,
    events: &[&TimelineEvent],
    undated: &[Row],
    lines: &TimelineRows<'_>,
) -> Vec<LegendEntry> {
    let messages = scene.views.messages;
    let holds = || {
        let strip = undated.iter();
        let strip = strip.filter_map(|row| held_on_the_day(scene.views, &row.ties));
        let segments = lines.lines.iter().flat_map(|line| &line.segments);
        strip.chain(segments.map(|it| (it.is_certain, it.tier)))
    };
    // Lines of known tiers are among the tiers.
    let holds_at_no_tier = holds().any(|(is_certain, tier)| is_certain && tier.is_none());
    let possibly_selected = sign(
        Shape::Tier(Mark::Circle),
        Some(Effect::Reaffirms),
        false,
        scene.inks.ink.clone(),
    );
    let of_lines = [
        (
            holds_at_no_tier,
            message!("timeline-holds-at-unknown-tier"),
            held(true),
        ),
        (
            holds().any(|(is_certain, tier)| !is_certain && !is_dotted(scene, tier)),
            message!("timeline-possibly-holds"),
            held(false),
        ),
        (
            events.iter().any(|event| !event.is_certain),
            message!("timeline-possibly-selected"),
            possibly_selected,
        ),
    ];
    let entries = days(lines).into_iter().chain(of_lines);
    let there = entries.filter(|(is_there, ..)| *is_there);
    there
        .map(|(_, words, sign)| LegendEntry {
            words: messages.fixed(words).to_owned(),
            sign,
        })
        .chain(possibly_beside_the_ladder(scene, holds()))
        .chain(lines.chains.legend(messages))
        .collect()
}

fn is_dotted(scene: &TimelineScene<'_>, tier: Option<TierIndex>) -> bool {
    matches!(scene.style.tier(tier).line, LineStyle::Dotted { .. })
}

/// The lines of tiers that are dotted where they are certain, and have longer gaps where they are
/// only possible.
fn possibly_beside_the_ladder(
    scene: &TimelineScene<'_>,
    holds: impl Iterator<Item = (bool, Option<TierIndex>)>,
) -> Vec<LegendEntry> {
    let possible = holds.filter(|(is_certain, tier)| !is_certain && is_dotted(scene, *tier));
    let tiers: BTreeSet<TierIndex> = possible.filter_map(|(_, tier)| tier).collect();
    let entry = |tier: TierIndex| {
        let style = scene.style.tier(Some(tier));
        let own = style.colour.map(|it| it.light.to_string());
        let colour = own.unwrap_or_else(|| scene.inks.ink.clone());
        let name = &*scene.views.network.tier(tier).name;
        LegendEntry {
            words: say!(scene.views.messages, "possibly-meant", name = name),
            sign: Box::new(move |canvas, x, y| {
                tier_line(canvas, style.line, false, &colour, (x - 11.0, x + 11.0, y));
            }),
        }
    };
    tiers.into_iter().map(entry).collect()
}

/// The signs of days that are not one day, each with whether it is drawn.
fn days(lines: &TimelineRows<'_>) -> [(bool, MessageId, DrawSign); 4] {
    let spans = || {
        let placed = lines.lines.iter().flat_map(|line| &line.placed);
        placed.map(|it| it.span).filter(MarkSpan::is_drawn)
    };
    let closed =
        |is_doubtful: bool| spans().any(|it| !it.is_open() && it.is_doubtful == is_doubtful);
    [
        (
            closed(false),
            message!("timeline-one-of-these-days"),
            capsule(false),
        ),
        (
            closed(true),
            message!("timeline-about-these-days"),
            capsule(true),
        ),
        (
            spans().any(|it| it.from.is_none()),
            message!("timeline-then-or-earlier"),
            arrow(-1.0),
        ),
        (
            spans().any(|it| it.to.is_none()),
            message!("timeline-then-or-later"),
            arrow(1.0),
        ),
    ]
}

fn capsule(is_doubtful: bool) -> DrawSign {
    Box::new(move |canvas, x, y| {
        let inks = Inks::light();
        let span = MarkSpan {
            x,
            from: Some(x - 11.0),
            to: Some(x + 11.0),
            is_doubtful,
            reach: 0.0,
        };
        span.draw(canvas, &inks, &inks.ink, y);
    })
}

/// An arrow to the left or to the right. Those of the timeline itself are longer.
fn arrow(towards: f64) -> DrawSign {
    Box::new(move |canvas, x, y| {
        let inks = Inks::light();
        let tip = x + 10.0 * towards;
        let shaft = Paint {
            dashes: "2.5 2",
            ..Paint::stroke(&inks.ink, 1.6)
        };
        canvas.line((x - 10.0 * towards, y), (tip, y), shaft);
        for up in [-4.0, 4.0] {
            let back = (x + 5.0 * towards, y + up);
            canvas.line(back, (tip, y), Paint::stroke(&inks.ink, 1.6));
        }
    })
}

fn held(is_certain: bool) -> DrawSign {
    Box::new(move |canvas, x, y| {
        let line = LineStyle::Single { tenths: 12 };
        let ends = (x - 11.0, x + 11.0, y);
        tier_line(canvas, line, is_certain, &Inks::light().ink, ends);
    })
}
