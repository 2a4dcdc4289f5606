//! The words around the map.

use chancery_core::say;

use super::super::flow::wrapped;
use super::super::{Anchor, Canvas, Paint, Type, fitted, text_width};
use super::fill::MapFill;
use super::panel::Panel;
use super::scene::{MapActor, MapScene};
use super::{INK, MUTED, WHITE, WIDTH, area, textured};
use crate::style;
use crate::style::map::{HUB, tint};
use crate::views::{ExportContext, alphabetical_key, count_of_actors, counted, reader_dates};

/// The size of words, so that they are read where a page shows the map a little smaller.
const SIZE: f64 = 12.5;
const PLAIN: Type<'_> = Type {
    size: SIZE,
    fill: INK,
    anchor: Anchor::Start,
    is_bold: false,
    halo: None,
};
const LEFT: f64 = 16.0;

/// The title and what the map shows.
pub(super) fn head(
    canvas: &mut Canvas,
    views: &ExportContext<'_>,
    scene: &MapScene<'_>,
    main: &Panel,
) {
    let (title, subtitle) = titles(views, scene, main);
    let bold = Type {
        size: 20.0,
        is_bold: true,
        ..PLAIN
    };
    let shown = fitted(&title, 20.0, true, WIDTH - 2.0 * LEFT);
    canvas.titled_text(&shown, &title, LEFT, 28.0, bold);
    let subtitle = reader_dates(&subtitle);
    let shown = fitted(&subtitle, 13.0, false, WIDTH - 2.0 * LEFT);
    canvas.titled_text(
        &shown,
        &subtitle,
        LEFT,
        48.0,
        Type {
            size: 13.0,
            fill: MUTED,
            ..PLAIN
        },
    );
}

pub(super) fn titles(
    views: &ExportContext<'_>,
    scene: &MapScene<'_>,
    main: &Panel,
) -> (String, String) {
    let are_certain = || scene.actors.iter().map(|state| state.is_certain);
    let drawn = scene.actors.iter().filter(|state| main.shows(state));
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
pub(super) fn words(
    views: &ExportContext<'_>,
    scene: &MapScene<'_>,
    main: &Panel,
) -> (String, String) {
    let (title, subtitle) = titles(views, scene, main);
    let mut words = format!("{subtitle}.");
    for kind in members(scene).into_iter().chain(kinds(scene)) {
        words.push_str(&format!(" {}: {}.", kind.counted(), kind.names.join(", ")));
    }
    for note in notes(scene, main) {
        words.push(' ');
        words.push_str(&note);
    }
    (title, words)
}

/// States of one colour.
pub(super) struct LegendKind {
    pub(super) fill: MapFill,
    words: String,
    /// Their names, sorted, those in doubt marked.
    pub(super) names: Vec<String>,
    /// How many of them are certain.
    certain: usize,
    /// Whether one of them has a place on a map, which an organisation has not.
    pub(super) has_place: bool,
}

impl LegendKind {
    /// What they have in common, and how many they are.
    pub(super) fn counted(&self) -> String {
        let all = self.names.len();
        match self.certain {
            certain if certain == all => format!("{} ({all})", self.words),
            certain => format!("{} ({certain} to {all})", self.words),
        }
    }
}

/// The members of the organisation whose partners are meant, if it is one and has members.
pub(super) fn members(scene: &MapScene<'_>) -> Option<LegendKind> {
    let ego = scene.ego.as_ref().filter(|_| !scene.members.is_empty())?;
    let words = format!("Members of the {}", ego.name.trim_start_matches("the "));
    Some(legend_kind(
        MapFill::plain(HUB),
        words,
        scene.members.iter(),
    ))
}

fn legend_kind<'m>(
    fill: MapFill,
    words: String,
    states: impl Iterator<Item = &'m MapActor>,
) -> LegendKind {
    let mut states: Vec<&MapActor> = states.collect();
    states.sort_by_cached_key(|state| (alphabetical_key(&state.name), &state.name));
    LegendKind {
        fill,
        words,
        certain: states.iter().filter(|state| state.is_certain).count(),
        has_place: states
            .iter()
            .any(|state| state.point.is_some() || !state.rings.is_empty()),
        names: states.iter().map(|state| state.marked_name()).collect(),
    }
}

