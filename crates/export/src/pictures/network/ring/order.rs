//! In which order the states are around the ring.

use super::super::Pen;

/// The most rounds; few find nothing more.
const ROUNDS: usize = 12;

/// The nodes in the order in which they stand, clockwise from the top: groups together, and within
/// each such that few ties cross and that ties are short.
pub(super) fn order(pen: &Pen<'_, '_>) -> Vec<usize> {
    let groups: Vec<&[usize]> = pen.scene.graph.groups.iter().map(|it| &*it.nodes).collect();
    let by_name: Vec<usize> = groups.concat();
    let mut others = vec![Vec::new(); by_name.len()];
    for edge in pen.scene.edges() {
        let [one, other] = edge.nodes;
        others[one].push(other);
        others[other].push(one);
    }
    let along_ties: Vec<usize> = groups
        .iter()
        .flat_map(|group| along_ties(group, &others))
        .collect();
    // Crossings lead into a dead end from some beginnings, and lengths first show the way out.
    let beginnings = [
        (&by_name, &[CROSSINGS][..]),
        (&by_name, &[LENGTHS, CROSSINGS]),
        (&along_ties, &[CROSSINGS]),
        (&along_ties, &[LENGTHS, CROSSINGS]),
    ];
    let settled = beginnings.map(|(order, stages)| {
        let mut seats = Seats::new(order, &others);
        for weights in stages {
            seats.weights = *weights;
            seats.settle(&groups);
        }
        seats
    });
    let best = settled.into_iter().min_by_key(Seats::whole_cost);
    best.map(|it| it.order).unwrap_or_default()
}

/// The nodes of a group, each after one with which it has ties, those nearest to the first before.
fn along_ties(group: &[usize], others: &[Vec<usize>]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut next = 0;
    for first in group {
        if !found.contains(first) {
            found.push(*first);
        }
        while next < found.len() {
            for other in &others[found[next]] {
                if group.contains(other) && !found.contains(other) {
                    found.push(*other);
                }
            }
            next += 1;
        }
    }
    found
}

/// What is bad.
#[derive(Clone, Copy)]
struct Weights {
    /// How bad a crossing is.
    crossing: i64,
    /// How bad a tie between nodes is that are this many places apart.
    length: fn(i64) -> i64,
}

/// What is bad in the end. A crossing is as bad as a tie that is longer by some places.
const CROSSINGS: Weights = Weights {
    crossing: 12,
    length: |apart| apart,
};

/// What is bad at first, where that helps.
const LENGTHS: Weights = Weights {
    crossing: 0,
    length: |apart| apart * apart,
};

/// Who is where.
struct Seats<'o> {
    order: Vec<usize>,
    /// The place of each node in the order.
    place: Vec<usize>,
    /// Whom each node has ties with.
    others: &'o [Vec<usize>],
    weights: Weights,
}

impl<'o> Seats<'o> {
    fn new(order: &[usize], others: &'o [Vec<usize>]) -> Self {
        let mut place = vec![0; order.len()];
        for (at, node) in order.iter().enumerate() {
            place[*node] = at;
        }
        Seats {
            order: order.to_vec(),
            place,
            others,
            weights: CROSSINGS,
        }
    }

    /// Moves nodes within their groups until no move of one of them makes it better.
    fn settle(&mut self, groups: &[&[usize]]) {
        for _ in 0..ROUNDS {
            let mut gain = 0;
            let mut first = 0;
            for group in groups {
                let end = first + group.len();
                for node in *group {
                    gain += self.improve(*node, first, end);
                }
                first = end;
            }
            if gain == 0 {
                return;
            }
        }
    }

    /// The crossings and the lengths of all ties.
    fn whole_cost(&self) -> i64 {
        let nodes = self.others.iter().enumerate();
        let ties = nodes.flat_map(|(one, others)| {
            let later = others.iter().filter(move |other| **other > one);
            later.map(move |other| [one, *other])
        });
        let ties: Vec<[usize; 2]> = ties.collect();
        let mut cost = 0;
        for (index, tie) in ties.iter().enumerate() {
            let crossed = ties[..index].iter().filter(|it| self.cross(*tie, **it));
            cost += self.length(tie[0], tie[1]);
            cost += self.weights.crossing * i64::try_from(crossed.count()).unwrap_or(i64::MAX);
        }
        cost
    }

    /// Moves a node to the best of the places of its group, and gives what is gained by it. It
    /// passes its neighbours one by one, since only their ties and its own change by a step.
    fn improve(&mut self, node: usize, first: usize, end: usize) -> i64 {
        let start = self.place[node];
        let mut cost = 0;
        let mut best = (0, start);
        while self.place[node] > first {
            cost += self.step(self.place[node] - 1);
            if cost < best.0 {
                best = (cost, self.place[node]);
            }
        }
        while self.place[node] + 1 < end {
            cost += self.step(self.place[node]);
            if cost < best.0 {
                best = (cost, self.place[node]);
            }
        }
        while self.place[node] > best.1 {
            self.swap(self.place[node] - 1);
        }
        -best.0
    }

    /// Swaps the nodes at a place and at the next one, and gives by how much it is worse.
    fn step(&mut self, at: usize) -> i64 {
        let pair = (self.order[at], self.order[at + 1]);
        let before = self.cost(pair);
        self.swap(at);
        self.cost(pair) - before
    }

    fn swap(&mut self, at: usize) {
        self.order.swap(at, at + 1);
        self.place[self.order[at]] = at;
        self.place[self.order[at + 1]] = at + 1;
    }

    /// The crossings of the ties of one node with those of the other, and the lengths of both.
    fn cost(&self, (one, other): (usize, usize)) -> i64 {
        let mut cost = 0;
        for of_one in &self.others[one] {
            for of_other in &self.others[other] {
                if self.cross([one, *of_one], [other, *of_other]) {
                    cost += self.weights.crossing;
                }
            }
        }
        for node in [one, other] {
            let lengths = self.others[node].iter().map(|it| self.length(node, *it));
            cost += lengths.sum::<i64>();
        }
        cost
    }

    /// Whether just one end of a tie is between those of another.
    fn cross(&self, one: [usize; 2], other: [usize; 2]) -> bool {
        let [low, high] = one.map(|node| self.place[node]);
        let (low, high) = (low.min(high), low.max(high));
        let sides = other.map(|node| {
            let place = self.place[node];
            (place != low && place != high).then_some(low < place && place < high)
        });
        matches!(sides, [Some(one), Some(other)] if one != other)
    }

    /// How many places two nodes are apart, on the shorter way.
    fn length(&self, one: usize, other: usize) -> i64 {
        let apart = self.place[one].abs_diff(self.place[other]);
        let apart = i64::try_from(apart.min(self.order.len() - apart));
        (self.weights.length)(apart.unwrap_or(i64::MAX))
    }
}
