//! The network on a phone: around one state its partners below one another, each with the line of its
//! tier; otherwise each state with its partners, or of many with how many they are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::phone::{self, LINE, PhoneForm, SIZE, WIDTH, at_right};
use super::super::{Canvas, Drawing, Paint, PictureSettings, Type, number, text_width, wrapped};
use super::star::NO_YEAR;
use super::{MOST_IN_RING, MOST_TIES_IN_RING, NetworkStyle, Pen};
use crate::refusal::Refusal;
use crate::views::{Badge, Belonging, Block, Edge, ExportContext, Scene, Star, alphabetical_key};
use crate::views::{badge_words, organisation_note, range_words, start_label};
use chancery_core::network::TierIndex;
use chancery_core::say;

/// Where names begin: to their left are the lines of the ties.
const NAMES: f64 = 40.0;
/// Where these lines begin and end.
const STUB: (f64, f64) = (8.0, 34.0);
/// The height of a row of one line.
const ROW: f64 = 25.0;
/// What is between two columns.
const GAP: f64 = 8.0;
/// The narrowest room for a name beside the columns.
const NARROWEST: f64 = 120.0;

pub(super) fn draw(
    views: &ExportContext<'_>,
    settings: &PictureSettings<'_>,
    _: &Drawing,
) -> Result<PhoneForm, Refusal> {
    let mut scene = Scene::new(views, settings.badges, true);
    if let Some(words) = scene.without_badge(settings.badges) {
        scene.caption.notes.push(words);
    }
    let pen = Pen::new(&scene);
    let mut canvas = phone::canvas();
    let mut notes = scene.caption.notes.clone();
    // Here are no boxes.
    let boxes = organisation_note(views.messages, &scene.graph);
    notes.retain(|note| Some(note) != boxes.as_ref());
    let bottom = match &scene.star {
        Some(star) => {
            let bottom = around_one(&pen, star, &mut canvas);
            legend(&pen, &mut canvas, bottom)
        }
        None => {
            let (bottom, note) = among_all(&pen, &mut canvas);
            notes = vec![note];
            bottom
        }
    };
    notes.push(scene.caption.source.clone());
    let words = (
        scene.caption.title.clone(),
        scene.caption.subtitle.clone(),
        notes,
    );
    Ok(phone::finish(canvas, "network", bottom, words))
}

/// The columns behind the names.
struct Measures {
    has_years: bool,
    /// The width of the letters of each organisation; none where they stand below the name.
    slots: Option<Vec<f64>>,
}

impl Measures {
    fn new(pen: &Pen<'_, '_>, star: &Star) -> Self {
        let scene = pen.scene;
        let slot = |badge: &Badge<'_>| {
            let actors = star.partners().map(|node| scene.graph.nodes[node].actor);
            let held = actors.filter_map(|actor| badge.belonging(&scene.views, actor));
            let widths = held.map(|it| text_width(&badge.letters(it), SIZE, false));
            widths.fold(0.0, f64::max) + GAP
        };
        let slots: Vec<f64> = scene.badges.iter().map(slot).collect();
        let years = text_width("2000", SIZE, false) + GAP;
        let rest = WIDTH - NAMES - years - slots.iter().sum::<f64>();
        let dated = |it: &Edge| start_label(scene.views.messages, it.since).is_some();
        Measures {
            has_years: scene.edges().any(dated),
            slots: (rest >= NARROWEST).then_some(slots),
        }
    }

    /// Where years end.
    fn years(&self) -> f64 {
        WIDTH - self.slots.iter().flatten().sum::<f64>()
    }
}

/// The lines of ties that look the same, as one path each.
type Stubs = BTreeMap<(Option<TierIndex>, String, bool), String>;

fn around_one(pen: &Pen<'_, '_>, star: &Star, canvas: &mut Canvas) -> f64 {
    let scene = pen.scene;
    let measures = Measures::new(pen, star);
    let ego = &scene.graph.nodes[star.ego];
    let lines = wrapped(ego.name, 15.0, true, WIDTH - 24.0);
    let hub = phone::row(0.0, 16.0 + 19.0 * lines.len() as f64);
    canvas.rectangle(hub, 7.0, Paint::fill(&pen.ink));
    for (index, line) in lines.iter().enumerate() {
        let set = Type {
            fill: &pen.page,
            ..pen.set(15.0, true)
        };
        canvas.text(line, 12.0, 22.0 + 19.0 * index as f64, set);
    }
    let mut y = hub.height + 4.0;
    let mut last = y;
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    for block in star.columns.iter().flatten() {
        if !block.is_continued && !rows.is_empty() {
            y += 6.0;
        }
        y = heading(pen, star, block, canvas, y);
        for node in &block.nodes {
            last = y + ROW / 2.0;
            rows.push((*node, block.group, last));
            y = partner(pen, star, (&measures, &mut cells), canvas, (*node, y));
        }
    }
    let trunk = format!("M{} {}V{}", STUB.0, number(hub.height), number(last));
    canvas.path(&trunk, "", Paint::stroke(&pen.muted, 1.0));
    stubs(pen, star, canvas, &rows);
    // Column by column, so that what looks the same stands together.
    cells.sort_by(|one: &Cell, other: &Cell| one.x.total_cmp(&other.x));
    for cell in &cells {
        let set = Type {
            fill: &cell.colour,
            ..pen.set(SIZE, false)
        };
        canvas.text(&cell.words, cell.x, cell.y, at_right(set));
    }
    y
}

