//! Which states belong to the same organisations in the same way.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chancery_core::messages::Messages;
use chancery_core::network::{ActorIndex, MembershipIndex};
use typed_index_collections::TiVec;

use super::super::PictureSettings;
use crate::style::Style;
use crate::views::{Badge, Belonging, ExportContext, Graph, Node, alphabetical_key};

/// How a state stands to an organisation on the day; none: no record has it there.
pub(super) type Standing = Option<Belonging>;

/// A state that is shown.
pub(super) struct GridState<'v> {
    /// Its name.
    pub(super) name: &'v str,
    /// Whether it is certainly or only possibly meant.
    pub(super) is_certain: bool,
    /// Whether it is a partner at a tier whose partners are printed bold.
    pub(super) is_bold: bool,
    /// Whether it is a state; otherwise it is an organisation.
    pub(super) is_state: bool,
}

/// States with the same standings, which are in the order of the organisations.
pub(super) struct Combination<'v> {
    pub(super) standings: Vec<Standing>,
    /// The states, by name.
    pub(super) states: Vec<GridState<'v>>,
}

impl Combination<'_> {
    /// Whether the states belong to none of the organisations.
    pub(super) fn is_of_none(&self) -> bool {
        self.standings.iter().all(Option::is_none)
    }
}

/// Everything that is shown.
pub(super) struct Combinations<'v> {
    /// The organisations to which any of the states belongs, those with the most members first.
    pub(super) organisations: Vec<Badge<'v>>,
    /// The name of each of them.
    pub(super) names: Vec<String>,
    /// Further ones, for which there is no row.
    pub(super) left_out: Vec<String>,
    /// Whether some are only possibly members of an organisation, with a row or without.
    pub(super) is_doubtful: bool,
    /// Those of which members are recorded, and none of the states among them.
    pub(super) without: Vec<String>,
    /// The combinations, those with the most states first, and that of none last.
    pub(super) columns: Vec<Combination<'v>>,
    /// What readers are told.
    pub(super) messages: &'static Messages,
}

/// More combinations than these, of which nearly each has one state, are not drawn.
const MOST_COMBINATIONS: usize = 60;

/// The most organisations that have rows.
const MOST_ORGANISATIONS: usize = 12;

impl<'v> Combinations<'v> {
    /// The combinations of the organisations that are asked for, or of all.
    pub(super) fn new(views: &ExportContext<'v>, settings: &PictureSettings<'_>) -> Self {
        let mut graph = Graph::new(views);
        add_members(views, &mut graph);
        let ego = graph.ego;
        let asked = settings.badges.filter(|ids| !ids.is_empty());
        let all = match asked {
            Some(_) => Badge::chosen(views, &graph, ego, asked),
            None => Badge::all(views, &graph, ego),
        };
        let has_any = |it: &Badge<'_>| {
            it.members.certain + it.possible > 0 || it.certain_others().next().is_some()
        };
        let (mut organisations, without): (Vec<_>, Vec<_>) = all.into_iter().partition(has_any);
        let is_doubtful = organisations
            .iter()
            .any(|it| it.possibly_full + it.members.doubtful > 0);
        let left_out = organisations.split_off(organisations.len().min(MOST_ORGANISATIONS));
        let names = |list: &[Badge<'v>]| -> Vec<String> {
            let names = list.iter();
            names
                .map(|it| views.organisation_name(it.organisation))
                .collect()
        };
        Combinations {
            names: names(&organisations),
            columns: columns(views, &graph, &organisations),
            messages: views.messages,
            organisations,
            left_out: names(&left_out),
            is_doubtful,
            without: names(&without),
        }
    }

    /// Whether there are too many combinations to draw.
    pub(super) fn is_too_many(&self) -> bool {
        self.columns.len() > MOST_COMBINATIONS
    }

    /// Whether each state that is shown is certainly meant.
    pub(super) fn are_certain(&self) -> impl Iterator<Item = bool> {
        let states = self.columns.iter().flat_map(|column| &column.states);
        states.map(|state| state.is_certain)
    }
}

/// Where nobody's partners are asked about, adds the states and organisations without a partnership
/// that belong to an organisation, certainly or possibly.
fn add_members<'v>(views: &ExportContext<'v>, graph: &mut Graph<'v>) {
    if graph.ego.is_some() || views.selection.ego.is_some() {
        return;
    }
    let network = views.network;
    let mut is_shown = TiVec::<ActorIndex, bool>::from(vec![false; network.actors.len()]);
    for node in &graph.nodes {
        is_shown[node.actor] = true;
    }
    let tied = views.tied_actors();
    for actor in network.actors.keys() {
        let node = &network.actors[actor];
        let mut memberships = node.memberships.iter();
        let belongs = |it: &MembershipIndex| network.is_member(*it, views.selection.day);
        let holds = views.selection.actor(actor);
        let is_meant = tied.as_ref().is_none_or(|tied| tied.contains(&actor));
        if is_shown[actor]
            || !is_meant
            || !holds.is_possible()
            || !memberships.any(|it| belongs(it).is_possible())
        {
            continue;
        }
        graph.nodes.push(Node {
            id: node.id,
            name: node.name,
            holds,
            actor,
            is_state: node.is_state(),
        });
    }
}

/// The states, or around one its partners, by their standings.
fn columns<'v>(
    views: &ExportContext<'v>,
    graph: &Graph<'v>,
    organisations: &[Badge<'v>],
) -> Vec<Combination<'v>> {
    let style = Style::new(views.network.manifest());
    let mut found: BTreeMap<Vec<Standing>, Vec<GridState<'v>>> = BTreeMap::new();
    for (index, node) in graph.nodes.iter().enumerate() {
        if Some(index) == graph.ego {
            continue;
        }
        let standings = organisations.iter();
        let standings = standings
            .map(|it| it.belonging(views, node.actor))
            .collect();
        let is_bold = graph.ego.is_some_and(|ego| {
            let mut edges = graph.edges.iter();
            let edge = edges.find(|it| it.nodes == [ego, index]);
            edge.is_some_and(|it| it.holds.is_certain() && style.tier(it.tier).is_bold)
        });
        found.entry(standings).or_default().push(GridState {
            name: node.name,
            is_certain: node.holds.is_certain(),
            is_bold,
            is_state: node.is_state,
        });
    }
    let mut columns: Vec<Combination<'v>> = found
        .into_iter()
        .map(|(standings, mut states)| {
            states.sort_by_cached_key(|state| (alphabetical_key(state.name), state.name));
            Combination { standings, states }
        })
        .collect();
    columns.sort_by_cached_key(|column| {
        // Who belongs is before who does not.
        let standings = column.standings.iter().map(|it| (it.is_none(), *it));
        let standings: Vec<(bool, Standing)> = standings.collect();
        (column.is_of_none(), Reverse(column.states.len()), standings)
    });
    columns
}
