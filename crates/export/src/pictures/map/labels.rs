//! Names beside dots, where there is room.

use super::super::{Anchor, Canvas, Rectangle, Type};
use super::panel::Panel;
use super::scene::Scene;
use super::{INK, WHITE, area};

/// Where a name may stand beside its dot: the step to its base line, and its anchor.
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

/// Draws the names of the states that the panel shows, those of `elsewhere` aside, and gives those
/// for which there is no room.
pub(super) fn place_labels(
    canvas: &mut Canvas,
    scene: &Scene,
    panel: &Panel,
    elsewhere: &[usize],
) -> Vec<String> {
    let set = Type {
        size: if panel.is_inset { 11.5 } else { 12.5 },
        fill: INK,
        anchor: Anchor::Start,
        is_bold: false,
        halo: Some(WHITE),
    };
    let shown = |index: &usize| !elsewhere.contains(index);
    let states: Vec<usize> = (0..scene.states.len()).filter(shown).collect();
    let hub = scene
        .hub
        .as_ref()
        .and_then(|hub| Some((hub, panel.point(hub)?)));
    // Names stand on no dot, also not on those that are named elsewhere.
    let mut taken: Vec<Rectangle> = scene
        .states
        .iter()
        .filter_map(|state| panel.point(state))
        .chain(hub.map(|(_, point)| point))
        .map(|(x, y)| area(x - 4.0, y - 4.0, 8.0, 8.0))
        .collect();
    taken.extend(canvas.labels().iter().map(|label| label.area));
    let mut unlabelled = Vec::new();
    if let Some((hub, point)) = hub {
        let set = Type {
            is_bold: true,
            ..set
        };
        place(canvas, panel, &hub.name, point, set, &mut taken);
    }
    for state in states.into_iter().map(|index| &scene.states[index]) {
        let Some(point) = panel.point(state) else {
            continue;
        };
        let set = Type {
            is_bold: scene.is_highest(state),
            ..set
        };
        let name = if state.is_certain {
            state.name.clone()
        } else {
            format!("{} (?)", state.name)
        };
        if !place(canvas, panel, &name, point, set, &mut taken) {
            unlabelled.push(state.name.clone());
        }
    }
    unlabelled
}

/// Draws a name at the first place that is free, and says whether there was one.
fn place(
    canvas: &mut Canvas,
    panel: &Panel,
    name: &str,
    (x, y): (f64, f64),
    set: Type<'_>,
    taken: &mut Vec<Rectangle>,
) -> bool {
    let own_dot = area(x - 4.0, y - 4.0, 8.0, 8.0);
    for (right, down, anchor) in PLACES {
        let set = Type { anchor, ..set };
        let (x, y) = (x + right, y + down);
        let room = Canvas::text_box(name, x, y, set);
        let is_free = panel.area.grown(-3.0).contains(&room)
            && taken
                .iter()
                .all(|other| *other == own_dot || !other.overlaps(&room));
        if is_free {
            canvas.text(name, x, y, set);
            taken.push(room);
            return true;
        }
    }
    false
}
