//! What a picture of the network is made from, whatever it is drawn with.

use std::collections::BTreeSet;

use chancery_core::network::{DirectionIndex, PartnershipIndex};
use chancery_core::select::Selected;
use chancery_core::{message, say};

use super::graph::{Edge, Graph};
use super::{Badge, Block, BlockTier, Caption, ExportContext, Star, alphabetical_key};

/// A graph, its layout, and the words around it.
#[non_exhaustive]
pub struct Scene<'v> {
    /// The views that it shows.
    pub views: ExportContext<'v>,
    /// The states and their ties.
    pub graph: Graph<'v>,
    /// The star, where one state is in the middle.
    pub star: Option<Star>,
    /// The edges that are drawn, as indices: of a star those of the state in the middle, otherwise
    /// those that can be drawn, or all.
    pub drawn: Vec<usize>,
    /// The organisations whose members are marked.
    pub badges: Vec<Badge<'v>>,
    /// The words around it.
    pub caption: Caption<'v>,
}

impl<'v> Scene<'v> {
    /// The scene of what is meant, with the organisations whose ids are wanted, or those with the
    /// most members. Without a state in the middle it draws every tie if it `draws_all`, otherwise
    /// the backbone.
    #[must_use]
    pub fn new(views: &ExportContext<'v>, wanted: Option<&[String]>, draws_all: bool) -> Self {
        let graph = Graph::new(views);
        let star = Star::new(&graph);
        let drawn: Vec<usize> = match &star {
            Some(star) => (0..graph.edges.len())
                .filter(|index| graph.edges[*index].nodes.contains(&star.ego))
                .collect(),
            None if draws_all => (0..graph.edges.len()).collect(),
            None => graph.backbone(),
        };
        let badges = Badge::chosen(views, &graph, star.as_ref().map(|it| it.ego), wanted);
        let edges: Vec<&Edge> = drawn.iter().map(|index| &graph.edges[*index]).collect();
        let caption = Caption::new(views, &graph, star.as_ref(), &edges);
        Scene {
            views: *views,
            graph,
            star,
            drawn,
            badges,
            caption,
        }
    }