/// Words behind a name.
struct Cell {
    words: String,
    x: f64,
    y: f64,
    colour: String,
}

/// Draws the name of a group, where there are several, and gives where its rows begin.
fn heading(pen: &Pen<'_, '_>, star: &Star, block: &Block, canvas: &mut Canvas, y: f64) -> f64 {
    if !pen.scene.graph.has_directions() || block.is_continued {
        return y;
    }
    let colour = pen.group_colour(Some(block.group));
    let name = pen.scene.block_name(star, block);
    let set = Type {
        fill: &colour,
        ..pen.set(SIZE, true)
    };
    phone::words(canvas, &name, (NAMES, y + LINE), set) - 12.0
}

/// Draws the name of a partner with its year and its organisations, and gives the end of its row.
fn partner(
    pen: &Pen<'_, '_>,
    star: &Star,
    (measures, cells): (&Measures, &mut Vec<Cell>),
    canvas: &mut Canvas,
    (index, top): (usize, f64),
) -> f64 {
    let scene = pen.scene;
    let node = &scene.graph.nodes[index];
    let base = top + ROW / 2.0 + 4.5;
    let is_bold = pen.tier_of(star, index).is_bold;
    let doubt = if node.holds.is_certain() { "" } else { " (?)" };
    let year = star.edge(&scene.graph, index);
    let year = year.and_then(|edge| start_label(scene.views.messages, edge.since));
    let colour = if year.is_some() { &pen.ink } else { &pen.muted };
    let year = year.unwrap_or_else(|| pen.scene.views.messages.fixed(NO_YEAR).to_owned());
    let wide = if measures.has_years { &year } else { "2000" };
    let room = measures.years() - NAMES - text_width(wide, SIZE, false) - GAP;
    let mut y = base;
    for line in wrapped(&format!("{}{doubt}", node.name), SIZE, is_bold, room) {
        canvas.text(&line, NAMES, y, pen.set(SIZE, is_bold));
        y += LINE;
    }
    if measures.has_years {
        cells.push(Cell {
            words: year,
            x: measures.years(),
            y: base,
            colour: colour.clone(),
        });
    }
    let letters = |badge: &Badge<'_>| {
        let belonging = badge.belonging(&scene.views, node.actor);
        belonging.map(|it| badge.letters(it))
    };
    let Some(slots) = &measures.slots else {
        let all: Vec<String> = scene.badges.iter().filter_map(letters).collect();
        if !all.is_empty() {
            let set = Type {
                fill: &pen.muted,
                ..pen.set(SIZE, false)
            };
            y = phone::words(canvas, &all.join(" · "), (NAMES, y), set);
        }
        return y - LINE + ROW / 2.0 - 4.5;
    };
    let mut x = measures.years();
    for (badge, width) in scene.badges.iter().zip(slots) {
        x += width;
        if let Some(letters) = letters(badge) {
            let style = pen.style.badge(badge.place, badge.organisation);
            cells.push(Cell {
                words: letters,
                x,
                y: base,
                colour: style.colour.light.to_string(),
            });
        }
    }
    y - LINE + ROW / 2.0 - 4.5
}

/// Draws the lines of the ties, those that look the same at once.
fn stubs(pen: &Pen<'_, '_>, star: &Star, canvas: &mut Canvas, rows: &[(usize, usize, f64)]) {
    let mut paths = Stubs::new();
    for (node, group, y) in rows {
        let Some(edge) = star.edge(&pen.scene.graph, *node) else {
            continue;
        };
        let first = -(edge.beside.len() as f64) / 2.0;
        for (index, (tier, holds)) in edge.lines().enumerate() {
            let at = y + 6.0 * (first + index as f64);
            let key = (tier, pen.group_colour(Some(*group)), holds.is_certain());
            let path = paths.entry(key).or_default();
            let _ = write!(
                path,
                "M{} {}H{}",
                number(STUB.0),
                number(at),
                number(STUB.1)
            );
        }
    }
    for ((tier, colour, is_certain), path) in &paths {
        let look = NetworkStyle {
            tier: pen.style.tier(*tier),
            colour,
            is_certain: *is_certain,
        };
        pen.tie(canvas, path, "", look);
    }
}

