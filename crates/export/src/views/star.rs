//! The star: one state in the middle, its partners in two columns. DOT and SVG draw it alike.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chancery_core::network::{TierIndex, TierOrder};

use super::graph::{Edge, Graph};
use super::year_label;

/// The layout of a star, without measures: which partners are where.
#[derive(Debug)]
#[non_exhaustive]
pub struct Star {
    /// The node in the middle.
    pub ego: usize,
    /// The left column and the right one, each from the top.
    pub columns: [Vec<Block>; 2],
}

/// Partners of one group that are below one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The group, as an index into those of the graph.
    pub group: usize,
    /// Where no direction divides the partners and their tiers differ: the tier at which they are
    /// drawn, none if it is not known.
    pub tier: Option<BlockTier>,
    /// Whether the block goes on with a group that began in the other column.
    pub is_continued: bool,
    /// The nodes, from the top.
    pub nodes: Vec<usize>,
}

/// The tier of the partners of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlockTier {
    /// The tier; none if it is not known.
    pub tier: Option<TierIndex>,
}

/// What the frame and the name of a group take, in rows.
const FRAME_ROWS: f64 = 1.6;

/// How much higher one column may be than the other before a group is divided, as a share of the
/// height of both.
const MOST_UNEVEN: f64 = 0.3;

impl Star {
    /// The star of a graph: around the state whose partners are meant, or around the one to which
    /// all ties lead; none if there is no such state.
    #[must_use]
    pub fn new(graph: &Graph<'_>) -> Option<Star> {
        let ego = graph.ego.or_else(|| common_node(&graph.edges))?;
        let blocks = match graph.has_directions() {
            true => by_direction(graph, ego),
            false => by_tier(graph, ego),
        };
        Some(Star {
            ego,
            columns: columns(blocks),
        })
    }

    /// The partners.
    pub fn partners(&self) -> impl Iterator<Item = usize> {
        let blocks = self.columns.iter().flatten();
        blocks.flat_map(|block| block.nodes.iter().copied())
    }

    /// The tie of a partner with the state in the middle, which has none with itself.
    #[must_use]
    pub fn edge<'g>(&self, graph: &'g Graph<'_>, partner: usize) -> Option<&'g Edge> {
        let (one, other) = ([self.ego, partner], [partner, self.ego]);
        let mut edges = graph.edges.iter().filter(|_| partner != self.ego);
        edges.find(|edge| edge.nodes == one || edge.nodes == other)
    }
}

/// The groups of a graph as blocks, without the node in the middle.
fn by_direction(graph: &Graph<'_>, ego: usize) -> Vec<Block> {
    let groups = graph.groups.iter().enumerate();
    let blocks = groups.map(|(index, group)| Block {
        group: index,
        tier: None,
        is_continued: false,
        nodes: without(&group.nodes, ego),
    });
    blocks.collect()
}

fn without(nodes: &[usize], ego: usize) -> Vec<usize> {
    nodes.iter().copied().filter(|node| *node != ego).collect()
}

/// What orders the partners of a tier: the year in which the tie began, where it is known, and then
/// their order in the graph, which is that of their names.
type InTier = (bool, Option<String>, usize);

/// The partners as blocks of those at the same tier, the highest first, and in each by year.
fn by_tier(graph: &Graph<'_>, ego: usize) -> Vec<Block> {
    let of_ego = graph.edges.iter().filter(|edge| edge.nodes.contains(&ego));
    let of_ego = of_ego.flat_map(|edge| edge.nodes.map(|node| (node, edge)));
    let edges: BTreeMap<usize, &Edge> = of_ego.collect();
    let mut tiers: BTreeMap<(Reverse<Option<TierOrder>>, usize), Vec<InTier>> = BTreeMap::new();
    for (group, nodes) in graph.groups.iter().enumerate() {
        for (place, node) in nodes.nodes.iter().enumerate().filter(|it| *it.1 != ego) {
            let order = edges.get(node).map(|edge| edge.order);
            let year = edges.get(node).and_then(|edge| year_label(edge.since));
            let of_tier = tiers.entry((Reverse(order), group)).or_default();
            of_tier.push((year.is_none(), year, place));
        }
    }
    let is_divided = tiers.len() > 1;
    let blocks = tiers
        .into_iter()
        .map(|((Reverse(order), group), mut in_tier)| {
            in_tier.sort();
            let tier = order.and_then(|order| order.1);
            let nodes = in_tier.into_iter();
            Block {
                group,
                tier: is_divided.then_some(BlockTier { tier }),
                is_continued: false,
                nodes: nodes.map(|it| graph.groups[group].nodes[it.2]).collect(),
            }
        });
    blocks.collect()
}

