//! The map on a phone: the shapes of the wide map, cut into pieces that fill the screen one below the
//! other, with names of their own; and below them everybody by name, since not all have room on it.

use chancery_core::say;

use super::super::frame::{bold, plain};
use super::super::phone::{self, LINE, PhoneForm, SIZE, WIDTH};
use super::super::{Canvas, Drawing, Paint, PictureSettings, Rectangle, number};
use super::cover::Cover;
use super::cuts::{Cuts, cuts};
use super::fill::MapFill;
use super::labels::{is_named_on, place_labels};
use super::panel::Panel;
use super::scene::{MapActor, MapScene, PHONE};
use super::trials::around;
use super::{HEAD, INK, MUTED, WHITE, area, circles, legend, textured, textured_shapes, textures};
use crate::map::{Frame, clip};
use crate::refusal::Refusal;
use crate::style::map::HUB;
use crate::views::ExportContext;

/// In how many pieces a part of the map is cut at most.
const MOST_PIECES: usize = 3;
/// The greatest height of a piece for its width, where it is one of several.
const STEEPEST: f64 = 1.8;
/// What is between two pieces.
const GAP: f64 = 6.0;

pub(super) fn draw(
    views: &ExportContext<'_>,
    settings: &PictureSettings<'_>,
    wide: &Drawing,
) -> Result<PhoneForm, Refusal> {
    let scene = MapScene {
        form: PHONE,
        ..MapScene::new(views, settings)?
    };
    let main = Panel::main(&scene, HEAD, super::WIDTH);
    let inset = wide.enlarged.map(Panel::of_enlarged);
    let mut canvas = phone::canvas();
    canvas.raw(&textures(&scene));
    let below = inset.as_ref().map(|inset| Panel {
        // It lies below, and hides nothing.
        area: area(0.0, -9.0, 0.0, 0.0),
        ..inset.clone()
    });
    let inherited = phone::inherited(wide);
    let mut drawn = Drawn::default();
    for panel in std::iter::once(&main).chain(&inset) {
        let below = below.as_ref().filter(|_| !panel.is_inset);
        for piece in pieces(&scene, panel, below) {
            draw_piece(
                &mut canvas,
                &scene,
                (panel, piece),
                (below, inherited),
                &mut drawn,
            );
        }
    }
    let y = everybody(&mut canvas, &scene, &main, drawn.height);
    let (title, subtitle) = legend::titles(views, &scene, &main);
    let unlabelled = scene
        .states()
        .filter(|it| main.shows(it) && !drawn.names(it));
    let unlabelled: Vec<String> = unlabelled.map(MapActor::marked_name).collect();
    let mut notes = Vec::new();
    if drawn.has_circles {
        notes.push(say!(scene.messages, "map-circle"));
    }
    notes.extend(legend::not_labelled(&scene, &unlabelled));
    notes.extend(legend::notes(&scene, &main));
    notes.push(scene.source.clone());
    notes.push(scene.world.credit(scene.messages));
    Ok(phone::finish(canvas, "map", y, (title, subtitle, notes)))
}

/// What is drawn so far.
#[derive(Default)]
struct Drawn<'m> {
    height: f64,
    has_circles: bool,
    /// The states whose names are on a piece.
    named: Vec<&'m MapActor>,
}

impl Drawn<'_> {
    fn names(&self, state: &MapActor) -> bool {
        self.named.iter().any(|it| std::ptr::eq(*it, state))
    }
}

/// Draws a piece of a part of the map below what is drawn.
fn draw_piece<'m>(
    canvas: &mut Canvas,
    scene: &'m MapScene<'_>,
    (panel, piece): (&Panel, Rectangle),
    (below, inherited): (Option<&Panel>, &str),
    drawn: &mut Drawn<'m>,
) {
    let shown = panel_of(panel, piece, drawn.height);
    shapes(canvas, (panel, piece), &shown, inherited);
    textured_shapes(canvas, scene, &shown);
    // What is enlarged below has its circles there.
    drawn.has_circles |= circles(canvas, scene, &shown, below);
    if let Some(mark) = below.and_then(|it| shown.mark(it.frame)) {
        canvas.rectangle(mark, 0.0, Paint::stroke(WHITE, 2.4));
        canvas.rectangle(mark, 0.0, Paint::stroke(INK, 0.8));
    }
    let cover = shown.cover(scene);
    let named = named_on(canvas, scene, (&shown, &cover), below);
    drawn.named.extend(named);
    drawn.height += shown.area.height + GAP;
}