/// Explains the lines and the letters of a star, and gives the height of the whole.
fn legend(pen: &Pen<'_, '_>, canvas: &mut Canvas, top: f64) -> f64 {
    let scene = pen.scene;
    let mut y = top + LINE;
    for tier in &scene.caption.tiers {
        let look = NetworkStyle {
            tier: pen.style.tier(tier.tier),
            colour: &pen.muted,
            is_certain: true,
        };
        let path = format!("M{} {}H{}", STUB.0, number(y - 4.5), STUB.1);
        pen.tie(canvas, &path, "", look);
        y = phone::words(
            canvas,
            &tier.words(pen.scene.views.messages),
            (NAMES, y),
            pen.set(SIZE, false),
        ) + 3.0;
    }
    for badge in &scene.badges {
        let words = format!(
            "{}: {}",
            badge.letters(Belonging::Full),
            badge_words(&scene.views, badge)
        );
        y = phone::words(canvas, &words, (0.0, y), pen.set(SIZE, false)) + 3.0;
    }
    y - LINE + 8.0
}

/// Each state with its partners, or of many with how many; and what the picture says.
fn among_all(pen: &Pen<'_, '_>, canvas: &mut Canvas) -> (f64, String) {
    let scene = pen.scene;
    let messages = scene.views.messages;
    let graph = &scene.graph;
    let mut ties: Vec<Vec<(usize, &Edge)>> = vec![Vec::new(); graph.nodes.len()];
    for edge in scene.edges() {
        let [one, other] = edge.nodes;
        ties[one].push((other, edge));
        if one != other {
            ties[other].push((one, edge));
        }
    }
    let is_small = graph.nodes.len() <= MOST_IN_RING && graph.edges.len() <= MOST_TIES_IN_RING;
    let most = ties.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let mut y = 0.0;
    for (position, group) in graph.groups.iter().enumerate() {
        if graph.has_directions() {
            let colour = pen.group_colour(Some(position));
            let name = format!(
                "{} · {}",
                scene.group_name(position),
                graph.group_count(messages, group, None)
            );
            let set = Type {
                fill: &colour,
                ..pen.set(SIZE, true)
            };
            y = phone::words(canvas, &name, (0.0, y + LINE), set) - 8.0;
        }
        let mut nodes = group.nodes.clone();
        nodes.sort_by_cached_key(|node| {
            let name = graph.nodes[*node].name;
            (std::cmp::Reverse(ties[*node].len()), alphabetical_key(name))
        });
        let mut bars = [String::new(), String::new()];
        for node in nodes {
            y = state(
                pen,
                canvas,
                (node, &ties[node]),
                is_small,
                (y, most, &mut bars),
            );
        }
        let colour = pen.group_colour(Some(position));
        let [certain, possible] = &bars;
        canvas.path(possible, "", Paint::stroke(&pen.rule, 9.0));
        canvas.path(certain, "", Paint::stroke(&colour, 9.0));
        y += 8.0;
    }
    let note = match is_small {
        true => {
            say!(messages, "network-phone-names")
        }
        false => {
            say!(messages, "network-phone-bars")
        }
    };
    (y, note)
}

/// Draws one of them, and gives where the next one begins.
fn state(
    pen: &Pen<'_, '_>,
    canvas: &mut Canvas,
    (node, ties): (usize, &[(usize, &Edge)]),
    is_small: bool,
    (top, most, bars): (f64, f64, &mut [String; 2]),
) -> f64 {
    const BARS: f64 = 90.0;
    let graph = &pen.scene.graph;
    let base = top + LINE;
    let count = range_words(
        pen.scene.views.messages,
        ties.iter().map(|(_, edge)| edge.holds.is_certain()),
    );
    let state = &graph.nodes[node];
    let doubt = if state.holds.is_certain() { "" } else { " (?)" };
    let name = format!("{}{doubt}", state.name);
    let right = WIDTH - text_width(&count, SIZE, true) - GAP;
    canvas.text(&count, WIDTH, base, at_right(pen.set(SIZE, true)));
    let room = if is_small { right } else { right - BARS - GAP };
    let mut y = base;
    for line in wrapped(&name, SIZE, is_small, room) {
        canvas.text(&line, 0.0, y, pen.set(SIZE, is_small));
        y += LINE;
    }
    if !is_small {
        // All bars begin at one place, and the possible rest of each follows what is certain.
        let certain = ties.iter().filter(|(_, edge)| edge.holds.is_certain());
        let x = |ties: usize| WIDTH - 44.0 - BARS + BARS * ties as f64 / most;
        let [certain, all] = [certain.count(), ties.len()].map(x);
        let parts = [(x(0), certain), (certain, all)];
        for (bar, (from, to)) in bars.iter_mut().zip(parts).filter(|it| it.1.0 < it.1.1) {
            let y = number(base - 4.5);
            let _ = write!(bar, "M{} {y}H{}", number(from), number(to));
        }
        return y - LINE + 4.0;
    }
    let mut others: Vec<(usize, &Edge)> = ties.to_vec();
    others.sort_by_cached_key(|(other, _)| alphabetical_key(graph.nodes[*other].name));
    let others = others.iter().map(|(other, edge)| {
        let doubt = if edge.holds.is_certain() { "" } else { " (?)" };
        format!("{}{doubt}", graph.nodes[*other].name)
    });
    let others = others.collect::<Vec<_>>().join(", ");
    let set = Type {
        fill: &pen.muted,
        ..pen.set(SIZE, false)
    };
    phone::words(canvas, &others, (0.0, y), set) - LINE + 6.0
}
