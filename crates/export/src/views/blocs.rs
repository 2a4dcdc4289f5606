//! An order of actors in which those with ties to the same others stand together.

use std::collections::BTreeSet;

use super::graph::Graph;

/// Actors that stand together, from the first to the last.
type Bloc = Vec<usize>;

impl Graph<'_> {
    /// Nodes in an order in which blocs show: again and again the two groups whose members have the
    /// most alike ties on average become one, the most alike ends side by side. A tie at a higher
    /// tier counts more. Which of several equal ones comes first goes by id, so that the order of
    /// the records never decides.
    #[must_use]
    pub fn in_blocs(&self, nodes: &[usize]) -> Vec<usize> {
        let mut nodes = nodes.to_vec();
        nodes.sort_unstable();
        let alike = self.likeness(&nodes);
        let mut between = alike.clone();
        let mut blocs: Vec<Bloc> = (0..nodes.len()).map(|place| vec![place]).collect();
        let mut open: Vec<usize> = (0..nodes.len()).collect();
        while let Some((one, other)) = most_alike(&open, &between) {
            let sizes = [one, other].map(|it| blocs[it].len() as f64);
            for third in open.iter().copied().filter(|it| ![one, other].contains(it)) {
                let sum = sizes[0] * between[one][third] + sizes[1] * between[other][third];
                let average = sum / (sizes[0] + sizes[1]);
                between[one][third] = average;
                between[third][one] = average;
            }
            let second = std::mem::take(&mut blocs[other]);
            let first = std::mem::take(&mut blocs[one]);
            blocs[one] = joined(first, second, &alike);
            open.retain(|it| *it != other);
        }
        let order = blocs.into_iter().flatten();
        order.map(|place| nodes[place]).collect()
    }

    /// How alike the ties of each two nodes are, from 0 to 1: the cosine of their rows, in which each
    /// node also has the strongest tie with itself.
    fn likeness(&self, nodes: &[usize]) -> Vec<Vec<f64>> {
        let tiers: BTreeSet<_> = self.edges.iter().map(|edge| edge.order).collect();
        let weights: Vec<_> = tiers.into_iter().collect();
        let weight = |order| weights.partition_point(|it| *it <= order) as f64;
        let mut place = vec![None; self.nodes.len()];
        for (index, node) in nodes.iter().enumerate() {
            place[*node] = Some(index);
        }
        let own = weights.len().max(1) as f64;
        let mut rows: Vec<Vec<(usize, f64)>> =
            (0..nodes.len()).map(|index| vec![(index, own)]).collect();
        for edge in &self.edges {
            if let [Some(one), Some(other)] = edge.nodes.map(|node| place[node]) {
                let weight = weight(edge.order);
                rows[one].push((other, weight));
                rows[other].push((one, weight));
            }
        }
        let mut products = vec![vec![0.0; nodes.len()]; nodes.len()];
        // The ties are symmetric: the row of a node is also its column.
        for row in &rows {
            for (one, weight) in row {
                for (other, of_other) in row {
                    products[*one][*other] += weight * of_other;
                }
            }
        }
        let norms: Vec<f64> = (0..nodes.len())
            .map(|it| libm::sqrt(products[it][it]))
            .collect();
        for (one, row) in products.iter_mut().enumerate() {
            for (other, product) in row.iter_mut().enumerate() {
                *product /= norms[one] * norms[other];
            }
        }
        products
    }
}

/// The two open blocs that are the most alike; none if one is left.
fn most_alike(open: &[usize], between: &[Vec<f64>]) -> Option<(usize, usize)> {
    let mut found: Option<(f64, (usize, usize))> = None;
    for (index, one) in open.iter().enumerate() {
        for other in &open[index + 1..] {
            let alike = between[*one][*other];
            if found.is_none_or(|(most, _)| alike > most) {
                found = Some((alike, (*one, *other)));
            }
        }
    }
    found.map(|(_, pair)| pair)
}

/// Two blocs as one, each turned so that the ends that meet are the most alike.
fn joined(mut first: Bloc, mut second: Bloc, alike: &[Vec<f64>]) -> Bloc {
    let end = |bloc: &Bloc, is_turned: bool| match is_turned {
        true => bloc.first().copied().unwrap_or_default(),
        false => bloc.last().copied().unwrap_or_default(),
    };
    let turns = [(false, false), (true, false), (false, true), (true, true)];
    let meeting = |(first_turned, second_turned): (bool, bool)| {
        alike[end(&first, first_turned)][end(&second, !second_turned)]
    };
    let mut best = turns[0];
    for turn in turns {
        if meeting(turn) > meeting(best) {
            best = turn;
        }
    }
    if best.0 {
        first.reverse();
    }
    if best.1 {
        second.reverse();
    }
    first.append(&mut second);
    first
}
