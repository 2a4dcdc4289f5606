//! The star: two columns of partners, and a curve from each to the state between them.

use super::super::{
    Anchor, Canvas, Drawing, Paint, Rectangle, Type, fitted, number, text_width, wrapped,
};
use super::{MARGIN, NAME_SIZE, NetworkStyle, Pen, badge_width};
use crate::views::{Block, Edge, Node, Star, start_label};
use chancery_core::message;
use chancery_core::messages::MessageId;

/// The height of a partner's box, and from one to the next, in pixels.
const BOX: f64 = 26.0;
const PITCH: f64 = 31.0;
/// What a frame leaves around its boxes, and the height of a line of its name.
const PADDING: f64 = 9.0;
const NAME_LINE: f64 = 17.0;
/// The gap between two frames.
const BETWEEN: f64 = 14.0;
/// The widest name and the narrowest, in pixels.
const NAMES: (f64, f64) = (96.0, 300.0);
const YEAR_SIZE: f64 = 12.0;
/// What stands in the place of a year that is not known to the year.
pub(super) const NO_YEAR: MessageId = message!("network-no-year");
const CELL_GAP: f64 = 8.0;
/// The widest picture, unless names need more; wider ones do not fit on the page.
const WIDEST: f64 = 1232.0;
const HUB_SIZE: f64 = 18.0;
const HUB_HEIGHTS: (f64, f64) = (50.0, 120.0);
/// What two ties are apart where they meet the hub, if it has room.
const TIES_APART: f64 = 4.6;
/// What two lines of one tie are apart at the box of the partner, and where they meet the hub.
const LINES_APART: (f64, f64) = (7.0, 3.0);

/// The places in every box, and where the columns stand.
struct Measures {
    name: f64,
    year: f64,
    slots: Vec<f64>,
    ego: f64,
    hub_height: f64,
    /// Between the boxes of the two columns.
    middle: f64,
}

impl Measures {
    fn new(pen: &Pen<'_, '_>, star: &Star) -> Self {
        let scene = pen.scene;
        let name_of = |node: usize| scene.graph.nodes[node].name;
        let names = star.partners().map(|node| {
            let is_bold = pen.tier_of(star, node).is_bold;
            text_width(name_of(node), NAME_SIZE, is_bold) + 2.0
        });
        let messages = scene.views.messages;
        let years = scene.edges().map(|it| start_label(messages, it.since));
        let years: Vec<Option<String>> = years.collect();
        let width = |year: &Option<String>| {
            let year = year.as_deref().unwrap_or_else(|| messages.fixed(NO_YEAR));
            text_width(year, YEAR_SIZE, false)
        };
        let slot = |badge: &crate::views::Badge<'_>| {
            let states = star.partners().map(|node| scene.graph.nodes[node].actor);
            let held = states.filter_map(|state| badge.belonging(&scene.views, state));
            let widths = held.map(|belonging| badge_width(&badge.letters(belonging)));
            widths.fold(badge_width(&badge.organisation.id), f64::max)
        };
        let rows = star.columns.iter().map(|blocks| {
            let sizes = blocks.iter().map(|block| block.nodes.len());
            sizes.sum::<usize>()
        });
        let rows = rows.max().unwrap_or(0) as f64;
        let ego = text_width(hub_name(&scene.graph.nodes[star.ego]), HUB_SIZE, true);
        let ego = ego.min(NAMES.1) + 36.0;
        Measures {
            name: names.fold(NAMES.0, f64::max).min(NAMES.1),
            year: match years.iter().any(Option::is_some) {
                true => years.iter().map(width).fold(0.0, f64::max),
                false => 0.0,
            },
            slots: scene.badges.iter().map(slot).collect(),
            ego,
            hub_height: (rows * TIES_APART + 14.0).clamp(HUB_HEIGHTS.0, HUB_HEIGHTS.1),
            // The lines of a taller picture need more room, or they fall too steeply.
            middle: ego + (150.0 + 9.0 * rows).min(520.0),
        }
        .narrowed(ego + 150.0)
    }

    /// The same with less room in the middle, but not less than this, where the picture would be
    /// wider than most.
    fn narrowed(mut self, least: f64) -> Self {
        let excess = (self.width() - WIDEST).max(0.0);
        self.middle = (self.middle - excess).max(least.min(self.middle));
        self
    }

    fn column(&self) -> f64 {
        let cells = [self.year].into_iter().chain(self.slots.iter().copied());
        let cells = cells
            .filter(|width| *width > 0.0)
            .map(|width| width + CELL_GAP);
        self.name + cells.sum::<f64>() + 22.0
    }

    /// The left edge of the boxes of a column.
    fn left(&self, side: usize) -> f64 {
        match side {
            0 => MARGIN + PADDING,
            _ => MARGIN + PADDING + self.column() + self.middle,
        }
    }

    fn width(&self) -> f64 {
        2.0 * (MARGIN + PADDING + self.column()) + self.middle
    }
}

