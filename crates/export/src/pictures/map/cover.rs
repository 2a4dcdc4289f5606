//! Whose shape is where on a part of the map, in small squares.

use super::super::Rectangle;

/// The side of a square in pixels.
const SIDE: f64 = 3.0;

/// The number of all states that are not drawn.
pub(super) const UNDRAWN: usize = usize::MAX;

/// The shares of a box that lie on shapes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shares {
    /// On that of the state in question.
    pub(super) own: f64,
    /// On those of others that are drawn.
    pub(super) others: f64,
    /// On those of states that are not drawn.
    pub(super) undrawn: f64,
}

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

    /// The middles of the squares of a state: of the largest part of its shape and of what is near to
    /// that, since a name far from there would be taken for another one's.
    pub(super) fn of(&self, owner: usize) -> Vec<(f64, f64)> {
        /// So far the islands of one state lie apart, in pixels.
        const NEAR: f64 = 30.0;
        let mut parts = self.parts(owner);
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        let Some(main) = parts.first() else {
            return Vec::new();
        };
        let (first, last) = (self.middle_of(main[0]), self.middle_of(main[0]));
        let corners = main.iter().map(|at| self.middle_of(*at));
        let (least, most) = corners.fold((first, last), |(least, most), it| {
            (
                (it.0.min(least.0), it.1.min(least.1)),
                (it.0.max(most.0), it.1.max(most.1)),
            )
        });
        let reach = Rectangle {
            x: least.0,
            y: least.1,
            width: most.0 - least.0,
            height: most.1 - least.1,
        }
        .grown(NEAR);
        let mut squares: Vec<usize> = parts.into_iter().flatten().collect();
        squares.sort_unstable();
        let middles = squares.into_iter().map(|at| self.middle_of(at));
        middles.filter(|it| reach.contains(&spot(*it))).collect()
    }

    /// The widest place of a shape: of some of its squares the middle of the one that is farthest
    /// from everything else, and of several such the nearest to a place.
    pub(super) fn deepest(
        &self,
        owner: usize,
        squares: &[(f64, f64)],
        centre: (f64, f64),
    ) -> Option<(f64, f64)> {
        let column_of = |x: f64| whole((x - self.area.x) / SIDE);
        let row_of = |y: f64| whole((y - self.area.y) / SIDE);
        let columns = squares.iter().map(|it| column_of(it.0));
        let rows = squares.iter().map(|it| row_of(it.1));
        let (left, right) = (columns.clone().min()?, columns.max()?);
        let (top, bottom) = (rows.clone().min()?, rows.max()?);
        // With an empty square all around, so that each has neighbours.
        let wide = right - left + 3;
        let mut depths = vec![0_u32; wide * (bottom - top + 3)];
        let place = |column: usize, row: usize| (row - top + 1) * wide + column - left + 1;
        for row in top..=bottom {
            for column in left..=right {
                let is_own = self.squares[row * self.columns + column] == Some(owner);
                depths[place(column, row)] = if is_own { u32::MAX } else { 0 };
            }
        }
        // A step along a row or a column counts three, one aslant four, which is nearly round.
        let last = depths.len() - wide - 1;
        let nearer = |depths: &mut Vec<u32>, at: usize, neighbours: [(usize, u32); 4]| {
            let steps = neighbours.map(|(it, step)| depths[it].saturating_add(step));
            depths[at] = steps.into_iter().fold(depths[at], u32::min);
        };
        for at in wide + 1..last {
            let before = [
                (at - 1, 3),
                (at - wide, 3),
                (at - wide - 1, 4),
                (at - wide + 1, 4),
            ];
            nearer(&mut depths, at, before);
        }
        for at in (wide + 1..last).rev() {
            let after = [
                (at + 1, 3),
                (at + wide, 3),
                (at + wide + 1, 4),
                (at + wide - 1, 4),
            ];
            nearer(&mut depths, at, after);
        }
        let away = |it: &(f64, f64)| libm::hypot(it.0 - centre.0, it.1 - centre.1);
        let depth = |it: &(f64, f64)| depths[place(column_of(it.0), row_of(it.1))];
        let found = squares.iter().max_by(|a, b| {
            let nearest = away(b).total_cmp(&away(a));
            depth(a).cmp(&depth(b)).then(nearest)
        });
        found.copied()
    }

    /// The parts of a shape that hang together.
    fn parts(&self, owner: usize) -> Vec<Vec<usize>> {
        let is_own = |at: &usize| self.squares[*at] == Some(owner);
        let own: Vec<usize> = (0..self.squares.len()).filter(is_own).collect();
        let first = own.first().copied().unwrap_or_default();
        let mut seen = vec![false; own.last().map_or(0, |last| last + 1 - first)];
        let mut parts = Vec::new();
        for start in own {
            let mut open = vec![start];
            let mut part = Vec::new();
            while let Some(at) = open.pop() {
                if !is_own(&at) || std::mem::replace(&mut seen[at - first], true) {
                    continue;
                }
                part.push(at);
                let column = at % self.columns;
                open.extend((column > 0).then(|| at - 1));
                open.extend((column + 1 < self.columns).then_some(at + 1));
                open.extend(at.checked_sub(self.columns));
                open.extend(Some(at + self.columns).filter(|it| *it < self.squares.len()));
            }
            if !part.is_empty() {
                parts.push(part);
            }
        }
        parts
    }

    fn middle_of(&self, at: usize) -> (f64, f64) {
        let (row, column) = (at / self.columns, at % self.columns);
        (self.area.x + (column as f64 + 0.5) * SIDE, self.middle(row))
    }

    /// Whose shape is at a place.
    pub(super) fn at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let (column, row) = (
            whole((x - self.area.x) / SIDE),
            whole((y - self.area.y) / SIDE),
        );
        let square = self.squares.get(row * self.columns + column);
        square
            .copied()
            .flatten()
            .filter(|_| self.area.contains(&spot((x, y))))
    }

    /// The shares of a box that lie on shapes.
    pub(super) fn shares(&self, room: &Rectangle, owner: usize) -> Shares {
        let column = |x: f64| whole(((x - self.area.x) / SIDE).max(0.0));
        let row = |y: f64| whole(((y - self.area.y) / SIDE).max(0.0));
        let (left, right) = (column(room.x), column(room.x + room.width));
        let (top, bottom) = (row(room.y), row(room.y + room.height));
        let (mut own, mut others, mut undrawn, mut all) = (0.0, 0.0, 0.0, 0.0_f64);
        for row in top..=bottom {
            for column in left..=right.min(self.columns - 1) {
                all += 1.0;
                match self.squares.get(row * self.columns + column) {
                    Some(Some(found)) if *found == owner => own += 1.0,
                    Some(Some(UNDRAWN)) => undrawn += 1.0,
                    Some(Some(_)) => others += 1.0,
                    _ => {}
                }
            }
        }
        let all = all.max(1.0);
        Shares {
            own: own / all,
            others: others / all,
            undrawn: undrawn / all,
        }
    }
}

