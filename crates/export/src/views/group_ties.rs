//! How many ties there are between groups, where there are too many to show each.

use super::Scene;

/// The ties within a group and between two of them: the row and the column of each are groups of
/// the graph. It is symmetric.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupTies {
    /// The counts, by row and column.
    pub counts: Vec<Vec<usize>>,
}

impl GroupTies {
    /// The counts of all ties of a scene, also of those that are not drawn; none if there are not
    /// several groups.
    #[must_use]
    pub(crate) fn from_scene(scene: &Scene<'_>) -> Option<Self> {
        let groups = scene.graph.groups.len();
        if groups < 2 {
            return None;
        }
        let of_nodes = scene.group_of_nodes();
        let mut counts = vec![vec![0; groups]; groups];
        for edge in &scene.graph.edges {
            let [Some(one), Some(other)] = edge.nodes.map(|node| of_nodes[node]) else {
                continue;
            };
            counts[one][other] += 1;
            if one != other {
                counts[other][one] += 1;
            }
        }
        Some(GroupTies { counts })
    }

    /// How many ties that are, each once.
    #[must_use]
    pub fn total(&self) -> usize {
        let rows = self.counts.iter().enumerate();
        rows.map(|(row, counts)| counts[row..].iter().sum::<usize>())
            .sum()
    }
}
