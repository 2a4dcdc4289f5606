//! What a picture of the network is made from, whatever it is drawn with.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chancery_core::network::{DirectionIndex, PartnershipIndex};
use chancery_core::select::Selected;

use super::graph::{Edge, Graph};
use super::star::UNKNOWN_TIER;
use super::{
    Badge, Block, BlockTier, Caption, ExportContext, IN_NO_DIRECTION, Star, alphabetical_key,
};

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
        let further =
            further.map(|it| format!("{} ({})", it.organisation.name, it.members.words()));
        let further: Vec<String> = further.collect();
        (wanted.is_none() && !further.is_empty())
            .then(|| format!("Organisations without a badge: {}.", further.join(", ")))
    }

    /// Keeps at most this many ties, those at the highest tiers first, and the states that they
    /// tie; the caption says so. A star keeps all: which of its partners to leave out, no record
    /// says.
    pub fn keep_highest(&mut self, most: usize) {
        let Some(rest) = self.star.is_none().then(|| self.keep(most)) else {
            return;
        };
        if rest > 0 {
            let note = format!("States without a drawn tie are left out: {rest}.");
            self.caption.notes.push(note);
        }
    }

    /// Keeps at most this many ties, and gives how many states have none that is drawn.
    fn keep(&mut self, most: usize) -> usize {
        if self.drawn.len() > most {
            self.drawn = self.graph.highest(std::mem::take(&mut self.drawn), most);
            let edges: Vec<&Edge> = self.edges().collect();
            let mut caption = Caption::new(&self.views, &self.graph, None, &edges);
            let rule = self.graph.backbone_rule();
            caption.notes.retain(|note| note != rule);
            let kept = "The ties at the highest tiers are drawn first and, at the same tier, those \
                        between states that share the most partners. Ties that are equal in both \
                        are drawn or left out together.";
            caption.notes.push(kept.to_owned());
            self.caption = caption;
        }
        let drawn: BTreeSet<usize> = self.edges().flat_map(|edge| edge.nodes).collect();
        self.graph.nodes.len() - drawn.len()
    }

    /// The heading of a block of a star: the group, and how many of it there are. A line does not
    /// end before the number.
    #[must_use]
    pub(crate) fn block_name(&self, star: &Star, block: &Block) -> String {
        if let Some(BlockTier { tier }) = block.tier {
            let name = tier.map_or(UNKNOWN_TIER, |tier| &self.views.network.tier(tier).name);
            // How many there are is in the legend.
            return match block.is_continued {
                true => format!("{name}, continued"),
                false => name.to_owned(),
            };
        }
        let name = self.group_name(block.group);
        if block.is_continued {
            return format!("{name}, continued");
        }
        let group = &self.graph.groups[block.group];
        let count = self.graph.group_count(group, Some(star.ego));
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
        direction.map_or(IN_NO_DIRECTION, |it| &self.views.network.direction(it).name)
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
        let mut words = String::new();
        if !selected.holds.is_certain() {
            words.push_str("possibly ");
        }
        let tier = tie
            .tier
            .map_or("tier unknown", |tier| &network.tier(tier).name);
        words.push_str(tier);
        if let Some(name) = &network.partnership(selected.position).name {
            let _ = write!(words, " (\u{201c}{name}\u{201d})");
        }
        if let Some(since) = network.start_date(selected.position) {
            let _ = write!(words, ", since {since}");
        }
        words
    }
}