/// A place as a box.
fn spot((x, y): (f64, f64)) -> Rectangle {
    Rectangle {
        x,
        y,
        width: 0.0,
        height: 0.0,
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
        let shares = |cover: &Cover, room: Rectangle| {
            let found = cover.shares(&room, 4);
            (found.own, found.others, found.undrawn)
        };
        let edge = area(1.0, 1.0, 20.0, 20.0);
        assert_eq!(shares(&cover, edge), (1.0, 0.0, 0.0));
        assert_eq!(
            shares(&cover, area(31.0, 31.0, 10.0, 10.0)),
            (0.0, 0.0, 0.0)
        );
        let of = cover.of(4);
        // Between the hole and the far edge: that is as wide as the near one, and nearer.
        let widest = cover.deepest(4, &of, (60.0, 60.0)).unwrap();
        assert_eq!(cover.at(widest), Some(4));
        assert!(widest.0 < 30.0 || widest.1 < 30.0, "{widest:?}");
        assert_eq!(cover.deepest(4, &[], (0.0, 0.0)), None);
        cover.put(5, &[ring(0.0, 60.0)]);
        assert_eq!(cover.of(4).len(), 0);
        assert_eq!(shares(&cover, edge), (0.0, 1.0, 0.0));
        cover.put(UNDRAWN, &[ring(0.0, 60.0)]);
        assert_eq!(shares(&cover, edge), (0.0, 0.0, 1.0));
        // What reaches over the edge is cut there.
        cover.put(6, &[ring(-50.0, 500.0)]);
        assert_eq!(cover.of(6).len(), 31 * 31);
    }

    #[test]
    fn what_lies_far_from_the_largest_part_is_left_out() {
        let area = Rectangle {
            x: 0.0,
            y: 0.0,
            width: 300.0,
            height: 60.0,
        };
        let ring = |from: f64, to: f64| vec![(from, 0.0), (to, 0.0), (to, 30.0), (from, 30.0)];
        let mut cover = Cover::new(area);
        cover.put(1, &[ring(0.0, 60.0), ring(75.0, 90.0), ring(240.0, 270.0)]);
        assert!(cover.of(1).iter().all(|it| it.0 < 91.0));
        assert_eq!(cover.of(1).len(), 10 * (20 + 5));
        assert_eq!(cover.at((241.0, 3.0)), Some(1));
        assert_eq!(cover.at((200.0, 3.0)), None);
        assert_eq!(cover.at((-1.0, 3.0)), None);
    }
}
