//! The network: a star around one state, a ring of several, or a table of many.

mod legend;
mod matrix;
mod phone;
mod ranking;
mod ring;
mod star;

use super::{
    Anchor, Canvas, Drawing, Paint, Picture, PictureSettings, Rectangle, Type, text_width,
};
use crate::refusal::Refusal;
use crate::style::{INK, LineStyle, MUTED, PAGE, RULE, Shade, Style, TierStyle};
use crate::views::{Badge, Belonging, ExportContext, Scene, id_and_role};
use chancery_core::message;

pub(super) static NETWORK: Picture = Picture {
    name: "network",
    heading: message!("picture-heading-network"),
    sentence: "States and the ties between them: a star, a ring or, of many, a table.",
    draw,
    phone: phone::draw,
};

/// The room around the picture, in pixels.
const MARGIN: f64 = 24.0;

/// The most states that are in a ring, and the most ties within it.
const MOST_IN_RING: usize = 60;
const MOST_TIES_IN_RING: usize = 120;

fn draw(views: &ExportContext<'_>, settings: &PictureSettings<'_>) -> Result<Drawing, Refusal> {
    let mut scene = Scene::new(views, settings.badges, true);
    if let Some(words) = scene.without_badge(settings.badges) {
        scene.caption.description.push_str(&format!(" {words}"));
        scene.caption.notes.push(words);
    }
    let graph = &scene.graph;
    let is_small = graph.nodes.len() <= MOST_IN_RING && graph.edges.len() <= MOST_TIES_IN_RING;
    if scene.star.is_none() && !is_small {
        // A table has squares in the place of lines.
        let caption = &mut scene.caption;
        let texts = caption.notes.iter_mut().chain([&mut caption.description]);
        let dashed = views.messages.fixed(message!("network-dashed"));
        let empty = views.messages.fixed(message!("network-empty-square"));
        texts.for_each(|text| *text = text.replace(dashed, empty));
    }
    let pen = Pen::new(&scene);
    let graph = &scene.graph;
    if graph.groups.is_empty() {
        return Ok(words(&pen));
    }
    Ok(match &scene.star {
        Some(star) => star::draw(&pen, star),
        None if is_small => ring::draw(&pen),
        None => matrix::draw(Pen {
            has_cells: true,
            ..pen
        }),
    })
}

/// The words alone, where there is no state to draw but the one in the middle: a frame around
/// nothing would say less.
fn words(pen: &Pen<'_, '_>) -> Drawing {
    let mut canvas = pen.canvas(NARROWEST);
    let top = pen.head(&mut canvas);
    let bottom = pen.legend(&mut canvas, top, false);
    let caption = &pen.scene.caption;
    canvas.finish("network", bottom, &caption.title, &caption.description)
}

/// The narrowest picture without a state in the middle.
const NARROWEST: f64 = 640.0;

/// What everything is drawn with.
struct Pen<'s, 'v> {
    scene: &'s Scene<'v>,
    style: Style<'v>,
    page: String,
    ink: String,
    muted: String,
    rule: String,
    /// Whether ties are marks in cells, and not lines.
    has_cells: bool,
}

/// The size of the names of states, in pixels.
const NAME_SIZE: f64 = 13.0;

/// The size of the letters in badges, and the height of these, in pixels.
const BADGE_SIZE: f64 = 12.0;
const BADGE_HEIGHT: f64 = 18.0;

/// The widest badge, in pixels.
const WIDEST_BADGE: f64 = 80.0;

impl<'s, 'v> Pen<'s, 'v> {
    fn new(scene: &'s Scene<'v>) -> Self {
        let text = |shade: Shade| shade.light.to_string();
        Pen {
            scene,
            style: Style::new(scene.views.network.manifest()),
            page: text(PAGE),
            ink: text(INK),
            muted: text(MUTED),
            rule: text(RULE),
            has_cells: false,
        }
    }

    fn canvas(&self, width: f64) -> Canvas {
        Canvas::new(width, "#FFFFFF")
    }

