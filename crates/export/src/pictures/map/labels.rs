//! Names of states: within their shapes where these are large enough, otherwise beside them on
//! ground that is nobody's, if need be at the end of a line.

use chancery_core::model::TEXT_CONTRAST;

use super::super::{Canvas, Paint, Rectangle};
use super::cover::Cover;
use super::fill::MapFill;
use super::name::{Name, PlacedName};
use super::panel::Panel;
use super::scene::{DOUBT, MapActor, MapScene};
use super::{CIRCLE, INK, WHITE, area};
use crate::style;

/// The size of names in pixels.
const SIZE: f64 = 12.5;

/// Draws the names of the states that the panel shows, those that an inset names aside, the more
/// important ones first, and gives those for which there is no room.
pub(super) fn place_labels<'m>(
    canvas: &mut Canvas,
    scene: &'m MapScene<'_>,
    panel: &Panel,
    inset: Option<&Panel>,
) -> Vec<&'m MapActor> {
    // What all rims have in common.
    canvas.raw("<g stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">");
    let mut labels = Labels::new(canvas, scene, panel, inset);
    let is_here = |state: &MapActor| match inset {
        Some(inset) => panel.shows(state) && inset.point(state).is_none(),
        // What only reaches into an enlargement is named on the map.
        None if panel.is_inset => panel.point(state).is_some(),
        None => panel.shows(state),
    };
    let states = scene.by_importance().into_iter();
    let states = states.filter(|(_, state)| is_here(state));
    let unlabelled = states.filter(|(number, state)| !labels.name(*number, state));
    let unlabelled = unlabelled.map(|(_, state)| state).collect();
    canvas.raw("</g>");
    unlabelled
}

/// The names on a part of the map.
struct Labels<'c, 'm, 's> {
    canvas: &'c mut Canvas,
    scene: &'m MapScene<'s>,
    panel: &'m Panel,
    cover: Cover,
    /// What no name and no line may cover.
    taken: Vec<Rectangle>,
}

/// Where the name of a state may be.
struct Trial<'n> {
    name: PlacedName<'n>,
    /// The shares of its box that must at least lie on its own shape, and may at most on others.
    shares: (f64, f64),
    /// The line to it, if it lies apart from its state.
    leader: Option<((f64, f64), (f64, f64))>,
}

impl<'c, 'm, 's> Labels<'c, 'm, 's> {
    fn new(
        canvas: &'c mut Canvas,
        scene: &'m MapScene<'s>,
        panel: &'m Panel,
        inset: Option<&Panel>,
    ) -> Self {
        let circles = scene.states().filter_map(|state| panel.circle(state));
        let mut taken: Vec<Rectangle> = circles.map(around).collect();
        if let Some(inset) = inset {
            taken.push(inset.area.grown(4.0));
            taken.push(panel.pixels(inset.frame).grown(2.0));
        }
        Labels {
            canvas,
            cover: panel.cover(scene),
            scene,
            panel,
            taken,
        }
    }

