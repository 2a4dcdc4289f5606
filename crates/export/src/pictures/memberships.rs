//! The memberships: which partners belong to the same organisations, as an UpSet diagram lying on
//! its side (Lex and others 2014), so that the names of states can be read.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::model::Role;

use super::flow::wrapped;
use super::{Anchor, Canvas, Drawing, Paint, Picture, Rectangle, Settings, Type, fitted};
use crate::style::{INK, MUTED, RULE};
use crate::views::Views;

pub(super) static MEMBERSHIPS: Picture = Picture {
    name: "memberships",
    sentence: "Which partners belong to the same organisations on the day.",
    draw,
};

const WIDTH: f64 = 960.0;
const LEFT: f64 = 16.0;
const COLUMN: f64 = 62.0;
const LINE: f64 = 17.0;
const BAR: f64 = 150.0;
const BLUE: &str = "#0072B2";
/// So many organisations are shown, those with the most partners.
const MOST_ORGANISATIONS: usize = 6;

/// How a state stands to an organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Member,
    Observer,
    Possible,
    No,
}

/// Organisations, and the states with each combination of standings.
struct Combinations {
    organisations: Vec<String>,
    /// The largest first.
    rows: Vec<(Vec<Standing>, Vec<String>)>,
    /// Organisations to which some belong and that are not shown.
    left_out: Vec<String>,
    states: usize,
}

fn draw(views: &Views<'_>, _: &Settings<'_>) -> Drawing {
    let found = combinations(views);
    let mut canvas = Canvas::new(WIDTH, "#FFFFFF");
    let title = match views.selection.of {
        Some(hub) => format!(
            "Where the partners of {} belong",
            views.network.states[hub].name
        ),
        None => format!(
            "{}: where the states belong",
            views.network.manifest().title
        ),
    };
    let subtitle = format!("{} states, as of {}", found.states, views.selection.day);
    head(&mut canvas, &found, &title, &subtitle);
    let mut y = 96.0;
    let most = found
        .rows
        .iter()
        .map(|(_, names)| names.len())
        .max()
        .unwrap_or(1)
        .max(1);
    for (standings, names) in &found.rows {
        y = row(&mut canvas, &found, standings, names, most, y);
    }
    y = foot(&mut canvas, &found, y);
    let description = format!("{subtitle}. {}", description(&found));
    canvas.finish("memberships", y + 16.0, &title, &description)
}

fn plain(size: f64, fill: &str) -> Type<'_> {
    Type {
        size,
        fill,
        anchor: Anchor::Start,
        is_bold: false,
        halo: None,
    }
}

fn head(canvas: &mut Canvas, found: &Combinations, title: &str, subtitle: &str) {
    let (ink, muted) = (INK.light.to_string(), MUTED.light.to_string());
    let shown = fitted(title, 20.0, true, WIDTH - 2.0 * LEFT);
    canvas.titled_text(
        &shown,
        title,
        LEFT,
        28.0,
        Type {
            is_bold: true,
            ..plain(20.0, &ink)
        },
    );
    canvas.text(subtitle, LEFT, 48.0, plain(12.5, &muted));
    for (index, name) in found.organisations.iter().enumerate() {
        let set = Type {
            anchor: Anchor::Middle,
            is_bold: true,
            ..plain(11.5, &ink)
        };
        let shown = fitted(name, 11.5, true, COLUMN - 8.0);
        canvas.titled_text(&shown, name, column(index), 80.0, set);
    }
}

/// The words below, and the base line of their last row.
fn foot(canvas: &mut Canvas, found: &Combinations, top: f64) -> f64 {
    let muted = MUTED.light.to_string();
    let mut notes = vec![
        "A full dot: member or participant. A ring: observer. A dashed ring: possibly.".to_owned(),
    ];
    if !found.left_out.is_empty() {
        notes.push(format!("Not shown: {}.", found.left_out.join(", ")));
    }
    let mut y = top + 10.0;
    for line in notes
        .iter()
        .flat_map(|note| wrapped(note, 11.0, false, WIDTH - 2.0 * LEFT))
    {
        y += 17.0;
        canvas.text(&line, LEFT, y, plain(11.0, &muted));
    }
    y
}

/// The middle of the column of an organisation.
fn column(index: usize) -> f64 {
    LEFT + COLUMN * (f64::from(u32::try_from(index).unwrap_or(u32::MAX)) + 0.5)
}