    /// Type in ink that begins at its place.
    fn set(&self, size: f64, is_bold: bool) -> Type<'_> {
        Type {
            size,
            fill: &self.ink,
            anchor: Anchor::Start,
            is_bold,
            halo: None,
        }
    }

    /// The tier of a partner of a star.
    fn tier_of(&self, star: &crate::views::Star, node: usize) -> TierStyle {
        let edge = star.edge(&self.scene.graph, node);
        self.style.tier(edge.and_then(|edge| edge.tier))
    }

    /// The colour of the lines of a group of the graph.
    fn group_colour(&self, group: Option<usize>) -> String {
        let style = self.style.group(self.scene.direction(group));
        style.line.light.to_string()
    }

    /// Draws a tie along a path.
    fn tie(&self, canvas: &mut Canvas, path: &str, words: &str, look: NetworkStyle<'_>) {
        let own = look.tier.colour.map(|shade| shade.light.to_string());
        let colour = own.as_deref().unwrap_or(look.colour);
        let dashes = if look.is_certain { "" } else { "6 4" };
        match look.tier.line {
            LineStyle::Double => {
                let outer = Paint {
                    dashes,
                    ..Paint::stroke(colour, 5.0)
                };
                canvas.path(path, words, outer);
                canvas.path(path, "", Paint::stroke(&self.page, 1.8));
            }
            LineStyle::Dotted { dashes } => {
                let gap = if look.is_certain { 4.0 } else { 9.0 };
                let paint = Paint {
                    dashes: &LineStyle::lengths(dashes, 2.0, gap),
                    ..Paint::stroke(colour, 2.0)
                };
                canvas.path(path, words, paint);
            }
            LineStyle::Single { tenths } => {
                let tenths = tenths as f64;
                let paint = Paint {
                    dashes,
                    ..Paint::stroke(colour, tenths / 10.0 + 0.1)
                };
                canvas.path(path, words, paint);
            }
        }
    }

    /// Draws the badge of a membership, with its left edge and middle at a place.
    fn badge(
        &self,
        canvas: &mut Canvas,
        badge: &Badge<'_>,
        belonging: Belonging,
        (x, y): (f64, f64),
        width: f64,
    ) {
        let style = self.style.badge(badge.place, badge.organisation);
        let colour = style.colour.light.to_string();
        let is_filled = style.is_filled && belonging == Belonging::Full;
        let (ground, letters) = match is_filled {
            true => (&colour, &self.page),
            false => (&self.page, &colour),
        };
        let area = Rectangle {
            x,
            y: y - BADGE_HEIGHT / 2.0,
            width,
            height: BADGE_HEIGHT,
        };
        let mut paint = Paint::fill(ground).outlined(&colour, 1.0);
        if belonging.is_possible() {
            paint.dashes = "3 2";
        }
        canvas.rectangle(area, 2.0, paint);
        let set = Type {
            fill: letters,
            anchor: Anchor::Middle,
            ..self.set(BADGE_SIZE, false)
        };
        let messages = self.scene.views.messages;
        let letters = badge.letters(belonging);
        let (id, role) = id_and_role(&letters);
        let room = width - 4.0 - text_width(role, BADGE_SIZE, false);
        let shown = super::fitted(id, BADGE_SIZE, false, room) + role;
        // What the letters stand for, unless it is just the organisation.
        let whole = match belonging {
            Belonging::Full => letters,
            _ => belonging.words(messages, &badge.organisation.name),
        };
        canvas.titled_text(&shown, &whole, x + width / 2.0, y + BADGE_SIZE * 0.36, set);
    }
}

/// How a tie is drawn.
#[derive(Clone, Copy)]
struct NetworkStyle<'l> {
    tier: TierStyle,
    /// The colour of its group.
    colour: &'l str,
    is_certain: bool,
}

/// The width of a badge with these letters, in pixels.
fn badge_width(letters: &str) -> f64 {
    let (id, role) = id_and_role(letters);
    let id = (text_width(id, BADGE_SIZE, false) + 10.0).min(WIDEST_BADGE);
    (id + text_width(role, BADGE_SIZE, false)).max(26.0)
}
