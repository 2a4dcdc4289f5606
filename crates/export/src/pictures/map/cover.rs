//! Whose shape is where on a part of the map, in small squares.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Rectangle;

/// The side of a square in pixels.
const SIDE: f64 = 3.0;

/// A part of the map in squares, each with the number of the state whose shape is there.
pub(super) struct Cover {
    area: Rectangle,
    columns: usize,
    squares: Vec<Option<usize>>,
}

impl Cover {
    /// A part of the map without shapes.
    pub(super) fn new(area: Rectangle) -> Self {
        let columns = whole(area.width / SIDE) + 1;
        let rows = whole(area.height / SIDE) + 1;
        Cover {
            area,
            columns,
            squares: vec![None; columns * rows],
        }
    }

    /// Puts a shape over what is there, by rings in pixels, of which one may be a hole in another.
    pub(super) fn put(&mut self, owner: usize, rings: &[Vec<(f64, f64)>]) {
        let rows = self.squares.len() / self.columns;
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); rows];
        let edges = rings
            .iter()
            .flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
        for (a, b) in edges {
            let (upper, lower) = if a.1 < b.1 { (a, b) } else { (b, a) };
            let row_of = |y: f64| ((y - self.area.y) / SIDE - 0.5).ceil().max(0.0);
            let (first, end) = (whole(row_of(upper.1)), whole(row_of(lower.1)));
            for (row, crossings) in crossings.iter_mut().enumerate().take(end).skip(first) {
                let part = (self.middle(row) - upper.1) / (lower.1 - upper.1);
                crossings.push(upper.0 + part * (lower.0 - upper.0));
            }
        }
        for (row, mut crossings) in crossings.into_iter().enumerate() {
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let column_of = |x: f64| ((x - self.area.x) / SIDE - 0.5).ceil().max(0.0);
                let (first, end) = (whole(column_of(pair[0])), whole(column_of(pair[1])));
                for column in first..end.min(self.columns) {
                    self.squares[row * self.columns + column] = Some(owner);
                }
            }
        }
    }

    /// The height of the middle of a row.
    fn middle(&self, row: usize) -> f64 {
        self.area.y + (row as f64 + 0.5) * SIDE
    }

    /// The middles of the squares of each state.
    pub(super) fn by_owner(&self) -> BTreeMap<usize, Vec<(f64, f64)>> {
        let mut owners: BTreeMap<usize, Vec<(f64, f64)>> = BTreeMap::new();
        for (row, squares) in self.squares.chunks(self.columns).enumerate() {
            for (column, owner) in squares.iter().enumerate() {
                if let Some(owner) = owner {
                    let x = self.area.x + (column as f64 + 0.5) * SIDE;
                    owners
                        .entry(*owner)
                        .or_default()
                        .push((x, self.middle(row)));
                }
            }
        }
        owners
    }

    /// Whether a place lies on the shape of a state.
    pub(super) fn is_of(&self, owner: usize, (x, y): (f64, f64)) -> bool {
        let here = self.area.contains(&Rectangle {
            x,
            y,
            width: 0.0,
            height: 0.0,
        });
        let (column, row) = (
            whole((x - self.area.x) / SIDE),
            whole((y - self.area.y) / SIDE),
        );
        here && self.squares.get(row * self.columns + column) == Some(&Some(owner))
    }

    /// Whether at least the first share of a box lies on the shape of a state, and at most the
    /// second on those of others.
    pub(super) fn allows(&self, room: &Rectangle, owner: usize, (least, most): (f64, f64)) -> bool {
        let (columns, mut rows) = self.squares_of(room);
        let all = (columns.len() * rows.len()) as f64;
        let (mut elsewhere, mut others) = (0_usize, 0_usize);
        // Nearly every box that is asked about is refused by its first rows.
        let is_allowed = rows.all(|row| {
            let squares = self.row(row, columns.clone());
            elsewhere += columns.len() - squares.len();
            for found in squares {
                elsewhere += usize::from(*found != Some(owner));
                others += usize::from(found.is_some_and(|it| it != owner));
            }
            (all - elsewhere as f64) / all >= least && others as f64 / all <= most
        });
        is_allowed && (all > 0.0 || least <= 0.0)
    }

    /// Whether a box lies on no shape.
    pub(super) fn is_empty(&self, room: &Rectangle) -> bool {
        let (columns, mut rows) = self.squares_of(room);
        rows.all(|row| {
            let mut squares = self.row(row, columns.clone()).iter();
            squares.all(Option::is_none)
        })
    }

    /// The columns and the rows of the squares that a box touches; rows may lie below the last one.
    fn squares_of(&self, room: &Rectangle) -> (Range<usize>, Range<usize>) {
        let column = |x: f64| whole((x - self.area.x) / SIDE);
        let row = |y: f64| whole((y - self.area.y) / SIDE);
        let end = (column(room.x + room.width) + 1).min(self.columns);
        let columns = column(room.x).min(end)..end;
        (columns, row(room.y)..row(room.y + room.height) + 1)
    }

    /// The squares of a row, of which there are none below the last one.
    fn row(&self, row: usize, columns: Range<usize>) -> &[Option<usize>] {
        let from = row * self.columns;
        let squares = from + columns.start..from + columns.end;
        self.squares.get(squares).unwrap_or_default()
    }
}

/// A number of squares; what is not within the picture counts as none.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pictures are some thousand pixels wide, and nothing is below zero"
)]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_covers_its_squares_and_not_its_hole() {
        let area = |x: f64, y: f64, width: f64, height: f64| Rectangle {
            x,
            y,
            width,
            height,
        };
        let ring = |from: f64, to: f64| vec![(from, from), (to, from), (to, to), (from, to)];
        let mut cover = Cover::new(area(0.0, 0.0, 90.0, 90.0));
        cover.put(4, &[ring(0.0, 60.0), ring(30.0, 45.0)]);
        assert_eq!(cover.by_owner()[&4].len(), 400 - 25);
        let on_shape = area(1.0, 1.0, 20.0, 20.0);
        let in_hole = area(31.0, 31.0, 10.0, 10.0);
        assert!(cover.allows(&on_shape, 4, (1.0, 0.0)));
        assert!(!cover.allows(&on_shape, 5, (0.0, 0.99)) && cover.allows(&on_shape, 5, (0.0, 1.0)));
        assert!(!cover.allows(&in_hole, 4, (0.01, 0.0)) && cover.allows(&in_hole, 4, (0.0, 0.0)));
        assert!(cover.is_empty(&in_hole) && !cover.is_empty(&on_shape));
        // A half of it lies on the shape: seven of 14 columns, since 60 is the end of a square.
        let across = area(39.0 + 0.5, 1.0, 40.5, 4.0);
        assert!(cover.allows(&across, 4, (0.5, 0.0)) && !cover.allows(&across, 4, (0.51, 0.0)));
        // Below the last row is no shape.
        let below = area(0.5, 85.0, 4.0, 400.0);
        assert!(!cover.allows(&below, 4, (0.01, 0.0)) && cover.is_empty(&below));
        cover.put(5, &[ring(0.0, 60.0)]);
        assert!(!cover.by_owner().contains_key(&4));
        assert!(!cover.allows(&on_shape, 4, (0.0, 0.99)));
        // What reaches over the edge is cut there.
        cover.put(6, &[ring(-50.0, 500.0)]);
        assert_eq!(cover.by_owner()[&6].len(), 31 * 31);
    }
}