/// A box of a partner, by its node and its middle.
struct StarPlace<'e> {
    node: usize,
    y: f64,
    /// Where its tie meets the hub, from 0 at the top to 1.
    share: f64,
    group: usize,
    edge: Option<&'e Edge>,
}

pub(super) fn draw(pen: &Pen<'_, '_>, star: &Star) -> Drawing {
    let measures = Measures::new(pen, star);
    let mut canvas = pen.canvas(measures.width().max(560.0));
    let top = pen.head(&mut canvas);
    let heights = [0, 1].map(|side| height(pen, star, &measures, side));
    let whole = heights[0].max(heights[1]).max(measures.hub_height + 20.0);
    let middle = top + whole / 2.0;
    let places = [0, 1].map(|side| {
        let above = middle - heights[side] / 2.0;
        frames(pen, star, &measures, &mut canvas, side, above)
    });
    for (side, places) in places.iter().enumerate() {
        for place in places {
            tie(pen, &measures, &mut canvas, side, middle, place);
        }
    }
    for (side, places) in places.iter().enumerate() {
        for place in places {
            let is_bold = pen.tier_of(star, place.node).is_bold;
            let id = format!("network-{}", pen.scene.graph.nodes[place.node].id);
            canvas.group(&id, |canvas| {
                partner(pen, &measures, canvas, side, place, is_bold);
            });
        }
    }
    ego(pen, star, &measures, &mut canvas, middle);
    let bottom = pen.legend(&mut canvas, top + whole + 16.0, false);
    let caption = &pen.scene.caption;
    canvas.finish("network", bottom, &caption.title, &caption.description)
}

/// The name of a block's frame in lines; none if there are no frames.
fn frame_name(pen: &Pen<'_, '_>, star: &Star, measures: &Measures, block: &Block) -> Vec<String> {
    let scene = pen.scene;
    if !scene.graph.has_directions() && block.tier.is_none() {
        return Vec::new();
    }
    let name = scene.block_name(star, block);
    wrapped(&name, NAME_SIZE, true, measures.column())
}

fn block_height(block: &Block, lines: usize) -> f64 {
    let rows = block.nodes.len() as f64 * PITCH - (PITCH - BOX);
    if lines == 0 {
        return rows;
    }
    rows + 2.0 * PADDING + lines as f64 * NAME_LINE + 2.0
}

fn height(pen: &Pen<'_, '_>, star: &Star, measures: &Measures, side: usize) -> f64 {
    let heights = star.columns[side]
        .iter()
        .map(|block| block_height(block, frame_name(pen, star, measures, block).len()) + BETWEEN);
    (heights.sum::<f64>() - BETWEEN).max(0.0)
}

/// Draws the frames of a column, and gives the places of its partners.
fn frames<'p>(
    pen: &'p Pen<'_, '_>,
    star: &Star,
    measures: &Measures,
    canvas: &mut Canvas,
    side: usize,
    mut y: f64,
) -> Vec<StarPlace<'p>> {
    let mut places = Vec::new();
    for block in &star.columns[side] {
        let lines = frame_name(pen, star, measures, block);
        let height = block_height(block, lines.len());
        let style = pen.style.group(pen.scene.direction(Some(block.group)));
        let (line, tint) = (style.line.light.to_string(), style.tint.light.to_string());
        let x = measures.left(side);
        let mut row = y + BOX / 2.0;
        if !lines.is_empty() {
            let frame = Rectangle {
                x: x - PADDING,
                y,
                width: measures.column() + 2.0 * PADDING,
                height,
            };
            canvas.rectangle(frame, 10.0, Paint::fill(&tint));
            let mut base = y + PADDING + 11.0;
            for text in &lines {
                let set = Type {
                    fill: &line,
                    ..pen.set(NAME_SIZE, true)
                };
                canvas.text(text, x, base, set);
                base += NAME_LINE;
            }
            row = base - 11.0 + 2.0 + BOX / 2.0;
        }
        for node in &block.nodes {
            places.push(StarPlace {
                node: *node,
                y: row,
                share: 0.0,
                group: block.group,
                edge: star.edge(&pen.scene.graph, *node),
            });
            row += PITCH;
        }
        y += height + BETWEEN;
    }
    let count = places.len() as f64;
    for (index, place) in places.iter_mut().enumerate() {
        place.share = (index as f64 + 0.5) / count;
    }
    places
}