/// The one node of all edges, of which there are several.
fn common_node(edges: &[Edge]) -> Option<usize> {
    let (first, rest) = edges.split_first()?;
    let is_common = |node: &usize| rest.iter().all(|edge| edge.nodes.contains(node));
    let node = first.nodes.into_iter().find(is_common)?;
    (rest.len() > 1).then_some(node)
}

/// The groups in their order: the first of them to the left, as many as make both columns most
/// nearly as high. A group is divided where without that they would be too uneven.
fn columns(mut blocks: Vec<Block>) -> [Vec<Block>; 2] {
    blocks.retain(|block| !block.nodes.is_empty());
    let unevenness = |cut: usize| (rows(&blocks[..cut]) - rows(&blocks[cut..])).abs();
    let cut = (0..=blocks.len()).min_by(|a, b| unevenness(*a).total_cmp(&unevenness(*b)));
    let cut = cut.unwrap_or_default();
    if unevenness(cut) <= MOST_UNEVEN * rows(&blocks) {
        let right = blocks[cut..].to_vec();
        return [blocks[..cut].to_vec(), right];
    }
    divided(blocks)
}

fn rows(blocks: &[Block]) -> f64 {
    let rows = |block: &Block| block.nodes.len() as f64;
    blocks.iter().map(|block| rows(block) + FRAME_ROWS).sum()
}

/// The blocks, with the one in which half of all nodes is reached divided there.
fn divided(blocks: Vec<Block>) -> [Vec<Block>; 2] {
    let all: usize = blocks.iter().map(|block| block.nodes.len()).sum();
    let half = all.div_ceil(2);
    let [mut left, mut right] = [Vec::new(), Vec::new()];
    let mut placed = 0;
    for mut block in blocks {
        let rest = block
            .nodes
            .split_off((half - placed).min(block.nodes.len()));
        placed += block.nodes.len();
        let is_continued = !block.nodes.is_empty();
        let (group, tier) = (block.group, block.tier);
        if is_continued {
            left.push(block);
        }
        if !rest.is_empty() {
            right.push(Block {
                group,
                tier,
                is_continued,
                nodes: rest,
            });
        }
    }
    [left, right]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chancery_core::date::Truth;

    use super::*;

    /// The columns of groups with this many nodes each, as pairs of group and number of nodes.
    fn sizes(groups: &[usize]) -> [Vec<(usize, usize)>; 2] {
        let mut next = 0;
        let blocks = groups.iter().enumerate().map(|(group, size)| {
            next += size;
            Block {
                group,
                tier: None,
                is_continued: false,
                nodes: (next - size..next).collect(),
            }
        });
        columns(blocks.collect()).map(|column| {
            let size = |block: &Block| (block.group, block.nodes.len());
            column.iter().map(size).collect()
        })
    }

    #[test]
    fn columns_are_about_as_high_as_one_another() {
        assert_eq!(
            sizes(&[15, 3, 4, 2, 6]),
            [vec![(0, 15), (1, 3)], vec![(2, 4), (3, 2), (4, 6)]]
        );
        assert_eq!(sizes(&[2, 2]), [vec![(0, 2)], vec![(1, 2)]]);
        assert_eq!(sizes(&[]), [vec![], vec![]]);
        assert_eq!(sizes(&[1]), [vec![(0, 1)], vec![]]);
    }

    #[test]
    fn a_group_that_outweighs_all_others_is_divided() {
        assert_eq!(sizes(&[12]), [vec![(0, 6)], vec![(0, 6)]]);
        assert_eq!(
            sizes(&[1, 20, 1]),
            [vec![(0, 1), (1, 10)], vec![(1, 10), (2, 1)]]
        );
    }

    #[test]
    fn the_state_in_the_middle_has_no_tie_with_itself() {
        let tie = |one: usize, other: usize| Edge {
            nodes: [one, other],
            tier: None,
            order: (None, None),
            since: None,
            holds: Truth::Yes,
            beside: Vec::new(),
            partnerships: Vec::new(),
        };
        let graph = Graph {
            ego: Some(1),
            nodes: Vec::new(),
            groups: Vec::new(),
            doubtful: BTreeSet::new(),
            elsewhere: Vec::new(),
            edges: vec![tie(0, 2), tie(1, 0), tie(1, 2)],
            partnerships: Vec::new(),
        };
        let star = Star::new(&graph).unwrap();
        let ends = |node: usize| star.edge(&graph, node).map(|edge| edge.nodes);
        assert_eq!((ends(0), ends(2)), (Some([1, 0]), Some([1, 2])));
        assert_eq!(ends(1), None);
    }

    #[test]
    fn every_node_is_in_one_column() {
        for first in 0..9 {
            for second in 0..9 {
                for third in 0..9 {
                    let [left, right] = sizes(&[first, second, third]);
                    let all: usize = left.iter().chain(&right).map(|(_, size)| size).sum();
                    assert_eq!(all, first + second + third);
                }
            }
        }
    }
}
