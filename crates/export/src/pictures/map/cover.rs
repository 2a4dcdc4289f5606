//! Whose shape is where on a part of the map, in small squares.

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

    /// The middles of the squares of a state.
    pub(super) fn of(&self, owner: usize) -> Vec<(f64, f64)> {
        let squares = self.squares.iter().enumerate();
        let own = squares.filter(|(_, it)| **it == Some(owner));
        own.map(|(at, _)| {
            let (row, column) = (at / self.columns, at % self.columns);
            (self.area.x + (column as f64 + 0.5) * SIDE, self.middle(row))
        })
        .collect()
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

    /// The shares of a box that lie on the shape of a state, and on those of others.
    pub(super) fn shares(&self, room: &Rectangle, owner: usize) -> (f64, f64) {
        let column = |x: f64| whole(((x - self.area.x) / SIDE).max(0.0));
        let row = |y: f64| whole(((y - self.area.y) / SIDE).max(0.0));
        let (left, right) = (column(room.x), column(room.x + room.width));
        let (top, bottom) = (row(room.y), row(room.y + room.height));
        let (mut own, mut others, mut all) = (0.0, 0.0, 0.0_f64);
        for row in top..=bottom {
            for column in left..=right.min(self.columns - 1) {
                all += 1.0;
                match self.squares.get(row * self.columns + column) {
                    Some(Some(found)) if *found == owner => own += 1.0,
                    Some(Some(_)) => others += 1.0,
                    _ => {}
                }
            }
        }
        (own / all.max(1.0), others / all.max(1.0))
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
        assert_eq!(cover.of(4).len(), 400 - 25);
        assert_eq!(cover.shares(&area(1.0, 1.0, 20.0, 20.0), 4), (1.0, 0.0));
        assert_eq!(cover.shares(&area(31.0, 31.0, 10.0, 10.0), 4), (0.0, 0.0));
        cover.put(5, &[ring(0.0, 60.0)]);
        assert_eq!(cover.of(4).len(), 0);
        assert_eq!(cover.shares(&area(1.0, 1.0, 20.0, 20.0), 4), (0.0, 1.0));
        // What reaches over the edge is cut there.
        cover.put(6, &[ring(-50.0, 500.0)]);
        assert_eq!(cover.of(6).len(), 31 * 31);
    }
}
