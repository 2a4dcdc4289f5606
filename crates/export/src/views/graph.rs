//! Actors and the ties between them, as pictures show them.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Truth};
use chancery_core::network::{ActorIndex, DirectionIndex, PartnershipIndex, TierIndex, TierOrder};
use chancery_core::select::Selected;

use super::ExportContext;
use super::direction_groups::{DirectionGroups, Elsewhere, direction_groups};

/// The actors of a network that are meant, in their groups, and the ties between them.
///
/// Around an actor whose partners are meant they are its partners, and the ties those that make
/// them partners; without one they are all parties of the partnerships that are meant.
#[derive(Debug)]
#[non_exhaustive]
pub struct Graph<'v> {
    /// The actor whose partners are meant, as an index into the nodes.
    pub ego: Option<usize>,
    /// The actors, by id.
    pub nodes: Vec<Node<'v>>,
    /// The nodes in groups, of which none is empty; the hub is in none.
    pub groups: Vec<Group>,
    /// The nodes that their direction lists only possibly, as indices.
    pub(super) doubtful: BTreeSet<usize>,
    /// The further directions of nodes that stand in another one.
    pub(super) elsewhere: Vec<Elsewhere>,
    /// The ties, by the ids of their ends.
    pub edges: Vec<Edge>,
    /// The partnerships that the edges stand for, by what they are called.
    pub partnerships: Vec<Selected<PartnershipIndex>>,
}

/// A state or an organisation.
#[derive(Debug)]
pub struct Node<'v> {
    /// Its id.
    pub id: &'v str,
    /// The name to print.
    pub name: &'v str,
    /// Whether it is certainly or possibly meant.
    pub holds: Truth,
    /// Its position in the network.
    pub actor: ActorIndex,
    /// Whether it is a state; otherwise it is an organisation.
    pub is_state: bool,
}

/// The nodes that one direction lists, or those that none does.
#[derive(Debug)]
pub struct Group {
    /// The direction, as a position; none for the nodes in no direction, which stand last.
    pub direction: Option<DirectionIndex>,
    /// The nodes, as indices, by name.
    pub nodes: Vec<usize>,
}

/// The tie between two actors: all partnerships between them, drawn as the highest and, beside
/// that, at each tier that stands beside the ladder.
#[derive(Debug)]
#[non_exhaustive]
pub struct Edge {
    /// Its two nodes, as indices; the hub first, otherwise the smaller id.
    pub nodes: [usize; 2],
    /// The highest tier.
    pub tier: Option<TierIndex>,
    /// What orders edges by their tiers.
    pub order: TierOrder,
    /// When the tie began at that tier.
    pub since: Option<Date>,
    /// Whether it certainly or possibly holds.
    pub holds: Truth,
    /// The other tiers at which there is a tie and that stand beside the ladder.
    pub beside: Vec<TierBeside>,
    /// All partnerships between the two, the highest first.
    pub partnerships: Vec<Selected<PartnershipIndex>>,
}

/// A tier beside the ladder, at which there is a tie as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TierBeside {
    /// The tier.
    pub tier: TierIndex,
    /// Whether the tie at this tier certainly or possibly holds.
    pub holds: Truth,
}

impl Edge {
    /// The tiers at which it is drawn, each with whether it holds there: the highest, then those
    /// beside the ladder.
    pub fn lines(&self) -> impl Iterator<Item = (Option<TierIndex>, Truth)> {
        let beside = self.beside.iter().map(|it| (Some(it.tier), it.holds));
        std::iter::once((self.tier, self.holds)).chain(beside)
    }
}

impl<'v> Graph<'v> {
    /// The organisations, apart from the one whose partners are meant.
    pub(crate) fn organisations(&self) -> impl Iterator<Item = &Node<'v>> {
        let nodes = self.nodes.iter().enumerate();
        let nodes = nodes.filter(|(index, node)| Some(*index) != self.ego && !node.is_state);
        nodes.map(|(_, node)| node)
    }

    /// The graph of what is meant.
    #[must_use]
    pub fn new(views: &ExportContext<'v>) -> Self {
        let (actors, partnerships) = match views.selection.ego {
            Some(ego) => around(views, ego),
            None => everything(views),
        };
        let nodes: Vec<Node<'v>> = actors
            .iter()
            .map(|(actor, holds)| {
                let node = &views.network.actors[*actor];
                Node {
                    id: node.id,
                    name: node.name,
                    holds: *holds,
                    actor: *actor,
                    is_state: node.is_state(),
                }
            })
            .collect();
        let ego = views
            .selection
            .ego
            .and_then(|of| nodes.iter().position(|n| n.actor == of));
        let DirectionGroups {
            groups,
            doubtful,
            elsewhere,
        } = direction_groups(views, &nodes, ego, &partnerships);
        let edges = edges(views, &nodes, ego, &partnerships);
        Graph {
            ego,
            nodes,
            groups,
            doubtful,
            elsewhere,
            edges,
            partnerships,
        }
    }
}