    /// Draws the name of a state, and says whether there was room for it.
    fn name(&mut self, number: usize, state: &MapActor) -> bool {
        let doubt = if state.is_certain { "" } else { DOUBT };
        let is_ego = self.scene.ego.as_ref();
        let is_ego = is_ego.is_some_and(|ego| std::ptr::eq(ego, state));
        // Only where the colours are of tiers, the legend says what is highest.
        let is_bold = is_ego || self.scene.ego.is_some() && self.scene.is_highest(state);
        let name = Name::new(&state.name, doubt, SIZE, is_bold);
        let squares = self.cover.of(number);
        let circle = self.panel.circle(state);
        let own = circle.map(around);
        let Some(point) = circle
            .or_else(|| middle(&squares))
            .or(self.panel.point(state))
        else {
            return true;
        };
        let within = |least: f64, most: f64| trials_within(&name, &squares, (least, most));
        let beside = |most: f64| {
            trials_beside(&name, point, most, |place| match circle {
                Some(_) => libm::hypot(place.0 - point.0, place.1 - point.1) <= CIRCLE,
                None => self.cover.is_of(number, place),
            })
        };
        let is_free = |trial: &Trial<'_>| self.is_free(trial, number, own.as_ref());
        let (ink, rim) = inks(self.scene.fill(state));
        let over = (ink.as_str(), rim.as_str());
        let outside = (INK, WHITE);
        let on_shape = |least: f64, most: f64| within(least, most).find(is_free);
        let found = match circle {
            Some(_) => None,
            None => on_shape(1.0, 0.0)
                .or_else(|| on_shape(0.75, 0.12))
                .map(|it| (it, over)),
        };
        let found = found.or_else(|| beside(0.0).find(is_free).map(|it| (it, outside)));
        let found = found.or_else(|| on_shape(0.5, 0.25).map(|it| (it, over)));
        // Where all land is of some state, a name reaches over the neighbours rather than nowhere. One
        // that lay on them as a whole would name them, unless a line leads from it to its own state.
        let found = found.or_else(|| on_shape(0.5, 0.5).map(|it| (it, outside)));
        let is_led = |trial: &Trial<'_>| trial.leader.is_some() && is_free(trial);
        let found = found.or_else(|| beside(1.0).find(is_led).map(|it| (it, outside)));
        let Some((trial, colours)) = found else {
            return false;
        };
        if let Some((from, to)) = trial.leader {
            self.canvas.line(from, to, Paint::stroke(WHITE, 2.4));
            self.canvas.line(from, to, Paint::stroke(INK, 0.9));
            self.taken.extend(along(from, to));
        }
        name.draw(self.canvas, &trial.name, colours);
        self.taken.extend(trial.name.rooms);
        true
    }

    /// Whether a name and its line cover nothing else.
    fn is_free(&self, trial: &Trial<'_>, number: usize, own: Option<&Rectangle>) -> bool {
        let is_taken = |room: &Rectangle| {
            let mut others = self.taken.iter().filter(|it| Some(*it) != own);
            others.any(|it| it.overlaps(room))
        };
        let area = self.panel.area.grown(-3.0);
        let rooms = &trial.name.rooms;
        let is_allowed = |room: &Rectangle| {
            let (own, others) = self.cover.shares(&room.grown(1.0), number);
            own >= trial.shares.0 && others <= trial.shares.1
        };
        rooms
            .iter()
            .all(|room| area.contains(room) && !is_taken(room) && is_allowed(room))
            && trial
                .leader
                .iter()
                .all(|(from, to)| !along(*from, *to).iter().any(is_taken))
    }
}

/// The colour of a name on a shape, and that of the rim around its letters: its own, which holds
/// together what reaches a little over its border.
fn inks(fill: MapFill) -> (String, String) {
    let can_be_read = |ink: &&style::Shade| {
        let on_dark = ink.dark.contrast(fill.shade.dark);
        ink.light.contrast(fill.shade.light).min(on_dark) >= TEXT_CONTRAST
    };
    let mut words = style::map::WORDS.iter().filter(|_| fill.is_plain());
    match words.find(can_be_read) {
        Some(ink) => (ink.light.to_string(), fill.shade.light.to_string()),
        None => (INK.to_owned(), WHITE.to_owned()),
    }
}

/// Where a name may be on its own shape, the places near the middle first.
fn trials_within<'n>(
    name: &'n Name,
    squares: &[(f64, f64)],
    shares: (f64, f64),
) -> impl Iterator<Item = Trial<'n>> {
    /// So many places are tried.
    const MOST_PLACES: usize = 500;
    let stride = squares.len() / MOST_PLACES + 1;
    let mut places: Vec<(f64, f64)> = squares.iter().copied().step_by(stride).collect();
    let centre = mean(squares);
    let away = |place: &(f64, f64)| libm::hypot(place.0 - centre.0, place.1 - centre.1);
    places.sort_by(|a, b| away(a).total_cmp(&away(b)));
    name.breaks.iter().flat_map(move |lines| {
        let places = places.clone().into_iter();
        places.map(move |place| Trial {
            name: name.around(lines, place),
            shares,
            leader: None,
        })
    })
}

