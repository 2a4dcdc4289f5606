//! Names beside dots, where there is room.

use super::super::{Anchor, Canvas, Rectangle, Type, fitted, text_width, wrapped};
use super::panel::Panel;
use super::scene::{DOUBT, MapActor, MapScene};
use super::{INK, WHITE, area, has_dot};

/// Where a name may be beside its dot: the step to its base line, and its anchor.
const PLACES: [(f64, f64, Anchor); 8] = [
    (8.0, 4.0, Anchor::Start),
    (-8.0, 4.0, Anchor::End),
    (0.0, -8.0, Anchor::Middle),
    (0.0, 17.0, Anchor::Middle),
    (7.0, -5.0, Anchor::Start),
    (-7.0, -5.0, Anchor::End),
    (7.0, 14.0, Anchor::Start),
    (-7.0, 14.0, Anchor::End),
];

/// Where a name is around a place without a dot.
const CENTRED: [(f64, f64, Anchor); 1] = [(0.0, 4.0, Anchor::Middle)];

/// A name of this width is on one line: a longer one would reach over its neighbours.
const WIDEST: f64 = 200.0;
/// The widths into which a name is broken where it has no room on one line.
const NARROW: [f64; 2] = [130.0, 90.0];

/// Draws the names of the states that the panel shows, those that an inset names aside, and gives
/// those for which there is no room.
pub(super) fn place_labels(
    canvas: &mut Canvas,
    scene: &MapScene<'_>,
    panel: &Panel,
    inset: Option<&Panel>,
) -> Vec<String> {
    let set = Type {
        size: if panel.is_inset { 11.5 } else { 12.5 },
        fill: INK,
        anchor: Anchor::Start,
        is_bold: false,
        halo: Some(WHITE),
    };
    let is_elsewhere = |state: &MapActor| inset.is_some_and(|it| it.point(state).is_some());
    let ego = scene
        .ego
        .as_ref()
        .and_then(|ego| Some((ego, panel.point(ego)?)));
    // Names are on no dot, also not on those that are named elsewhere.
    let mut taken: Vec<Rectangle> = scene
        .actors
        .iter()
        .filter(|state| has_dot(scene, panel, state))
        .filter_map(|state| Some(mark(panel.point(state)?, reach(panel, state))))
        .chain(ego.map(|(_, point)| mark(point, DOT)))
        .collect();
    taken.extend(canvas.labels().iter().map(|label| label.area));
    taken.extend(inset.map(|inset| inset.area.grown(4.0)));
    let mut unlabelled = Vec::new();
    let anywhere = |_: &Rectangle| true;
    if let Some((ego, point)) = ego {
        let set = Type {
            is_bold: true,
            ..set
        };
        let name = Name::new(&ego.name, "", point, set);
        name.place(canvas, panel, &PLACES, &anywhere, &mut taken);
    }
    for state in scene.actors.iter().filter(|state| !is_elsewhere(state)) {
        let Some(point) = panel.point(state) else {
            continue;
        };
        let set = Type {
            // Only where the colours are of tiers, the legend says what is highest.
            is_bold: ego.is_some() && scene.is_highest(state),
            ..set
        };
        let doubt = if state.is_certain { "" } else { DOUBT };
        let within = |room: &Rectangle| panel.shape_holds(state, room);
        let is_placed = !has_dot(scene, panel, state)
            && around(point).into_iter().any(|point| {
                let name = Name::new(&state.name, doubt, point, set);
                name.place(canvas, panel, &CENTRED, &within, &mut taken)
            });
        let name = Name {
            reach: reach(panel, state),
            ..Name::new(&state.name, doubt, point, set)
        };
        if !is_placed && !name.place(canvas, panel, &PLACES, &anywhere, &mut taken) {
            unlabelled.push(state.name.clone());
        }
    }
    unlabelled
}

/// How far a dot reaches from its place, and a ring around one, in pixels.
const DOT: f64 = 4.0;
const RING: f64 = 7.0;

/// How far the mark of a state's place reaches.
fn reach(panel: &Panel, state: &MapActor) -> f64 {
    if panel.shows_shape(state) && !state.is_far {
        DOT
    } else {
        RING
    }
}

/// The box of the mark of a place.
fn mark((x, y): (f64, f64), reach: f64) -> Rectangle {
    area(x - reach, y - reach, 2.0 * reach, 2.0 * reach)
}