    /// The organisations of the partners of a star that have no badge, each with how many of these
    /// belong to it; none if badges were asked for, and so chosen by somebody else.
    pub(crate) fn without_badge(&self, wanted: Option<&[String]>) -> Option<String> {
        let ego = self.star.as_ref()?.ego;
        let all = Badge::all(&self.views, &self.graph, Some(ego)).into_iter();
        let is_shown = |it: &Badge<'_>| {
            let mut shown = self.badges.iter();
            shown.any(|badge| badge.organisation.id == it.organisation.id)
        };
        let further = all.filter(|it| it.members.certain > 0 && !is_shown(it));
        let messages = self.views.messages;
        let further = further.map(|it| {
            let members = it.members.words(messages);
            format!("{} ({members})", it.organisation.name)
        });
        let further: Vec<String> = further.collect();
        let names = further.join(", ");
        (wanted.is_none() && !further.is_empty())
            .then(|| say!(messages, "network-without-badge", names = names))
    }

    /// Keeps at most this many ties, those at the highest tiers first, and the states that they
    /// tie; the caption says so. A star keeps all: which of its partners to leave out, no record
    /// says.
    pub fn keep_highest(&mut self, most: usize) {
        let Some(rest) = self.star.is_none().then(|| self.keep(most)) else {
            return;
        };
        if rest > 0 {
            let note = say!(self.views.messages, "network-states-left-out", count = rest);
            self.caption.notes.push(note);
        }
    }

    /// Keeps at most this many ties, and gives how many states have none that is drawn.
    fn keep(&mut self, most: usize) -> usize {
        if self.drawn.len() > most {
            self.drawn = self.graph.highest(std::mem::take(&mut self.drawn), most);
            let edges: Vec<&Edge> = self.edges().collect();
            let mut caption = Caption::new(&self.views, &self.graph, None, &edges);
            let messages = self.views.messages;
            let rule = self.graph.backbone_rule(messages);
            caption.notes.retain(|note| note != rule);
            let kept = say!(messages, "network-rule-of-highest");
            caption.notes.push(kept);
            self.caption = caption;
        }
        let drawn: BTreeSet<usize> = self.edges().flat_map(|edge| edge.nodes).collect();
        self.graph.nodes.len() - drawn.len()
    }

    /// The heading of a block of a star: the group, and how many of it there are. A line does not
    /// end before the number.
    #[must_use]
    pub(crate) fn block_name(&self, star: &Star, block: &Block) -> String {
        let messages = self.views.messages;
        if let Some(BlockTier { tier }) = block.tier {
            let name = match tier {
                Some(tier) => &self.views.network.tier(tier).name,
                None => messages.fixed(message!("tier-unknown")),
            };
            // How many there are is in the legend.
            return match block.is_continued {
                true => say!(messages, "network-continued", name = name),
                false => name.to_owned(),
            };
        }
        let name = self.group_name(block.group);
        if block.is_continued {
            return say!(messages, "network-continued", name = name);
        }
        let group = &self.graph.groups[block.group];
        let count = self.graph.group_count(messages, group, Some(star.ego));
        format!("{name}\u{a0}·\u{a0}{count}")
    }

    /// The edges that are drawn.
    pub fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.drawn.iter().map(|index| &self.graph.edges[*index])
    }

    /// The group of each node, as an index into those of the graph; none for the hub.
    #[must_use]
    pub fn group_of_nodes(&self) -> Vec<Option<usize>> {
        let mut groups = vec![None; self.graph.nodes.len()];
        for (index, group) in self.graph.groups.iter().enumerate() {
            for node in &group.nodes {
                groups[*node] = Some(index);
            }
        }
        groups
    }

    /// The name of a group of the graph.
    #[must_use]
    pub fn group_name(&self, group: usize) -> &'v str {
        let direction = self.graph.groups[group].direction;
        match direction {
            Some(direction) => &self.views.network.direction(direction).name,
            None => self.views.messages.fixed(message!("in-no-direction")),
        }
    }

    /// The direction of a group of the graph.
    #[must_use]
    pub fn direction(&self, group: Option<usize>) -> Option<DirectionIndex> {
        self.graph.groups.get(group?)?.direction
    }

    /// The two states of an edge, the one in the middle first, otherwise by name, and each of their
    /// partnerships with its start.
    #[must_use]
    pub(crate) fn edge_words(&self, edge: &Edge) -> String {
        let ego = self.star.as_ref().map(|star| star.ego);
        let mut nodes = edge.nodes;
        let name = |node: usize| self.graph.nodes[node].name;
        nodes.sort_by_cached_key(|node| (Some(*node) != ego, alphabetical_key(name(*node)), *node));
        let [one, other] = nodes.map(name);
        format!("{one} – {other}: {}", self.ties_words(edge))
    }

    /// Each of the partnerships of an edge with its start.
    #[must_use]
    pub(crate) fn ties_words(&self, edge: &Edge) -> String {
        let ties = edge.partnerships.iter().map(|it| self.tie_words(*it));
        ties.collect::<Vec<_>>().join("; ")
    }

    fn tie_words(&self, selected: Selected<PartnershipIndex>) -> String {
        let network = self.views.network;
        let tie = &network.ties[selected.position];
        let messages = self.views.messages;
        let mut words = match tie.tier {
            Some(tier) => network.tier(tier).name.to_string(),
            None => say!(messages, "network-tie-unknown-tier"),
        };
        if !selected.holds.is_certain() {
            words = say!(messages, "network-tie-possibly", tie = words);
        }
        if let Some(name) = &network.partnership(selected.position).name {
            words = say!(
                messages,
                "network-tie-named",
                tie = words,
                name = name.as_str()
            );
        }
        if let Some(since) = network.start_date(selected.position) {
            words = say!(messages, "network-tie-since", tie = words, since = since);
        }
        words
    }
}