/// The curves of a tie, one for each tier at which it is drawn. The ends at the hub are in the order
/// of the partners, so that no two curves cross.
fn tie(
    pen: &Pen<'_, '_>,
    measures: &Measures,
    canvas: &mut Canvas,
    side: usize,
    middle: f64,
    place: &StarPlace<'_>,
) {
    let Some(edge) = place.edge else { return };
    let sign = if side == 0 { 1.0 } else { -1.0 };
    let from = match side {
        0 => measures.left(0) + measures.column(),
        _ => measures.left(1),
    };
    let centre = measures.left(0) + measures.column() + measures.middle / 2.0;
    let to = centre - sign * (measures.ego / 2.0 - 2.0);
    let end = middle + (place.share - 0.5) * (measures.hub_height - 12.0);
    let reach = (to - from) * 0.55;
    let colour = pen.group_colour(Some(place.group));
    let words = pen.scene.edge_words(edge);
    let first = -(edge.beside.len() as f64) / 2.0;
    for (index, (tier, holds)) in edge.lines().enumerate() {
        let by = first + index as f64;
        let (y, end) = (place.y + LINES_APART.0 * by, end + LINES_APART.1 * by);
        let path = format!(
            "M{} {}C{} {} {} {} {} {}",
            number(from),
            number(y),
            number(from + reach),
            number(y),
            number(to - reach),
            number(end),
            number(to),
            number(end)
        );
        let look = NetworkStyle {
            tier: pen.style.tier(tier),
            colour: &colour,
            is_certain: holds.is_certain(),
        };
        pen.tie(canvas, &path, &words, look);
    }
}

/// The radius of the corners of a box: an organisation's are square.
pub(super) fn corner(node: &Node<'_>) -> f64 {
    if node.is_state { 7.0 } else { 0.0 }
}

fn partner(
    pen: &Pen<'_, '_>,
    measures: &Measures,
    canvas: &mut Canvas,
    side: usize,
    place: &StarPlace<'_>,
    is_bold: bool,
) {
    let scene = pen.scene;
    let node = &scene.graph.nodes[place.node];
    let colour = pen.group_colour(Some(place.group));
    let x = measures.left(side);
    let area = Rectangle {
        x,
        y: place.y - BOX / 2.0,
        width: measures.column(),
        height: BOX,
    };
    let width = if is_bold { 2.0 } else { 1.0 };
    let mut paint = Paint::fill(&pen.page).outlined(&colour, width);
    if !node.holds.is_certain() {
        paint.dashes = "6 4";
    }
    canvas.rectangle(area, corner(node), paint);
    let base = place.y + NAME_SIZE * 0.35;
    let name = fitted(node.name, NAME_SIZE, is_bold, measures.name);
    canvas.titled_text(
        &name,
        node.name,
        x + 11.0,
        base,
        pen.set(NAME_SIZE, is_bold),
    );
    let mut at = x + 11.0 + measures.name + CELL_GAP;
    if measures.year > 0.0 {
        let messages = pen.scene.views.messages;
        let year = place.edge;
        let year = year.and_then(|edge| start_label(messages, edge.since));
        let set = Type {
            anchor: Anchor::End,
            fill: if year.is_some() { &pen.ink } else { &pen.muted },
            ..pen.set(YEAR_SIZE, false)
        };
        let year = year.as_deref();
        let year = year.unwrap_or_else(|| messages.fixed(NO_YEAR));
        canvas.text(year, at + measures.year, base, set);
        at += measures.year + CELL_GAP;
    }
    for (badge, width) in scene.badges.iter().zip(&measures.slots) {
        if let Some(belonging) = badge.belonging(&scene.views, node.actor) {
            pen.badge(canvas, badge, belonging, (at, place.y), *width);
        }
        at += width + CELL_GAP;
    }
}

/// What the one in the middle is called: an organisation with a long name by its id.
fn hub_name<'v>(node: &Node<'v>) -> &'v str {
    let is_long = text_width(node.name, HUB_SIZE, true) > NAMES.1;
    if is_long && !node.is_state {
        node.id
    } else {
        node.name
    }
}

fn ego(pen: &Pen<'_, '_>, star: &Star, measures: &Measures, canvas: &mut Canvas, middle: f64) {
    let node = &pen.scene.graph.nodes[star.ego];
    let centre = measures.left(0) + measures.column() + measures.middle / 2.0;
    let area = Rectangle {
        x: centre - measures.ego / 2.0,
        y: middle - measures.hub_height / 2.0,
        width: measures.ego,
        height: measures.hub_height,
    };
    canvas.rectangle(area, 12.0, Paint::fill(&pen.ink));
    let set = Type {
        fill: &pen.page,
        anchor: Anchor::Middle,
        ..pen.set(HUB_SIZE, true)
    };
    let room = measures.ego - 30.0;
    let name = fitted(hub_name(node), HUB_SIZE, true, room);
    canvas.titled_text(&name, node.name, centre, middle + HUB_SIZE * 0.35, set);
}
