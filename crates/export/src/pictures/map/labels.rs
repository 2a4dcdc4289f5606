//! Names of states: within their shapes where these are large enough, otherwise beside them on
//! ground that is nobody's, if need be at the end of a line.

use chancery_core::model::TEXT_CONTRAST;

use super::super::{Canvas, Paint, Rectangle};
use super::cover::{Cover, Shares, UNDRAWN};
use super::fill::MapFill;
use super::name::Name;
use super::panel::Panel;
use super::scene::{DOUBT, MapActor, MapScene};
use super::trials::{Trial, along, around, mean, trials_beside, trials_within};
use super::{CIRCLE, INK, WHITE};
use crate::style;

/// So much of the box of a name may lie on the shape of another state that is drawn, unless the name
/// is on its own shape as well: more of it would name that one.
const OVER_COLOURED: f64 = 0.15;
/// The same of states that are not drawn, whom a reader does not look for.
const OVER_UNDRAWN: f64 = 0.3;

/// The size of names in pixels.
const SIZE: f64 = 12.5;

/// Draws the names of the states that the panel shows, those that an inset names aside, the more
/// important ones first, and gives those for which there is no room.
pub(super) fn place_labels<'m>(
    canvas: &mut Canvas,
    scene: &'m MapScene<'_>,
    (panel, cover): (&Panel, &Cover),
    inset: Option<&Panel>,
) -> Vec<&'m MapActor> {
    // What all rims have in common.
    canvas.raw("<g stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">");
    let mut labels = Labels::new(canvas, scene, (panel, cover), inset);
    let states = scene.by_importance().into_iter();
    let states = states.filter(|(_, state)| is_named_on(panel, inset, state));
    let unlabelled = states.filter(|(number, state)| !labels.name(*number, state));
    let unlabelled = unlabelled.map(|(_, state)| state).collect();
    canvas.raw("</g>");
    unlabelled
}

/// Whether the name of a state belongs on a part of the map: an enlargement names others.
pub(super) fn is_named_on(panel: &Panel, inset: Option<&Panel>, state: &MapActor) -> bool {
    let is_shown = panel.shows(state) && panel.shows_main_part(state);
    match inset {
        Some(inset) => is_shown && inset.point(state).is_none(),
        // What only reaches into an enlargement is named on the map.
        None if panel.is_inset => panel.point(state).is_some(),
        None => is_shown,
    }
}

/// The names on a part of the map.
struct Labels<'c, 'm, 'p, 's> {
    canvas: &'c mut Canvas,
    scene: &'m MapScene<'s>,
    panel: &'p Panel,
    cover: &'p Cover,
    /// The circles, each with the number of its state.
    circles: Vec<(usize, (f64, f64))>,
    /// What no name and no line may cover.
    taken: Vec<Rectangle>,
}

/// What a box touches.
#[derive(Default)]
struct Touched {
    /// The shape or the circle of its state.
    own: bool,
    /// The shape of another state.
    others: bool,
    /// The circle of another state.
    circle: bool,
}