/// Names who is on a piece, and gives those for whose names there is room.
fn named_on<'m>(
    canvas: &mut Canvas,
    scene: &'m MapScene<'_>,
    (shown, cover): (&Panel, &Cover),
    below: Option<&Panel>,
) -> Vec<&'m MapActor> {
    let left = place_labels(canvas, scene, (shown, cover), below);
    let is_left = |state: &MapActor| left.iter().any(|it| std::ptr::eq(*it, state));
    let here = scene.states().filter(|it| is_named_on(shown, below, it));
    here.filter(|it| !is_left(it)).collect()
}

/// A piece of a part of the map as wide as a phone, from a height on.
fn panel_of(panel: &Panel, piece: Rectangle, top: f64) -> Panel {
    let by = WIDTH / piece.width;
    let left = panel.frame.left + (piece.x - panel.area.x) / panel.scale;
    let upper = panel.frame.top + (piece.y - panel.area.y) / panel.scale;
    Panel {
        area: area(0.0, top, WIDTH, piece.height * by),
        frame: Frame {
            left,
            top: upper,
            right: left + piece.width / panel.scale,
            bottom: upper + piece.height / panel.scale,
        },
        scale: panel.scale * by,
        is_inset: panel.is_inset,
        whole: panel.whole,
    }
}

/// The pieces of a part of the map, side by side on it, and only those on which there are states. The
/// map is cut in two or three where that names one more of them.
fn pieces(scene: &MapScene<'_>, panel: &Panel, below: Option<&Panel>) -> Vec<Rectangle> {
    /// How much counts what, against the square of the number of pieces: each state that is not
    /// named, and each through which a cut runs, by a quarter of it; and if the cut could be where
    /// no state is, that much more, so that it costs a name.
    const UNNAMED: f64 = 6.0;
    const HARM: f64 = 4.0;
    const NEEDLESS: f64 = 24.0;
    let narrowest = panel.area.height / (STEEPEST * panel.area.width);
    let uncut = Cuts {
        ends: vec![0.0, 1.0],
        harm: 0.0,
        needless: 0.0,
    };
    let further = (2..=MOST_PIECES).flat_map(|it| cuts(scene, panel, below, (it, narrowest)));
    let mut best: Option<(f64, Vec<Rectangle>)> = None;
    for way in std::iter::once(uncut).chain(further) {
        let pieces = pieces_of(scene, panel, below, &way);
        let count = pieces.len() as f64;
        let least = HARM * way.harm + NEEDLESS * way.needless + count * count;
        // Names are tried only where the way may still be the best.
        let is_open = best.as_ref().is_none_or(|it| least < it.0);
        if pieces.is_empty() || !is_open {
            continue;
        }
        let cost = least + UNNAMED * unclear(scene, panel, &pieces, below) as f64;
        if best.as_ref().is_none_or(|it| cost < it.0) {
            best = Some((cost, pieces));
        }
    }
    best.map_or_else(|| vec![panel.area], |it| it.1)
}

/// The pieces that a way to cut a part of the map makes.
fn pieces_of(
    scene: &MapScene<'_>,
    panel: &Panel,
    below: Option<&Panel>,
    way: &Cuts,
) -> Vec<Rectangle> {
    let whole = panel.area;
    let pieces = way.ends.windows(2).map(|ends| {
        let (left, width) = (ends[0] * whole.width, (ends[1] - ends[0]) * whole.width);
        area(whole.x + left, whole.y, width, whole.height)
    });
    let is_needed = |piece: &Rectangle| {
        let shown = panel_of(panel, *piece, 0.0);
        let is_here = |it: &MapActor| shown.point(it).is_some() || is_named_on(&shown, below, it);
        scene.states().any(is_here)
    };
    let pieces = pieces.filter(is_needed);
    match way.ends.len() {
        2 => pieces.collect(),
        _ => pieces.map(|it| trimmed(scene, panel, it, below)).collect(),
    }
}

/// A piece without what is empty above and below its states.
fn trimmed(
    scene: &MapScene<'_>,
    panel: &Panel,
    piece: Rectangle,
    below: Option<&Panel>,
) -> Rectangle {
    /// The room around the states, and the least height, as parts of the width.
    const ROOM: f64 = 0.12;
    const FLATTEST: f64 = 0.6;
    /// A part of a state that is smaller than this in pixels is not looked for.
    const SPECK: f64 = 6.0;
    let shown = panel_of(panel, piece, 0.0);
    let is_seen = |it: &Frame| it.width().max(it.height()) * shown.scale >= SPECK;
    let rings = scene.states().flat_map(|state| &state.rings);
    let shapes = rings.filter_map(|ring| Frame::around(clip(ring, &shown.frame)));
    let places = scene.states().filter(|state| shown.point(state).is_some());
    let places = places.filter_map(|state| Frame::around(state.point));
    let marks = below.map(|it| it.frame).filter(|it| it.meets(&shown.frame));
    let all = shapes.filter(is_seen).chain(places).chain(marks);
    let Some(seen) = all.reduce(|all, it| all.joined(&it)) else {
        return piece;
    };
    let frame = shown.frame;
    let seen = seen.grown(ROOM * frame.width());
    let missing = (FLATTEST * frame.width() - seen.height()).max(0.0);
    let (top, bottom) = (seen.top - missing / 2.0, seen.bottom + missing / 2.0);
    let (top, bottom) = (top.max(frame.top), bottom.min(frame.bottom));
    Rectangle {
        y: piece.y + (top - frame.top) * panel.scale,
        height: (bottom - top) * panel.scale,
        ..piece
    }
}

