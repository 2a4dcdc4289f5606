//! A file of TopoJSON: lines that shapes share, so that a border is the same from both sides.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

/// How many steps a degree is divided into.
const STEPS: f64 = 100.0;

/// A point in steps of a degree.
type Point = (i64, i64);

/// The lines of a file and the shapes that are made of them.
pub(super) struct Topology {
    arcs: Vec<Vec<Point>>,
    objects: Value,
}

impl Topology {
    pub(super) fn new(file: &Value) -> Result<Self> {
        let pair = |value: &Value| -> Option<(f64, f64)> {
            Some((value[0].as_f64()?, value[1].as_f64()?))
        };
        let transform = &file["transform"];
        let scale = pair(&transform["scale"]).context("the atlas has no scale")?;
        let origin = pair(&transform["translate"]).context("the atlas has no origin")?;
        let arcs = file["arcs"].as_array().context("the atlas has no arcs")?;
        let arcs = arcs
            .iter()
            .map(|arc| {
                let mut at = (0.0, 0.0);
                let points = arc.as_array().into_iter().flatten().filter_map(pair);
                points
                    .map(|(x, y)| {
                        at = (at.0 + x, at.1 + y);
                        (
                            steps(at.0 * scale.0 + origin.0),
                            steps(at.1 * scale.1 + origin.1),
                        )
                    })
                    .collect()
            })
            .collect();
        Ok(Topology {
            arcs,
            objects: file["objects"].clone(),
        })
    }

    /// The shapes of an object of the file.
    pub(super) fn geometries(&self, object: &str) -> Vec<&Value> {
        let geometries = self.objects[object]["geometries"].as_array();
        geometries.into_iter().flatten().collect()
    }

    /// The rings of shapes, joined by `;`: a point, then the step to each further one. A border
    /// between two of the shapes is left out.
    pub(super) fn rings(&self, geometries: &[&Value]) -> Result<String> {
        let mut rings: Vec<Vec<i64>> = Vec::new();
        for geometry in geometries {
            let polygons: Vec<&Value> = match geometry["type"].as_str() {
                Some("Polygon") => vec![&geometry["arcs"]],
                _ => geometry["arcs"].as_array().into_iter().flatten().collect(),
            };
            let all = polygons.into_iter().filter_map(Value::as_array).flatten();
            rings.extend(all.map(|ring| {
                let arcs = ring.as_array().into_iter().flatten();
                arcs.filter_map(Value::as_i64).collect()
            }));
        }
        let texts: Result<Vec<String>> =
            self.joined(rings)?.iter().map(|it| self.text(it)).collect();
        let mut texts = texts?;
        // A ring that is smaller than a step is a single point.
        texts.retain(|text| text.split(' ').count() > 4);
        Ok(texts.join(";"))
    }

    /// The rings without the lines that two of them share, and closed again.
    fn joined(&self, rings: Vec<Vec<i64>>) -> Result<Vec<Vec<i64>>> {
        let all: BTreeSet<i64> = rings.iter().flatten().copied().collect();
        let is_shared = |arc: &i64| all.contains(&!*arc);
        let (open, mut whole): (Vec<_>, Vec<_>) = rings
            .into_iter()
            .partition(|ring| ring.iter().any(is_shared));
        let mut rest: Vec<i64> = open
            .into_iter()
            .flatten()
            .filter(|it| !is_shared(it))
            .collect();
        while let Some(first) = rest.pop() {
            let mut ring = vec![first];
            let start = self.ends(first)?.0;
            let mut end = self.ends(first)?.1;
            while end != start {
                let mut next = None;
                for (place, arc) in rest.iter().enumerate() {
                    if self.ends(*arc)?.0 == end {
                        next = Some(place);
                        break;
                    }
                }
                let arc = rest.remove(next.context("a shape of the atlas is not closed")?);
                end = self.ends(arc)?.1;
                ring.push(arc);
            }
            whole.push(ring);
        }
        Ok(whole)
    }

    /// The points of a line; one with a number below zero is another one backwards.
    fn points(&self, arc: i64) -> Result<Vec<Point>> {
        let index = usize::try_from(if arc < 0 { !arc } else { arc })?;
        let points = self.arcs.get(index);
        let mut points = points.context("the atlas names an arc it lacks")?.clone();
        if arc < 0 {
            points.reverse();
        }
        Ok(points)
    }

    /// The first and the last point of a line.
    fn ends(&self, arc: i64) -> Result<(Point, Point)> {
        let points = self.points(arc)?;
        let ends = points.first().copied().zip(points.last().copied());
        ends.context("an arc of the atlas is empty")
    }

    fn text(&self, arcs: &[i64]) -> Result<String> {
        let mut points: Vec<Point> = Vec::new();
        for arc in arcs {
            points.extend(self.points(*arc)?);
        }
        points.dedup();
        let mut text = String::new();
        let mut before = (0, 0);
        for (x, y) in points {
            let space = if text.is_empty() { "" } else { " " };
            let _ = write!(text, "{space}{} {}", x - before.0, y - before.1);
            before = (x, y);
        }
        Ok(text)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "degrees are at most 180")]
fn steps(degrees: f64) -> i64 {
    (degrees * STEPS).round() as i64
}