/// Where a name may be beside its state, the nearest places first.
fn trials_beside<'n>(
    name: &'n Name,
    point: (f64, f64),
    most: f64,
    is_own: impl Fn((f64, f64)) -> bool,
) -> impl Iterator<Item = Trial<'n>> {
    const DIRECTIONS: u8 = 16;
    /// The nearest and the farthest places, and the steps between them, in pixels.
    const NEAREST: f64 = CIRCLE + 3.0;
    const STEP: f64 = 6.0;
    const STEPS: u8 = 24;
    /// A name as near as this needs no line.
    const NEAR: f64 = 8.0;
    let directions = (0..DIRECTIONS).map(|direction| {
        let angle = f64::from(direction) * 2.0 * std::f64::consts::PI / f64::from(DIRECTIONS);
        (libm::cos(angle), libm::sin(angle))
    });
    let at =
        move |(right, down): (f64, f64), away: f64| (point.0 + away * right, point.1 + away * down);
    let mut places: Vec<(f64, f64, (f64, f64))> = Vec::new();
    for direction in directions {
        // Where the state ends in this direction.
        let mut edge = 0.0;
        for step in 0..STEPS {
            let away = NEAREST + f64::from(step) * STEP;
            let mut inside = (edge, away);
            while inside.1 > inside.0 && !is_own(at(direction, inside.1)) {
                inside.1 -= STEP / 2.0;
            }
            edge = inside.1.max(edge);
            places.push((away, edge, direction));
        }
    }
    // Beside reads better than above, and above better than aslant.
    let cost = |(away, _, (right, down)): &(f64, f64, (f64, f64))| {
        let aslant = right.abs().min(down.abs());
        away + 8.0 * aslant + if *right > 0.9 { 0.0 } else { 2.0 }
    };
    places.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
    name.breaks.iter().flat_map(move |lines| {
        places
            .clone()
            .into_iter()
            .map(move |(away, edge, direction)| Trial {
                name: name.beside(lines, at(direction, away), direction),
                shares: (0.0, most),
                leader: (away - edge > NEAR)
                    .then(|| (at(direction, edge - 2.0), at(direction, away - 2.0))),
            })
    })
}

fn mean(places: &[(f64, f64)]) -> (f64, f64) {
    let count = places.len().max(1) as f64;
    let sum = places
        .iter()
        .fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    (sum.0 / count, sum.1 / count)
}

/// The place of a shape that is nearest to its mean, which may lie outside.
fn middle(squares: &[(f64, f64)]) -> Option<(f64, f64)> {
    let centre = mean(squares);
    let away = |place: &(f64, f64)| libm::hypot(place.0 - centre.0, place.1 - centre.1);
    squares
        .iter()
        .copied()
        .min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// The box of a circle at a place.
fn around((x, y): (f64, f64)) -> Rectangle {
    const REACH: f64 = CIRCLE + 1.0;
    area(x - REACH, y - REACH, 2.0 * REACH, 2.0 * REACH)
}

/// Small boxes along a line.
fn along(from: (f64, f64), to: (f64, f64)) -> Vec<Rectangle> {
    const STEP: f64 = 3.0;
    let length = libm::hypot(to.0 - from.0, to.1 - from.1);
    let steps = (length / STEP).ceil().max(1.0);
    let mut boxes = Vec::new();
    let mut step = 0.0;
    while step <= steps {
        let part = step / steps;
        let (x, y) = (
            from.0 + part * (to.0 - from.0),
            from.1 + part * (to.1 - from.1),
        );
        boxes.push(area(x - 1.0, y - 1.0, 2.0, 2.0));
        step += 1.0;
    }
    boxes
}