/// How many states are not named on pieces of a part of the map, those of the highest tier twice, and
/// how many of those drawn as circles hide another state.
fn unclear(
    scene: &MapScene<'_>,
    panel: &Panel,
    pieces: &[Rectangle],
    below: Option<&Panel>,
) -> usize {
    let mut drawn = Drawn::default();
    let mut hiding = 0;
    for piece in pieces {
        let shown = panel_of(panel, *piece, 0.0);
        let cover = shown.cover(scene);
        hiding += hiding_circles(scene, (&shown, &cover), below);
        let mut trial = Canvas::new(WIDTH, WHITE);
        let named = named_on(&mut trial, scene, (&shown, &cover), below);
        drawn.named.extend(named);
    }
    let here = scene.states().filter(|it| is_named_on(panel, below, it));
    let unnamed = here.filter(|it| !drawn.names(it));
    // Who is at the highest tier is looked for first.
    unnamed
        .map(|it| 1 + usize::from(scene.is_highest(it)))
        .sum::<usize>()
        + hiding
}

/// How many circles lie mainly on the shape of another state, or on another circle.
fn hiding_circles(
    scene: &MapScene<'_>,
    (shown, cover): (&Panel, &Cover),
    below: Option<&Panel>,
) -> usize {
    const MAINLY: f64 = 0.5;
    let states = scene.states().enumerate();
    let circles = states.filter(|(_, state)| below.is_none_or(|it| it.point(state).is_none()));
    let circles = circles.filter_map(|(number, state)| Some((number, shown.circle(state)?)));
    let circles: Vec<(usize, (f64, f64))> = circles.collect();
    let hides = |(number, place): &&(usize, (f64, f64))| {
        let room = around(*place);
        let is_other = |it: &&(usize, (f64, f64))| it.0 < *number;
        cover.shares(&room, *number).others > MAINLY
            || circles
                .iter()
                .filter(is_other)
                .any(|it| around(it.1).overlaps(&room))
    };
    circles.iter().filter(hides).count()
}

/// Shows the shapes of a piece, which the wide map has drawn.
fn shapes(
    canvas: &mut Canvas,
    (panel, piece): (&Panel, Rectangle),
    shown: &Panel,
    inherited: &str,
) {
    canvas.raw(&format!(
        "<svg x=\"0\" y=\"{}\" width=\"{WIDTH}\" height=\"{}\" viewBox=\"{} {} {} {}\"><use href=\"#{}\"{inherited}/></svg>",
        number(shown.area.y),
        number(shown.area.height),
        number(piece.x),
        number(piece.y),
        number(piece.width),
        number(piece.height),
        panel.id()
    ));
}

/// Names everybody who is on the map under the colour that stands for it, and gives the height below.
fn everybody(canvas: &mut Canvas, scene: &MapScene<'_>, main: &Panel, top: f64) -> f64 {
    let subject = scene.ego.as_ref().filter(|ego| main.shows(ego));
    let subject = subject.map(|ego| (MapFill::plain(HUB), ego.name.clone(), String::new()));
    let kinds = legend::members(scene, main)
        .into_iter()
        .chain(legend::kinds(scene, main));
    let kinds = kinds.map(|it| (it.fill, it.counted(scene.messages), it.names.join(", ")));
    let mut y = top + LINE - 4.0;
    for (fill, words, names) in subject.into_iter().chain(kinds) {
        textured(canvas, fill, |canvas, scale| {
            let [x, y, width, height] = [1.0, y - 11.0, 18.0, 13.0].map(|it| it * scale);
            let name = fill.name();
            let paint = Paint::fill(&name).outlined(MUTED, 0.6 * scale);
            canvas.rectangle(area(x, y, width, height), 2.0 * scale, paint);
        });
        y = phone::words(canvas, &words, (26.0, y), bold(SIZE, INK));
        if !names.is_empty() {
            y = phone::words(canvas, &names, (26.0, y), plain(SIZE, INK)) + 3.0;
        }
    }
    y - LINE + 8.0
}