/// Draws a combination, and gives where the next one begins.
fn row(
    canvas: &mut Canvas,
    found: &Combinations,
    standings: &[Standing],
    names: &[String],
    most: usize,
    top: f64,
) -> f64 {
    let (ink, rule) = (INK.light.to_string(), RULE.light.to_string());
    let set = plain(12.0, &ink);
    let bar =
        LEFT + COLUMN * f64::from(u32::try_from(found.organisations.len()).unwrap_or(0)) + 12.0;
    let words = bar + BAR + 44.0;
    let lines = wrapped(&names.join(", "), 12.0, false, WIDTH - LEFT - words);
    let height = (LINE * f64::from(u32::try_from(lines.len()).unwrap_or(1))).max(20.0) + 12.0;
    canvas.line((LEFT, top), (WIDTH - LEFT, top), Paint::stroke(&rule, 0.8));
    let middle = top + 18.0;
    let inside: Vec<f64> = standings
        .iter()
        .enumerate()
        .filter(|(_, it)| **it != Standing::No)
        .map(|(index, _)| column(index))
        .collect();
    if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
        canvas.line((*first, middle), (*last, middle), Paint::stroke(&ink, 2.0));
    }
    for (index, standing) in standings.iter().enumerate() {
        let (x, paint) = (column(index), dot(*standing, &ink, &rule));
        canvas.circle(
            x,
            middle,
            if *standing == Standing::No { 3.0 } else { 6.0 },
            paint,
        );
    }
    let share = f64::from(u32::try_from(names.len()).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(most).unwrap_or(u32::MAX));
    let area = Rectangle {
        x: bar,
        y: middle - 8.0,
        width: BAR * share,
        height: 16.0,
    };
    canvas.rectangle(area, 2.0, Paint::fill(BLUE));
    let number = Type {
        is_bold: true,
        ..set
    };
    canvas.text(
        &names.len().to_string(),
        bar + BAR * share + 6.0,
        middle + 4.0,
        number,
    );
    for (index, line) in lines.iter().enumerate() {
        let down = LINE * f64::from(u32::try_from(index).unwrap_or(u32::MAX));
        canvas.text(line, words, middle + 4.0 + down, set);
    }
    top + height
}

fn dot<'p>(standing: Standing, ink: &'p str, rule: &'p str) -> Paint<'p> {
    match standing {
        Standing::Member => Paint::fill(ink),
        Standing::Observer => Paint::fill("#FFFFFF").outlined(ink, 2.2),
        Standing::Possible => Paint {
            dashes: "2 2",
            ..Paint::fill("#FFFFFF").outlined(ink, 1.6)
        },
        Standing::No => Paint::fill(rule),
    }
}

/// The states that are shown, by position: partners, or without a subject all with partnerships.
fn states(views: &Views<'_>) -> Vec<usize> {
    if views.selection.of.is_some() {
        return views
            .partners()
            .iter()
            .map(|partner| partner.state)
            .collect();
    }
    let ties = views.partnerships();
    let parties = ties
        .iter()
        .flat_map(|it| &views.network.ties[it.position].parties);
    let distinct: std::collections::BTreeSet<usize> = parties.copied().collect();
    distinct.into_iter().collect()
}

fn combinations(views: &Views<'_>) -> Combinations {
    let network = views.network;
    let states = states(views);
    let standing = |state: usize, organisation: &str| {
        let day = views.selection.day;
        let belongs = |observes: bool| {
            network.belongs(state, organisation, day, |role| {
                (role == Role::Observer) == observes
            })
        };
        match (belongs(false), belongs(true)) {
            (Truth::Yes, _) => Standing::Member,
            (_, Truth::Yes) => Standing::Observer,
            (Truth::No, Truth::No) => Standing::No,
            _ => Standing::Possible,
        }
    };
    let mut organisations: Vec<(usize, String)> = network
        .registry
        .organisations
        .iter()
        .map(|it| {
            let count = states
                .iter()
                .filter(|s| standing(**s, &it.id) != Standing::No)
                .count();
            (count, it.id.to_string())
        })
        .filter(|(count, _)| *count > 0)
        .collect();
    organisations.sort_by(|(a, a_id), (b, b_id)| b.cmp(a).then(a_id.cmp(b_id)));
    let left_out = organisations.split_off(organisations.len().min(MOST_ORGANISATIONS));
    let mut rows: BTreeMap<Vec<Standing>, Vec<String>> = BTreeMap::new();
    for state in &states {
        let key = organisations
            .iter()
            .map(|(_, id)| standing(*state, id))
            .collect();
        rows.entry(key)
            .or_default()
            .push(network.states[*state].name.to_owned());
    }
    let mut rows: Vec<(Vec<Standing>, Vec<String>)> = rows.into_iter().collect();
    for (_, names) in &mut rows {
        names.sort();
    }
    rows.sort_by(|(a, a_names), (b, b_names)| b_names.len().cmp(&a_names.len()).then(a.cmp(b)));
    Combinations {
        organisations: organisations.into_iter().map(|(_, id)| id).collect(),
        rows,
        left_out: left_out.into_iter().map(|(_, id)| id).collect(),
        states: states.len(),
    }
}

/// Each combination in words.
fn description(found: &Combinations) -> String {
    let sentences = found.rows.iter().map(|(standings, names)| {
        let belongs: Vec<String> = standings
            .iter()
            .zip(&found.organisations)
            .filter_map(|(standing, id)| match standing {
                Standing::Member => Some(id.clone()),
                Standing::Observer => Some(format!("{id} as observer")),
                Standing::Possible => Some(format!("{id} possibly")),
                Standing::No => None,
            })
            .collect();
        let belongs = if belongs.is_empty() {
            "none of these".to_owned()
        } else {
            belongs.join(" and ")
        };
        format!("{} in {belongs}: {}.", names.len(), names.join(", "))
    });
    sentences.collect::<Vec<_>>().join(" ")
}
