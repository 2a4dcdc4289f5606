//! The words around the map.

use super::super::flow::wrapped;
use super::super::{Anchor, Canvas, Paint, Type, fitted, text_width};
use super::scene::{MapActor, MapScene};
use super::{INK, LAND, MUTED, WHITE, WIDTH, area};
use crate::style::map::class;
use crate::views::{AT_HIGHEST_TIER, ExportContext, alphabetical_key, count_of_actors, counted};

const PLAIN: Type<'_> = Type {
    size: 12.0,
    fill: INK,
    anchor: Anchor::Start,
    is_bold: false,
    halo: None,
};
const LEFT: f64 = 16.0;

/// The title and what the map shows.
pub(super) fn head(canvas: &mut Canvas, views: &ExportContext<'_>, scene: &MapScene<'_>) {
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

fn titles(views: &ExportContext<'_>, scene: &MapScene<'_>) -> (String, String) {
    let are_certain = || scene.actors.iter().map(|state| state.is_certain);
    let drawn = scene.actors.iter().filter(|state| state.point.is_some());
    let rest = match drawn.count() {
        drawn if drawn == scene.actors.len() => String::new(),
        drawn => format!("; {drawn} of them drawn"),
    };
    let asked = format!("{}{}", views.day_words(), views.narrowing_words());
    match &scene.ego {
        Some(ego) => (
            format!("The partners of {} on the map", ego.name),
            format!("{}, {asked}{rest}", counted(are_certain(), "partner")),
        ),
        None => (
            views.network.manifest().title.to_string(),
            format!(
                "{}, each coloured by its number of partners, {asked}{rest}",
                count_of_actors(scene.actors.iter().map(|it| (it.is_state, it.is_certain)))
            ),
        ),
    }
}

/// The title and the description of the whole, for those who do not see it.
pub(super) fn words(views: &ExportContext<'_>, scene: &MapScene<'_>) -> (String, String) {
    let (title, subtitle) = titles(views, scene);
    let mut words = format!("{subtitle}.");
    for kind in kinds(scene) {
        words.push_str(&format!(" {}: {}.", kind.counted(), kind.names.join(", ")));
    }
    for note in notes(scene) {
        words.push(' ');
        words.push_str(&note);
    }
    (title, words)
}

/// States of one colour.
struct LegendKind {
    fill: String,
    words: String,
    /// Their names, sorted, those in doubt marked.
    names: Vec<String>,
    /// How many of them are certain.
    certain: usize,
}

impl LegendKind {
    /// What they have in common, and how many they are.
    fn counted(&self) -> String {
        let all = self.names.len();
        match self.certain {
            certain if certain == all => format!("{} ({all})", self.words),
            certain => format!("{} ({certain} to {all})", self.words),
        }
    }
}

/// The tiers that have states, the highest first; without a state in the middle the classes of
/// the states that are drawn.
fn kinds(scene: &MapScene<'_>) -> Vec<LegendKind> {
    let kind = |fill: String, words: String, holds: &dyn Fn(&MapActor) -> bool| {
        let states = scene.actors.iter().filter(|state| holds(state));
        let mut states: Vec<&MapActor> = states.collect();
        states.sort_by_cached_key(|state| (alphabetical_key(&state.name), &state.name));
        LegendKind {
            fill,
            words,
            certain: states.iter().filter(|state| state.is_certain).count(),
            names: states.iter().map(|state| state.marked_name()).collect(),
        }
    };
    if scene.ego.is_some() {
        let mut tiers: Vec<_> = scene.tiers.iter_enumerated().rev().collect();
        tiers.sort_by_key(|(tier, _)| !scene.style.is_ranked(Some(*tier)));
        return tiers
            .into_iter()
            .map(|(tier, name)| {
                let holds = |state: &MapActor| state.tier == Some(tier);
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
            let holds = |state: &MapActor| state.point.is_some() && numbers.contains(&state.degree);
            kind(fill(position), class.words(), &holds)
        })
        .collect()
}

/// What a map shows that its caption must explain.
pub(super) struct Seen<'n> {
    /// The states that found no room for their names.
    pub(super) unlabelled: &'n [String],
    /// Whether a state is marked with a ring.
    pub(super) has_rings: bool,
    /// Whether a part of the map is enlarged.
    pub(super) enlarges: bool,
}

/// The legend and the caption below the map. Gives the height of the whole.
pub(super) fn foot(canvas: &mut Canvas, scene: &MapScene<'_>, top: f64, seen: &Seen<'_>) -> f64 {
    let mut entries: Vec<(String, String)> = kinds(scene)
        .into_iter()
        .map(|kind| {
            let words = kind.counted();
            (kind.fill, words)
        })
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
    for line in caption(scene, seen)
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
fn caption(scene: &MapScene<'_>, seen: &Seen<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if seen.has_rings {
        lines.push("A ringed dot: the state is too small for a shape at this scale.".to_owned());
    }
    if !seen.unlabelled.is_empty() {
        let names = seen.unlabelled.join(", ");
        lines.push(format!("Not labelled for lack of space: {names}."));
    }
    lines.extend(notes(scene));
    lines.push(scene.world.credit(seen.enlarges));
    lines
}

/// What must be known of the states, whether one sees the map or not.
fn notes(scene: &MapScene<'_>) -> Vec<String> {
    let far = scene.actors.iter().filter(|state| state.is_far);
    let far = sorted(far.map(|state| state.name.as_str()));
    let unplaced = sorted(scene.unplaced.iter().map(String::as_str));
    let organisations = sorted(scene.organisations.iter().map(String::as_str));
    let mut notes = Vec::new();
    if scene.ego.is_some() && kinds(scene).len() > 1 {
        notes.push(AT_HIGHEST_TIER.to_owned());
    }
    notes.extend(beside_note(scene));
    if scene.actors.iter().any(|state| !state.is_certain) {
        let words = match scene.ego {
            Some(_) => "A dashed line and (?): possibly a partner; the records do not decide it.",
            None => "(?): possibly selected; the records do not decide it.",
        };
        notes.push(words.to_owned());
    }
    for (words, names) in [
        (
            "An arrow at the edge: the capital is beyond the edge, on the far side of the globe: ",
            far,
        ),
        ("Without a place on the map: ", unplaced),
        (
            "Not on the map, since organisations have no shape: ",
            organisations,
        ),
    ] {
        if !names.is_empty() {
            notes.push(format!("{words}{}.", names.join(", ")));
        }
    }
    notes
}

/// Who has a tie at a tier beside the ladder as well, which its colour does not say.
fn beside_note(scene: &MapScene<'_>) -> Option<String> {
    let both = scene.actors.iter().filter(|it| !it.beside.is_empty());
    let mut both: Vec<&MapActor> = both.collect();
    both.sort_by_cached_key(|it| (alphabetical_key(&it.name), &it.name));
    let words = both.iter().map(|actor| {
        let tiers = actor.beside.iter().map(|it| scene.beside_words(*it));
        format!("{} ({})", actor.name, tiers.collect::<Vec<_>>().join(", "))
    });
    let words = words.collect::<Vec<_>>().join("; ");
    (!both.is_empty()).then(|| format!("Also tied at a tier without rank: {words}."))
}

/// Names in the order of the alphabet.
fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_by_cached_key(|name| (alphabetical_key(name), *name));
    names
}