/// The tiers that have states, the highest first; without a state in the middle the classes of
/// the states that are drawn.
pub(super) fn kinds(scene: &MapScene<'_>) -> Vec<LegendKind> {
    let kind = |fill: MapFill, words: String, holds: &dyn Fn(&MapActor) -> bool| {
        legend_kind(
            fill,
            words,
            scene.actors.iter().filter(|state| holds(state)),
        )
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
    let fill = |position: usize| MapFill::plain(tint(position, classes.len()));
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
    /// Whether a state is marked with a circle.
    pub(super) has_circles: bool,
    /// The map, without an enlargement.
    pub(super) main: &'n Panel,
}

/// The legend and the caption below the map. Gives the height of the whole.
pub(super) fn foot(canvas: &mut Canvas, scene: &MapScene<'_>, top: f64, seen: &Seen<'_>) -> f64 {
    let subject = scene.ego.as_ref().filter(|ego| seen.main.shows(ego));
    let subject = subject.map(|ego| (MapFill::plain(HUB), ego.name.clone()));
    let kinds = members(scene).into_iter().chain(kinds(scene));
    let kinds = kinds.map(|kind| (kind.fill, kind.counted()));
    let mut entries: Vec<(MapFill, String)> = subject.into_iter().chain(kinds).collect();
    if !scene.land.is_empty() || !scene.other_land.is_empty() {
        entries.push((MapFill::plain(style::map::LAND), "Other land".to_owned()));
    }
    let (mut x, mut y) = (LEFT, top + 26.0);
    for (fill, words) in &entries {
        let words = fitted(words, SIZE, false, WIDTH - 2.0 * LEFT - 26.0);
        let width = 26.0 + text_width(&words, SIZE, false) + 22.0;
        if x + width > WIDTH - LEFT && x > LEFT {
            (x, y) = (LEFT, y + 22.0);
        }
        textured(canvas, *fill, |canvas, scale| {
            let [x, y, width, height] = [x, y - 11.0, 18.0, 13.0].map(|it| it * scale);
            let name = fill.name();
            let paint = Paint::fill(&name).outlined(MUTED, 0.6 * scale);
            canvas.rectangle(area(x, y, width, height), 2.0 * scale, paint);
        });
        canvas.text(&words, x + 26.0, y, PLAIN);
        x += width;
    }
    y += 10.0;
    for line in caption(scene, seen)
        .iter()
        .flat_map(|line| wrapped(line, SIZE, false, WIDTH - 2.0 * LEFT))
    {
        y += 17.0;
        canvas.text(
            &line,
            LEFT,
            y,
            Type {
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
    if seen.has_circles {
        lines.push("A circle: the state is too small for a shape at this scale.".to_owned());
    }
    if !seen.unlabelled.is_empty() {
        let names = sorted(seen.unlabelled.iter().map(String::as_str)).join(", ");
        lines.push(format!("Not labelled for lack of space: {names}."));
    }
    lines.extend(notes(scene, seen.main));
    lines.push(scene.world.credit());
    lines
}

/// What must be known of the states, whether one sees the map or not.
pub(super) fn notes(scene: &MapScene<'_>, main: &Panel) -> Vec<String> {
    let beyond = scene
        .states()
        .filter(|it| it.point.is_some() && !main.shows(it));
    let beyond = sorted(beyond.map(|state| state.name.as_str()));
    let unplaced = sorted(scene.unplaced.iter().map(String::as_str));
    let organisations = sorted(scene.organisations.iter().map(String::as_str));
    let mut notes = Vec::new();
    if scene.ego.is_some() && kinds(scene).len() > 1 {
        notes.push(say!(scene.messages, "network-at-highest-tier"));
    }
    notes.extend(beside_note(scene));
    if scene.actors.iter().any(|state| !state.is_certain) {
        let what = match (scene.is_narrowed, &scene.ego) {
            (true, Some(_)) => "a partner that is selected",
            (true, None) => "selected",
            (false, Some(_)) => "a partner",
            (false, None) => "with a partner",
        };
        notes.push(format!(
            "Striped and (?): possibly {what}; the records do not decide it."
        ));
    }
    let further = scene.actors.iter().filter(|state| state.possible > 0);
    let further: Vec<&str> = further.map(|state| state.name.as_str()).collect();
    if !further.is_empty() {
        notes.push(format!(
            "Coloured by certain partners where there are any; possibly with more: {}.",
            sorted(further.into_iter()).join(", ")
        ));
    }
    for (words, names) in [
        ("Beyond the edge of this map: ", beyond),
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
