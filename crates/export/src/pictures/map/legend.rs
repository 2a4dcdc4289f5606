//! The words around the map.

use super::super::flow::wrapped;
use super::super::{Anchor, Canvas, Paint, Type, fitted, text_width};
use super::scene::{MapState, Scene};
use super::{INK, LAND, MUTED, WHITE, WIDTH, area};
use crate::style::map::class;
use crate::views::{Views, alphabetical_key};

const PLAIN: Type<'_> = Type {
    size: 12.0,
    fill: INK,
    anchor: Anchor::Start,
    is_bold: false,
    halo: None,
};
const LEFT: f64 = 16.0;

/// The title and what the map shows.
pub(super) fn head(canvas: &mut Canvas, views: &Views<'_>, scene: &Scene<'_>) {
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

fn titles(views: &Views<'_>, scene: &Scene<'_>) -> (String, String) {
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
pub(super) fn words(views: &Views<'_>, scene: &Scene<'_>) -> (String, String) {
    let (title, subtitle) = titles(views, scene);
    let mut words = format!("{subtitle}.");
    for Kind {
        words: kind, names, ..
    } in kinds(scene)
    {
        words.push_str(&format!(" {kind} ({}): {}.", names.len(), names.join(", ")));
    }
    for note in notes(scene) {
        words.push(' ');
        words.push_str(&note);
    }
    (title, words)
}

/// States of one colour.
struct Kind<'s> {
    fill: String,
    words: String,
    /// Their names, sorted.
    names: Vec<&'s str>,
}

/// The tiers that have states, the highest first; without a state in the middle the classes of
/// the states that are drawn.
fn kinds<'s>(scene: &'s Scene<'_>) -> Vec<Kind<'s>> {
    let kind = |fill: String, words: String, holds: &dyn Fn(&MapState) -> bool| {
        let states = scene.states.iter().filter(|state| holds(state));
        let names = sorted(states.map(|state| state.name.as_str()));
        Kind { fill, words, names }
    };
    if scene.hub.is_some() {
        let tiers = scene.tiers.iter().enumerate().rev();
        return tiers
            .map(|(tier, name)| {
                let holds = |state: &MapState| state.tier == Some(tier);
                kind(scene.tier_fill(Some(tier)), name.clone(), &holds)
            })
            .filter(|kind| !kind.names.is_empty())
            .collect();
    }
    let classes = &scene.classes;
    let fill = |position: usize| class(position, classes.len()).light.to_string();
    classes
        .iter()
        .enumerate()
        .map(|(position, class)| {
            let numbers = class.least..=class.most;
            let holds = |state: &MapState| state.point.is_some() && numbers.contains(&state.degree);
            kind(fill(position), class.words(), &holds)
        })
        .collect()
}

/// The legend and the caption below the map. Gives the height of the whole.
pub(super) fn foot(
    canvas: &mut Canvas,
    scene: &Scene<'_>,
    top: f64,
    unlabelled: &[String],
    has_rings: bool,
) -> f64 {
    let mut entries: Vec<(String, String)> = kinds(scene)
        .into_iter()
        .map(|kind| (kind.fill, format!("{} ({})", kind.words, kind.names.len())))
        .collect();
    if !scene.land.is_empty() || !scene.other_land.is_empty() {
        entries.push((LAND.to_owned(), "other land".to_owned()));
    }
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
    for line in caption(scene, unlabelled, has_rings)
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
fn caption(scene: &Scene<'_>, unlabelled: &[String], has_rings: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if has_rings {
        lines.push("A ringed dot: the state is too small for a shape at this scale.".to_owned());
    }
    if !unlabelled.is_empty() {
        let names = unlabelled.join(", ");
        lines.push(format!("Not named for want of room: {names}."));
    }
    lines.extend(notes(scene));
    lines.push(scene.world.credit());
    lines
}

/// What must be known of the states, whether one sees the map or not.
fn notes(scene: &Scene<'_>) -> Vec<String> {
    let far = scene.states.iter().filter(|state| state.is_far);
    let far = sorted(far.map(|state| state.name.as_str()));
    let unplaced = sorted(scene.unplaced.iter().map(String::as_str));
    let mut notes = Vec::new();
    for (words, names) in [
        (
            "An arrow at the rim: the capital lies beyond it, on the far side of the globe: ",
            far,
        ),
        ("Without a place on the map: ", unplaced),
    ] {
        if !names.is_empty() {
            notes.push(format!("{words}{}.", names.join(", ")));
        }
    }
    notes
}

/// Names in the order of the alphabet.
fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_by_cached_key(|name| (alphabetical_key(name), *name));
    names
}
