//! The words around the map.

use super::super::flow::wrapped;
use super::super::{Anchor, Canvas, Paint, Type, fitted, text_width};
use super::scene::{DEGREES, Scene};
use super::{INK, LAND, MUTED, WHITE, WIDTH, area};
use crate::views::Views;

const PLAIN: Type<'_> = Type {
    size: 12.0,
    fill: INK,
    anchor: Anchor::Start,
    is_bold: false,
    halo: None,
};
const LEFT: f64 = 16.0;

/// The title and what the map shows.
pub(super) fn head(canvas: &mut Canvas, views: &Views<'_>, scene: &Scene) {
    let (title, subtitle) = titles(views, scene);
    let bold = Type {
        size: 20.0,
        is_bold: true,
        ..PLAIN
    };
    let shown = fitted(&title, 20.0, true, WIDTH - 2.0 * LEFT);
    canvas.titled_text(&shown, &title, LEFT, 28.0, bold);
    let shown = fitted(&subtitle, 12.5, false, WIDTH - 2.0 * LEFT);
    canvas.titled_text(
        &shown,
        &subtitle,
        LEFT,
        48.0,
        Type {
            size: 12.5,
            fill: MUTED,
            ..PLAIN
        },
    );
}

fn titles(views: &Views<'_>, scene: &Scene) -> (String, String) {
    let day = views.selection.day;
    let drawn = scene
        .states
        .iter()
        .filter(|state| state.point.is_some())
        .count();
    let all = scene.states.len();
    let rest = if drawn == all {
        String::new()
    } else {
        format!("; {drawn} of them drawn")
    };
    match &scene.hub {
        Some(hub) => (
            format!("The partners of {} on the map", hub.name),
            format!("{all} states, as of {day}{rest}"),
        ),
        None => (
            views.network.manifest().title.to_string(),
            format!("{all} states, each by how many partners it has, as of {day}{rest}"),
        ),
    }
}

/// The title and the description of the whole, for those who do not see it.
pub(super) fn words(views: &Views<'_>, scene: &Scene) -> (String, String) {
    let (title, subtitle) = titles(views, scene);
    let mut words = format!("{subtitle}.");
    if scene.hub.is_some() {
        for (tier, name, count) in tiers(scene) {
            let of_tier = scene.states.iter().filter(|state| state.tier == Some(tier));
            let mut names: Vec<&str> = of_tier.map(|state| state.name.as_str()).collect();
            names.sort_unstable();
            words.push_str(&format!(" {name} ({count}): {}.", names.join(", ")));
        }
    }
    if !scene.unplaced.is_empty() {
        words.push_str(&format!(
            " Without a place on the map: {}.",
            scene.unplaced.join(", ")
        ));
    }
    (title, words)
}

/// The tiers that have states, the highest first: position, name and number.
fn tiers(scene: &Scene) -> Vec<(usize, String, usize)> {
    let tiers = scene.tiers.iter().enumerate().rev();
    tiers
        .map(|(tier, name)| {
            let count = scene
                .states
                .iter()
                .filter(|state| state.tier == Some(tier))
                .count();
            (tier, name.clone(), count)
        })
        .filter(|(.., count)| *count > 0)
        .collect()
}

/// The legend and the caption below the map. Gives the height of the whole.
pub(super) fn foot(canvas: &mut Canvas, scene: &Scene, top: f64, unlabelled: &[String]) -> f64 {
    let mut entries: Vec<(String, String)> = if scene.hub.is_some() {
        let tiers = tiers(scene).into_iter();
        tiers
            .map(|(tier, name, count)| (scene.tier_fill(tier), format!("{name} ({count})")))
            .collect()
    } else {
        DEGREES
            .iter()
            .map(|(_, colour, words)| ((*colour).to_owned(), (*words).to_owned()))
            .collect()
    };
    entries.push((LAND.to_owned(), "other land".to_owned()));
    let (mut x, mut y) = (LEFT, top + 26.0);
    for (fill, words) in &entries {
        let words = fitted(words, 12.0, false, WIDTH - 2.0 * LEFT - 26.0);
        let width = 26.0 + text_width(&words, 12.0, false) + 22.0;
        if x + width > WIDTH - LEFT && x > LEFT {
            (x, y) = (LEFT, y + 22.0);
        }
        canvas.rectangle(
            area(x, y - 11.0, 18.0, 13.0),
            2.0,
            Paint::fill(fill).outlined(MUTED, 0.6),
        );
        canvas.text(&words, x + 26.0, y, PLAIN);
        x += width;
    }
    y += 10.0;
    for line in caption(scene, unlabelled)
        .iter()
        .flat_map(|line| wrapped(line, 11.0, false, WIDTH - 2.0 * LEFT))
    {
        y += 17.0;
        canvas.text(
            &line,
            LEFT,
            y,
            Type {
                size: 11.0,
                fill: MUTED,
                ..PLAIN
            },
        );
    }
    canvas.rectangle(area(0.0, y + 15.0, WIDTH, 1.0), 0.0, Paint::fill(WHITE));
    y + 16.0
}

/// What is to be said below the map.
fn caption(scene: &Scene, unlabelled: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    if scene
        .states
        .iter()
        .any(|state| state.rings.is_empty() && state.point.is_some())
    {
        lines.push("A ringed dot: the state is too small for a shape at this scale.".to_owned());
    }
    for (words, names) in [
        ("Not named for want of room: ", unlabelled),
        ("Without a place on the map: ", scene.unplaced.as_slice()),
    ] {
        if !names.is_empty() {
            lines.push(format!("{words}{}.", names.join(", ")));
        }
    }
    lines.push(
        "Shapes: Natural Earth, 1:110 million; capitals: GeoNames. The map takes no position on \
         any territory, border or capital."
            .to_owned(),
    );
    lines
}