/// A place and others around it, the nearer ones first.
fn around((x, y): (f64, f64)) -> Vec<(f64, f64)> {
    let steps = |most: i32, length: f64| (-most..=most).map(move |it| f64::from(it) * length);
    let mut offsets: Vec<(f64, f64)> = steps(6, 12.0)
        .flat_map(|right| steps(4, 10.0).map(move |down| (right, down)))
        .collect();
    offsets.sort_by(|a, b| libm::hypot(a.0, a.1).total_cmp(&libm::hypot(b.0, b.1)));
    let places = offsets.into_iter();
    places.map(|(right, down)| (x + right, y + down)).collect()
}

/// A name in lines of a width. One that needs more than four is cut after the third, so that no
/// tower of words hides the map.
fn broken(whole: &str, mark: &str, set: Type<'_>, width: f64) -> Vec<String> {
    const MOST_LINES: usize = 4;
    const LEFT_OF_MORE: usize = 3;
    let mut lines = wrapped(whole, set.size, set.is_bold, width);
    if lines.len() > MOST_LINES {
        let last = lines[LEFT_OF_MORE - 1..].join(" ");
        let room = width - text_width(mark, set.size, set.is_bold);
        lines.truncate(LEFT_OF_MORE - 1);
        lines.push(fitted(&last, set.size, set.is_bold, room) + mark);
    }
    lines
}

/// A name that is to be at a place.
struct Name<'t> {
    place: (f64, f64),
    /// How far the mark of the place reaches.
    reach: f64,
    set: Type<'t>,
    whole: String,
    /// The name on one line, and broken into more of them.
    breaks: Vec<Vec<String>>,
}

impl<'t> Name<'t> {
    /// The name of a place, with a mark behind it that is never cut.
    fn new(name: &str, mark: &str, place: (f64, f64), set: Type<'t>) -> Self {
        let whole = format!("{name}{mark}");
        let is_short = text_width(&whole, set.size, set.is_bold) <= WIDEST;
        let single = is_short.then(|| vec![whole.clone()]);
        let narrow = NARROW.map(|width| broken(&whole, mark, set, width));
        Name {
            place,
            reach: DOT,
            set,
            breaks: single.into_iter().chain(narrow).collect(),
            whole,
        }
    }

    /// Draws the name at the first place that is free and allowed, on as few lines as can be, and
    /// says whether there was one.
    fn place(
        &self,
        canvas: &mut Canvas,
        panel: &Panel,
        places: &[(f64, f64, Anchor)],
        is_allowed: &dyn Fn(&Rectangle) -> bool,
        taken: &mut Vec<Rectangle>,
    ) -> bool {
        let own = mark(self.place, self.reach);
        let is_free = |room: &Rectangle| {
            let mut others = taken.iter().filter(|other| **other != own);
            panel.area.grown(-3.0).contains(room)
                && !others.any(|it| it.overlaps(room))
                && is_allowed(room)
        };
        let mut trials = self
            .breaks
            .iter()
            .flat_map(|lines| places.iter().map(move |place| self.lines(lines, *place)));
        let found = trials.find(|lines| lines.iter().all(|line| is_free(&line.room)));
        // Viewers show the whole of a name that is cut on pointing.
        let is_cut = |line: &PlacedLabel<'_>| line.text.contains('…');
        let is_cut = found.iter().flatten().any(is_cut);
        let cut = if is_cut { self.whole.as_str() } else { "" };
        for line in found.iter().flatten() {
            canvas.titled_text(line.text, cut, line.x, line.y, line.set);
            taken.push(line.room);
        }
        found.is_some()
    }

    /// The lines as they would be by the place of the name.
    fn lines<'n>(
        &'n self,
        lines: &'n [String],
        (right, down, anchor): (f64, f64, Anchor),
    ) -> Vec<PlacedLabel<'n>> {
        let set = Type { anchor, ..self.set };
        let step = set.size * 1.1;
        let more = (lines.len() - 1) as f64 * step;
        // Lines above their dot end there, those below it begin there.
        let rise = match down {
            down if down < 0.0 => more,
            down if down < 10.0 => more / 2.0,
            _ => 0.0,
        };
        let aside = match anchor {
            Anchor::Start => self.reach - DOT,
            Anchor::Middle => 0.0,
            Anchor::End => DOT - self.reach,
        };
        let x = self.place.0 + right + aside;
        let first = self.place.1 + down - rise;
        lines
            .iter()
            .enumerate()
            .map(|(index, text)| {
                let y = first + index as f64 * step;
                PlacedLabel {
                    text,
                    x,
                    y,
                    set,
                    room: Canvas::text_box(text, x, y, set),
                }
            })
            .collect()
    }
}

/// A line of a name, with its base line at a place.
struct PlacedLabel<'n> {
    text: &'n str,
    x: f64,
    y: f64,
    set: Type<'n>,
    room: Rectangle,
}