impl<'c, 'm, 'p, 's> Labels<'c, 'm, 'p, 's> {
    fn new(
        canvas: &'c mut Canvas,
        scene: &'m MapScene<'s>,
        (panel, cover): (&'p Panel, &'p Cover),
        inset: Option<&Panel>,
    ) -> Self {
        let states = scene.states().enumerate();
        let circles = states.filter_map(|(number, state)| Some((number, panel.circle(state)?)));
        let circles: Vec<(usize, (f64, f64))> = circles.collect();
        let mut taken: Vec<Rectangle> = circles.iter().map(|it| around(it.1)).collect();
        if let Some(inset) = inset {
            taken.push(inset.area.grown(4.0));
            taken.push(panel.pixels(inset.frame).grown(2.0));
        }
        Labels {
            canvas,
            cover,
            scene,
            panel,
            circles,
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
            .or_else(|| self.cover.deepest(number, &squares, mean(&squares)))
            .or(self.panel.point(state))
        else {
            return true;
        };
        let within = |least: f64, most: f64| trials_within(&name, &squares, (least, most));
        let longest = self.scene.form.longest_line;
        let beside = |most: f64| {
            trials_beside(&name, point, (most, longest), |place| match circle {
                Some(_) => libm::hypot(place.0 - point.0, place.1 - point.1) <= CIRCLE,
                None => self.cover.at(place) == Some(number),
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
        let found = found.or_else(|| on_shape(0.5, 0.15).map(|it| (it, over)));
        // Where all land is of some state, a name reaches over the neighbours rather than nowhere.
        let found = found.or_else(|| on_shape(0.5, 0.35).map(|it| (it, outside)));
        let is_led = |trial: &Trial<'_>| trial.leader.is_some() && is_free(trial);
        let found = found.or_else(|| beside(OVER_COLOURED).find(is_led).map(|it| (it, outside)));
        // Nobody understands a map of whose subject the name is missing.
        let anywhere = beside(1.0).filter(|_| is_ego);
        let mut anywhere = anywhere.map(|trial| Trial {
            is_beside: false,
            ..trial
        });
        let found = found.or_else(|| anywhere.find(is_led).map(|it| (it, outside)));
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

    /// Whether a name and its line cover nothing else, and name no other state.
    fn is_free(&self, trial: &Trial<'_>, number: usize, own: Option<&Rectangle>) -> bool {
        let is_taken = |room: &Rectangle| {
            let mut others = self.taken.iter().filter(|it| Some(*it) != own);
            others.any(|it| it.overlaps(room))
        };
        let area = self.panel.area.grown(-3.0);
        let rooms = &trial.name.rooms;
        let is_allowed = |room: &Rectangle| {
            let shares = self.cover.shares(&room.grown(1.0), number);
            shares.own >= trial.shares.0 && shares.others <= trial.shares.1
        };
        rooms
            .iter()
            .all(|room| area.contains(room) && !is_taken(room) && is_allowed(room))
            && (!trial.is_beside || self.is_its_own(trial, number, own.is_some()))
            && trial.leader.iter().all(|(from, to)| {
                let line = along(*from, *to);
                self.is_line_clear(&line, number) && !line.iter().any(is_taken)
            })
    }

    /// Whether a name beside its state can be taken for that of no other one: it hardly lies on
    /// shapes of others, drawn or not, and, without a line, no other state is nearer to it. At a
    /// circle it may lie on a state that is not drawn, as the name of a town does.
    fn is_its_own(&self, trial: &Trial<'_>, number: usize, has_circle: bool) -> bool {
        /// The two ends of a line of this part of the longest one are seen together.
        const SHORT: f64 = 0.4;
        let rooms = &trial.name.rooms;
        let all: f64 = rooms.iter().map(|room| room.width).sum();
        let foreign = |of: fn(&Shares) -> f64| -> f64 {
            let shares = rooms
                .iter()
                .map(|room| (self.cover.shares(room, number), room.width));
            shares.map(|(shares, width)| of(&shares) * width).sum()
        };
        let is_at_circle = has_circle && trial.leader.is_none();
        let is_foreign = foreign(|it| it.others) > OVER_COLOURED * all
            || foreign(|it| it.undrawn) > OVER_UNDRAWN * all && !is_at_circle;
        !is_foreign
            && match trial.leader {
                Some((from, to)) => {
                    let is_short = distance(from, to) <= SHORT * self.scene.form.longest_line;
                    // Over a neighbour no other line may be.
                    let is_over = trial.shares.1 > 0.0;
                    is_short && is_over || self.is_apart(rooms, number, is_short)
                }
                None => self.is_nearest(rooms, number),
            }
    }

    /// Whether no other state is so near to a name at the end of a line that it seems to be its own.
    fn is_apart(&self, rooms: &[Rectangle], number: usize, is_short: bool) -> bool {
        let (from_shapes, from_circles) = if is_short { (2.0, 1.0) } else { (5.0, 5.0) };
        rooms.iter().all(|room| {
            let of_shapes = self.touched(&room.grown(from_shapes), number, 0.0);
            let of_circles = self.touched(&room.grown(from_circles), number, 0.0);
            !of_shapes.others && !of_circles.circle
        })
    }

    /// Whether no other state is nearer to a name without a line.
    fn is_nearest(&self, rooms: &[Rectangle], number: usize) -> bool {
        const STEP: f64 = 2.0;
        const STEPS: u8 = 6;
        /// So much farther away a circle is, which draws all eyes to it.
        const CLEAR: f64 = 6.0;
        for step in 1..=STEPS {
            let reach = STEP * f64::from(step);
            let rooms = rooms.iter().map(|room| room.grown(reach));
            let touched = rooms.map(|room| self.touched(&room, number, CLEAR));
            let found = touched.fold(Touched::default(), |all, it| Touched {
                own: all.own | it.own,
                others: all.others | it.others,
                circle: all.circle | it.circle,
            });
            if found.own || found.others || found.circle {
                return found.own && !found.circle;
            }
        }
        false
    }

    /// What a box touches, the circles of others already from a distance.
    fn touched(&self, room: &Rectangle, number: usize, distance: f64) -> Touched {
        let shares = self.cover.shares(room, number);
        let (own, others): (Vec<_>, Vec<_>) = self.circles.iter().partition(|it| it.0 == number);
        let is_near = |circles: &[(usize, (f64, f64))], room: &Rectangle| {
            circles.iter().any(|it| around(it.1).overlaps(room))
        };
        Touched {
            own: shares.own > 0.0 || is_near(&own, room),
            others: shares.others > 0.0,
            circle: is_near(&others, &room.grown(distance)),
        }
    }

    /// Whether a line to a name does not run through the shape of another state.
    fn is_line_clear(&self, line: &[Rectangle], number: usize) -> bool {
        /// It may touch a corner.
        const CORNER: usize = 2;
        let foreign = line.iter().filter(|it| {
            let found = self.cover.at((it.x + 1.0, it.y + 1.0));
            found.is_some_and(|found| found != number && found != UNDRAWN)
        });
        foreign.count() <= CORNER
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

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    libm::hypot(a.0 - b.0, a.1 - b.1)
}
