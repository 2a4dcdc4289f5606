//! The words around the map.

use chancery_core::{message, say};

use super::super::flow::wrapped;
use super::super::{Anchor, Canvas, Paint, Type, fitted, text_width};
use super::fill::MapFill;
use super::panel::Panel;
use super::scene::{MapActor, MapScene};
use super::{INK, MUTED, WHITE, WIDTH, area, textured};
use crate::style;
use crate::style::map::{HUB, tint};
use crate::views::{ExportContext, alphabetical_key, count_of_actors_in, counted_in, range_words};
use chancery_core::messages::Messages;

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
    let messages = scene.messages;
    let (title, counts) = match &scene.ego {
        Some(ego) => {
            let are_certain = scene.actors.iter().map(|state| state.is_certain);
            (
                say!(messages, "map-partners-of", name = &ego.name),
                counted_in(messages, are_certain, message!("counted-partners")),
            )
        }
        None => {
            let actors = scene.actors.iter().map(|it| (it.is_state, it.is_certain));
            let counts = count_of_actors_in(messages, actors);
            (
                views.network.manifest().title.to_string(),
                say!(messages, "map-coloured", counts = counts),
            )
        }
    };
    let (day, narrowing) = (views.day_words(), views.narrowing_words());
    let subtitle = say!(
        messages,
        "caption-subtitle",
        counts = counts,
        day = day,
        narrowing = narrowing
    );
    let drawn = scene.actors.iter().filter(|state| main.shows(state));
    match drawn.count() {
        drawn if drawn == scene.actors.len() => (title, subtitle),
        drawn => (
            title,
            say!(messages, "map-drawn", words = subtitle, drawn = drawn),
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
    let messages = scene.messages;
    let mut words = say!(messages, "sentence", words = subtitle);
    for kind in members(scene, main).into_iter().chain(kinds(scene, main)) {
        let (what, names) = (kind.counted(messages), kind.names.join(", "));
        words.push(' ');
        words.push_str(&say!(messages, "described", what = what, names = names));
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
    /// Of those that the map shows, whether each is certain. It shows no organisation, and nobody
    /// without a place or beyond its edge.
    drawn: Vec<bool>,
}

impl LegendKind {
    /// What they have in common, how many they are, and how many of them are drawn if not all are.
    pub(super) fn counted(&self, messages: &Messages) -> String {
        let are_certain = (0..self.names.len()).map(|place| place < self.certain);
        let (words, count) = (&self.words, range_words(messages, are_certain));
        match self.drawn.len() {
            drawn if drawn == self.names.len() => format!("{words} ({count})"),
            0 => say!(messages, "map-kind-not-drawn", words = words, count = count),
            _ => {
                let drawn = range_words(messages, self.drawn.iter().copied());
                say!(
                    messages,
                    "map-kind-partly-drawn",
                    words = words,
                    count = count,
                    drawn = drawn
                )
            }
        }
    }

    /// Whether the map shows one of them.
    pub(super) fn is_drawn(&self) -> bool {
        !self.drawn.is_empty()
    }
}

/// The members of the organisation whose partners are meant, if it is one and has members.
pub(super) fn members(scene: &MapScene<'_>, main: &Panel) -> Option<LegendKind> {
    let ego = scene.ego.as_ref().filter(|_| !scene.members.is_empty())?;
    let article = ego
        .name
        .get(..4)
        .filter(|it| it.eq_ignore_ascii_case("the "));
    let name = &ego.name[article.map_or(0, str::len)..];
    let words = say!(scene.messages, "map-members", name = name);
    Some(legend_kind(
        MapFill::plain(HUB),
        words,
        scene.members.iter(),
        main,
    ))
}

fn legend_kind<'m>(
    fill: MapFill,
    words: String,
    states: impl Iterator<Item = &'m MapActor>,
    main: &Panel,
) -> LegendKind {
    let mut states: Vec<&MapActor> = states.collect();
    states.sort_by_cached_key(|state| (alphabetical_key(&state.name), &state.name));
    LegendKind {
        fill,
        words,
        certain: states.iter().filter(|state| state.is_certain).count(),
        drawn: states
            .iter()
            .filter(|state| main.shows(state))
            .map(|state| state.is_certain)
            .collect(),
        names: states.iter().map(|state| state.marked_name()).collect(),
    }
}

/// The tiers that have states, the highest first; without a state in the middle the classes of
/// the states that are drawn.
pub(super) fn kinds(scene: &MapScene<'_>, main: &Panel) -> Vec<LegendKind> {
    let kind = |fill: MapFill, words: String, holds: &dyn Fn(&MapActor) -> bool| {
        legend_kind(
            fill,
            words,
            scene.actors.iter().filter(|state| holds(state)),
            main,
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
            let holds = |state: &MapActor| main.shows(state) && numbers.contains(&state.degree);
            kind(fill(position), class.words(scene.messages), &holds)
        })
        .filter(LegendKind::is_drawn)
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
    let kinds = members(scene, seen.main).into_iter();
    let kinds = kinds.chain(self::kinds(scene, seen.main));
    let kinds = kinds.map(|kind| (kind.fill, kind.counted(scene.messages)));
    let mut entries: Vec<(MapFill, String)> = subject.into_iter().chain(kinds).collect();
    if !scene.land.is_empty() || !scene.other_land.is_empty() {
        let words = say!(scene.messages, "map-other-land");
        entries.push((MapFill::plain(style::map::LAND), words));
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
    let messages = scene.messages;
    let mut lines = Vec::new();
    if seen.has_circles {
        lines.push(say!(messages, "map-circle"));
    }
    lines.extend(not_labelled(scene, seen.unlabelled));
    lines.extend(notes(scene, seen.main));
    lines.push(scene.source.clone());
    lines.push(scene.world.credit(messages));
    lines
}

/// Whose names found no room, if there are such.
pub(super) fn not_labelled(scene: &MapScene<'_>, unlabelled: &[String]) -> Option<String> {
    let names = sorted(unlabelled.iter().map(String::as_str)).join(", ");
    (!names.is_empty()).then(|| say!(scene.messages, "map-not-labelled", names = names))
}

/// What must be known of the states, whether one sees the map or not.
pub(super) fn notes(scene: &MapScene<'_>, main: &Panel) -> Vec<String> {
    let beyond = scene
        .states()
        .filter(|it| it.point.is_some() && !main.shows(it));
    let beyond = sorted(beyond.map(|state| state.name.as_str()));
    let unplaced = sorted(scene.unplaced.iter().map(String::as_str));
    let organisations = sorted(scene.organisations.iter().map(String::as_str));
    let messages = scene.messages;
    let mut notes = Vec::new();
    let mut drawn = scene.actors.iter().filter(|it| main.shows(it));
    if drawn.any(|it| it.has_more_tiers) {
        notes.push(say!(messages, "map-highest-tier"));
    }
    notes.extend(beside_note(scene));
    if scene.actors.iter().any(|state| !state.is_certain) {
        notes.push(match (scene.is_narrowed, &scene.ego) {
            (true, Some(_)) => say!(messages, "map-striped-selected-partner"),
            (true, None) => say!(messages, "map-striped-selected"),
            (false, Some(_)) => say!(messages, "map-striped-partner"),
            (false, None) => say!(messages, "map-striped-with-partner"),
        });
    }
    let further = scene.actors.iter().filter(|state| state.possible > 0);
    let further: Vec<&str> = further.map(|state| state.name.as_str()).collect();
    if !further.is_empty() {
        let names = sorted(further.into_iter()).join(", ");
        notes.push(say!(messages, "map-with-more", names = names));
    }
    for (id, names) in [
        (message!("map-beyond"), beyond),
        (message!("map-unplaced"), unplaced),
        (message!("map-organisations"), organisations),
    ] {
        if !names.is_empty() {
            notes.push(messages.fill(id, &[("names", names.join(", ").into())]));
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
    (!both.is_empty()).then(|| say!(scene.messages, "map-beside-the-ladder", names = words))
}

/// Names in the order of the alphabet.
fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_by_cached_key(|name| (alphabetical_key(name), *name));
    names
}
