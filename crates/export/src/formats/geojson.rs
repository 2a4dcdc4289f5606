//! States, organisations and their ties as GeoJSON (RFC 7946), for QGIS, Observable and whatever
//! else draws maps.
//!
//! Each feature is a row of the table of its file's name, with the columns as properties. A state is
//! at its capital; a partnership is a great circle between each two of its parties. What has no
//! place has no geometry, and is there all the same.

use serde_json::{Map, Value, json};

use super::{Format, Options};
use crate::error::Result;
use crate::map::{MapPlace, capital, great_circle};
use crate::output::Output;
use crate::views::{Cell, Column, ColumnKind, ExportContext, Row, Table, tables};

pub(super) static GEOJSON: Format = Format {
    name: "geojson",
    sentence: "Partners, states and organisations at their capitals, and partnerships as great \
               circles, as GeoJSON for QGIS and Observable.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    files: || LAYERS.iter().map(Layer::file).collect(),
    write,
};

/// A table as a file.
struct Layer {
    table: &'static str,
    /// The places of a row: a point of one, a line between each two of more.
    places: fn(&ExportContext<'_>, &Table, &Row<'_>) -> Vec<Place>,
}

/// An actor by its id, and where it is.
type Place = (String, Option<MapPlace>);

static LAYERS: &[Layer] = &[
    Layer {
        table: "actors",
        places: |views, table, row| vec![place(views, &text(table, row, "actor"))],
    },
    Layer {
        table: "partners",
        places: |views, table, row| vec![place(views, &text(table, row, "partner"))],
    },
    Layer {
        table: "partnerships",
        places: |views, table, row| match cell(table, row, "parties") {
            Some(Cell::List(parties)) => parties.iter().map(|it| place(views, it)).collect(),
            _ => Vec::new(),
        },
    },
];

/// The property of a partnership that names its parties without a place.
const WITHOUT_PLACE: &str = "parties_without_place";

impl Layer {
    fn file(&self) -> String {
        format!("{}.geojson", self.table)
    }

    fn is_of_lines(&self) -> bool {
        self.table == "partnerships"
    }
}

fn cell<'r, 'v>(table: &Table, row: &'r Row<'v>, column: &str) -> Option<&'r Cell<'v>> {
    row.get(table.position(column)?)
}

fn text(table: &Table, row: &Row<'_>, column: &str) -> String {
    cell(table, row, column).map_or(String::new(), |cell| cell.as_text().into_owned())
}

fn place(views: &ExportContext<'_>, actor: &str) -> Place {
    let network = views.network;
    let position = network.actor_position(actor);
    let is_state = position.is_some_and(|it| network.actors[it].is_state());
    (actor.to_owned(), capital(actor).filter(|_| is_state))
}

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    for layer in LAYERS {
        let Some(table) = tables::table(layer.table) else {
            continue;
        };
        let out = output.file(&layer.file())?;
        let head = json!({
            "title": views.title(),
            "as_of": views.network.as_of().to_string(),
            "day": views.selection.day.to_string(),
            "filters": options.filters(views),
        });
        let head = head.to_string();
        let head = head.trim_start_matches('{').trim_end_matches('}');
        write!(
            out,
            "{{\"type\":\"FeatureCollection\",{head},\"features\":["
        )?;
        let mut between = "\n";
        for row in table.rows(views) {
            write!(out, "{between}{}", feature(views, layer, table, &row))?;
            between = ",\n";
        }
        writeln!(out, "\n]}}")?;
    }
    Ok(())
}

/// A row as a feature.
fn feature(views: &ExportContext<'_>, layer: &Layer, table: &Table, row: &Row<'_>) -> Value {
    let places = (layer.places)(views, table, row);
    let columns = table.columns.iter().zip(row);
    let mut properties: Map<String, Value> = columns
        .map(|(column, cell)| (column.name.to_owned(), value(column, cell)))
        .collect();
    let known: Vec<MapPlace> = places.iter().filter_map(|(_, place)| *place).collect();
    let geometry = match (layer.is_of_lines(), known.as_slice()) {
        (true, known) => {
            let without = places.iter().filter(|(_, place)| place.is_none());
            let without: Vec<&str> = without.map(|(actor, _)| actor.as_str()).collect();
            properties.insert(WITHOUT_PLACE.to_owned(), json!(without));
            lines(known)
        }
        (false, [place]) => json!({"type": "Point", "coordinates": position(*place)}),
        (false, _) => Value::Null,
    };
    json!({
        "type": "Feature",
        "id": table.key_of(row),
        "geometry": geometry,
        "properties": properties,
    })
}

/// A cell as it is in JSON: an empty one is `null`, or no text at all where there may be several.
fn value(column: &Column, cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Empty if column.kind == ColumnKind::List => json!([]),
        Cell::Empty => Value::Null,
        Cell::List(texts) => texts.iter().map(|text| json!(text)).collect(),
        Cell::Integer(number) => json!(number),
        other => json!(other.as_text()),
    }
}

/// A great circle between each two of some places; none of fewer than two.
fn lines(places: &[MapPlace]) -> Value {
    let mut parts: Vec<Vec<[f64; 2]>> = Vec::new();
    for (index, one) in places.iter().enumerate() {
        for other in &places[index + 1..] {
            let circle = great_circle(*one, *other).into_iter();
            parts.extend(circle.map(|part| part.into_iter().map(position).collect()));
        }
    }
    match parts.as_slice() {
        [] => Value::Null,
        [line] => json!({"type": "LineString", "coordinates": line}),
        many => json!({"type": "MultiLineString", "coordinates": many}),
    }
}

/// A place as GeoJSON has it, east before north, to about ten metres.
fn position(place: MapPlace) -> [f64; 2] {
    [place.longitude, place.latitude].map(|degrees| (degrees * 10_000.0).round() / 10_000.0)
}