/// The actors of a graph and whether they are meant, by position, and the partnerships.
type Meant = (BTreeMap<ActorIndex, Truth>, Vec<Selected<PartnershipIndex>>);

fn around(views: &ExportContext<'_>, ego: ActorIndex) -> Meant {
    let mut actors = BTreeMap::from([(ego, Truth::Yes)]);
    // A tie of three makes two partners, and is one; it is meant as surely as one of them is.
    let mut meant: BTreeMap<PartnershipIndex, Truth> = BTreeMap::new();
    for partner in views.partners() {
        actors.insert(partner.actor, partner.holds);
        for tie in partner.partnerships {
            let holds = meant.entry(tie.position).or_insert(Truth::No);
            *holds = *holds | (tie.holds & partner.holds);
        }
    }
    let meant = meant.into_iter();
    let mut partnerships: Vec<Selected<PartnershipIndex>> = meant
        .map(|(position, holds)| Selected { position, holds })
        .collect();
    views.sort_partnerships(&mut partnerships);
    (actors, partnerships)
}

fn everything(views: &ExportContext<'_>) -> Meant {
    let partnerships = views.partnerships();
    let mut actors = BTreeMap::new();
    for selected in &partnerships {
        for party in &views.network.ties[selected.position].parties {
            let holds = actors.entry(*party).or_insert(Truth::No);
            *holds = *holds | views.selection.holds_of(*selected, &[*party]);
        }
    }
    actors.retain(|_, holds| holds.is_possible());
    (actors, partnerships)
}

fn edges(
    views: &ExportContext<'_>,
    nodes: &[Node<'_>],
    ego: Option<usize>,
    partnerships: &[Selected<PartnershipIndex>],
) -> Vec<Edge> {
    let indices: BTreeMap<ActorIndex, usize> = nodes
        .iter()
        .enumerate()
        .map(|(index, node)| (node.actor, index))
        .collect();
    let mut between: BTreeMap<[usize; 2], Vec<Selected<PartnershipIndex>>> = BTreeMap::new();
    for selected in partnerships {
        let parties = &views.network.ties[selected.position].parties;
        let drawn: Vec<usize> = parties
            .iter()
            .filter_map(|it| indices.get(it).copied())
            .collect();
        for (place, one) in drawn.iter().enumerate() {
            for other in &drawn[place + 1..] {
                let states = [*one, *other].map(|it| nodes[it].actor);
                let mut holds = views.selection.holds_of(*selected, &states);
                if ego.is_some() {
                    // Whoever is only possibly a partner is tied only possibly.
                    holds = holds & nodes[*one].holds & nodes[*other].holds;
                }
                if !holds.is_possible() {
                    continue;
                }
                let pair = if Some(*other) == ego {
                    [*other, *one]
                } else {
                    [*one, *other]
                };
                let selected = Selected { holds, ..*selected };
                between.entry(pair).or_default().push(selected);
            }
        }
    }
    between
        .into_iter()
        .map(|(nodes, partnerships)| edge(views, nodes, partnerships))
        .collect()
}

fn edge(
    views: &ExportContext<'_>,
    nodes: [usize; 2],
    mut partnerships: Vec<Selected<PartnershipIndex>>,
) -> Edge {
    let order = |selected: &Selected<PartnershipIndex>| {
        let tier = views.network.ties[selected.position].tier;
        views.network.tier_order(tier)
    };
    // What is certain is drawn before what is only possible, however high, by the dates of the
    // partnerships alone: a condition on who is shown does not give a tie another tier.
    let day = views.selection.day;
    let key = |selected: &Selected<PartnershipIndex>| {
        let holds = views.network.partnership_holds(selected.position, day);
        (holds, order(selected))
    };
    partnerships.sort_by_key(|selected| std::cmp::Reverse(key(selected)));
    let first = partnerships.first().map(key).unwrap_or_default();
    let drawn: Vec<Selected<PartnershipIndex>> = partnerships
        .iter()
        .copied()
        .filter(|selected| key(selected) == first)
        .collect();
    Edge {
        nodes,
        beside: beside(views, first.1.1, &partnerships),
        tier: first.1.1,
        order: first.1,
        since: views.earliest_start(&drawn),
        holds: drawn.iter().fold(Truth::No, |any, it| any | it.holds),
        partnerships,
    }
}

/// The tiers of some partnerships that stand beside the ladder, except the one that is drawn.
fn beside(
    views: &ExportContext<'_>,
    drawn: Option<TierIndex>,
    partnerships: &[Selected<PartnershipIndex>],
) -> Vec<TierBeside> {
    let mut beside: BTreeMap<TierIndex, Truth> = BTreeMap::new();
    for selected in partnerships {
        let tier = views.network.ties[selected.position].tier;
        let unranked = tier.filter(|it| !views.network.tier(*it).is_ranked());
        if let Some(tier) = unranked.filter(|it| Some(*it) != drawn) {
            let holds = beside.entry(tier).or_insert(Truth::No);
            *holds = *holds | selected.holds;
        }
    }
    let beside = beside.into_iter();
    beside
        .map(|(tier, holds)| TierBeside { tier, holds })
        .collect()
}
