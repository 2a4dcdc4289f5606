//! The words around a picture: title, counts, legend and source. All of them are counted.

use std::cmp::Reverse;

use chancery_core::finding::{how_many, plural};

use super::direction_groups::elsewhere_words;
use super::graph::{Edge, Graph};
use super::graph_in_words::description;
use super::missing_ties::{between_words, many_parties_words};
use super::star::UNKNOWN_TIER;
use super::{
    ExportContext, Star, actor_words, alphabetical_key, count_of_actors, party_nouns, reader_dates,
    source_count, year_label,
};
use chancery_core::network::{TierIndex, positions};

/// The words around a picture of a graph.
#[derive(Debug)]
#[non_exhaustive]
pub struct Caption<'v> {
    /// What the picture is of.
    pub title: String,
    /// How many states and partnerships, and on which day.
    pub subtitle: String,
    /// The tiers of the ties drawn, the highest first.
    pub tiers: Vec<TierCount<'v>>,
    /// What else a reader must know to read it.
    pub notes: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// The whole in sentences, for those who do not see it.
    pub description: String,
}

/// How many ties are drawn at a tier. Those of a star are as many as its partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TierCount<'v> {
    /// The tier, as a position; none if it is not known.
    pub tier: Option<TierIndex>,
    /// Its name.
    pub name: &'v str,
    /// How many ties certainly hold.
    pub certain: usize,
    /// How many hold at most.
    pub possible: usize,
    /// Whether the picture has a state in the middle, so that each tie is a partner.
    pub is_of_partners: bool,
}

impl TierCount<'_> {
    /// How many there are, and of what: around one state its partners, which the title names,
    /// otherwise ties.
    #[must_use]
    pub(crate) fn quantity(&self) -> String {
        let are_certain = (0..self.possible).map(|number| number < self.certain);
        let words = counted(are_certain, "tie");
        match words.rsplit_once(' ') {
            Some((number, _)) if self.is_of_partners => number.to_owned(),
            _ => words,
        }
    }

    /// The tier and how many there are, for a legend.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} · {}", self.name, self.quantity())
    }
}

impl<'v> Caption<'v> {
    /// The words around a picture of these edges of a graph, a star or not.
    #[must_use]
    pub fn new(
        views: &ExportContext<'v>,
        graph: &Graph<'v>,
        star: Option<&Star>,
        drawn: &[&Edge],
    ) -> Self {
        let ego = star.map(|star| star.ego);
        let subtitle = subtitle(views, graph, ego);
        let tiers = tiers(views, ego, drawn);
        let description = description(views, graph, ego, &subtitle, drawn);
        let notes = notes(views, graph, ego, drawn).into_iter();
        Caption {
            title: title(views, graph),
            description: reader_dates(&description),
            subtitle: reader_dates(&subtitle),
            tiers,
            notes: notes.map(|note| reader_dates(&note)).collect(),
            source: reader_dates(&source_of(views, graph)),
        }
    }
}

/// The registry's title, and where another state is asked about its name before it.
fn title(views: &ExportContext<'_>, graph: &Graph<'_>) -> String {
    let title = &views.network.manifest().title;
    match graph.ego {
        Some(ego) if views.selection.ego != views.network.subject => {
            let name = actor_words(views.network, graph.nodes[ego].actor);
            format!("Partners of {name} · {title}")
        }
        _ => title.to_string(),
    }
}

fn subtitle(views: &ExportContext<'_>, graph: &Graph<'_>, ego: Option<usize>) -> String {
    let states = (0..graph.nodes.len()).filter(|index| Some(*index) != ego);
    let states = states.map(|index| graph.nodes[index].holds.is_certain());
    let states = match ego {
        Some(ego) => format!(
            "{} of {}",
            counted(states, "partner"),
            actor_words(views.network, graph.nodes[ego].actor)
        ),
        None => {
            let nodes = graph.nodes.iter();
            count_of_actors(nodes.map(|node| (node.is_state, node.holds.is_certain())))
        }
    };
    let partnerships = graph.partnerships.iter().map(|it| it.holds.is_certain());
    let mut words = counted(partnerships, "partnership");
    // Of a registry without partnerships it would say that it has no states.
    if ego.is_some() || !graph.nodes.is_empty() {
        words = format!("{states}, {words}");
    }
    // A partnership of three ties three pairs, and two partnerships may tie the same pair. Around
    // one state there are as many pairs as partners, unless some have ties with one another.
    let pairs = graph.edges.len();
    let are_partners = ego.is_some() && pairs + 1 == graph.nodes.len();
    if pairs != graph.partnerships.len() && !are_partners {
        let pairs = graph.edges.iter().map(|edge| edge.holds.is_certain());
        let (_, parties) = party_nouns(views.network);
        words.push_str(&format!(" between {} of {parties}", counted(pairs, "pair")));
    }
    format!("{words}, {}{}", views.day_words(), views.narrowing_words())
}

/// How a note on the boxes of organisations begins.
pub(crate) const BOXES_OF_ORGANISATIONS: &str = "The boxes of organisations have another shape";

/// Which of the boxes are organisations; none if none is.
fn organisation_note(graph: &Graph<'_>) -> Option<String> {
    let mut names: Vec<&str> = graph.organisations().map(|node| node.name).collect();
    names.sort_by_cached_key(|name| alphabetical_key(name));
    let more = match names.len().checked_sub(MOST_NAMED) {
        None | Some(0) => String::new(),
        Some(more) => format!(" and {more} more"),
    };
    names.truncate(MOST_NAMED);
    let words = BOXES_OF_ORGANISATIONS;
    (!names.is_empty()).then(|| format!("{words}: {}{more}.", names.join(", ")))
}

/// How many of something, certainly and possibly: '24 partners', '24 to 26 partners'.
#[must_use]
pub fn counted(are_certain: impl IntoIterator<Item = bool>, noun: &str) -> String {
    let are_certain: Vec<bool> = are_certain.into_iter().collect();
    let plural = plural(are_certain.len());
    format!("{} {noun}{plural}", number_words(are_certain))
}

/// How many there are, of each whether it certainly is: '2', or '1 to 2'.
#[must_use]
pub(crate) fn number_words(are_certain: impl IntoIterator<Item = bool>) -> String {
    let (mut certain, mut possible) = (0_usize, 0_usize);
    for is_certain in are_certain {
        possible += 1;
        certain += usize::from(is_certain);
    }
    match certain == possible {
        true => certain.to_string(),
        false => format!("{certain} to {possible}"),
    }
}

/// Why there is no partnership to show, in one sentence.
#[must_use]
pub(crate) fn no_partnership_words(views: &ExportContext<'_>) -> String {
    let of = views.selection.ego;
    let mut ties = views.network.ties.iter();
    let is_recorded = ties.any(|tie| of.is_none_or(|of| tie.parties.contains(&of)));
    let of = of.map_or(String::new(), |of| {
        format!(" of {}", actor_words(views.network, of))
    });
    let day = views.selection.day;
    if !is_recorded {
        format!("No partnership{of} is recorded.")
    } else if views.is_narrowed() {
        format!("Partnerships{of} are recorded, but none that is selected holds on {day}.")
    } else {
        format!("No recorded partnership{of} holds on {day}.")
    }
}

pub(super) fn tiers<'v>(
    views: &ExportContext<'v>,
    ego: Option<usize>,
    drawn: &[&Edge],
) -> Vec<TierCount<'v>> {
    let tiers = views.network.manifest().tiers.len();
    let mut ranks: Vec<Option<TierIndex>> = positions(tiers).map(Some).chain([None]).collect();
    ranks.sort_by_key(|tier| Reverse(views.network.tier_order(*tier)));
    ranks
        .into_iter()
        .map(|tier| {
            let lines = || drawn.iter().flat_map(|edge| edge.lines());
            let holds = || lines().filter(|line| line.0 == tier).map(|line| line.1);
            TierCount {
                tier,
                name: tier.map_or(UNKNOWN_TIER, |tier| &views.network.tier(tier).name),
                certain: holds().filter(|holds| holds.is_certain()).count(),
                possible: holds().count(),
                is_of_partners: ego.is_some(),
            }
        })
        .filter(|line| line.possible > 0)
        .collect()
}

/// The note that a tie at several tiers is counted at its highest tier.
pub(crate) const AT_HIGHEST_TIER: &str =
    "Each tie is shown and counted at the highest of its tiers, the certain ones first.";

/// The note that the tiers beside the ladder are drawn as well.
const AND_BESIDE_THE_LADDER: &str = "Tiers without rank are drawn and counted beside it.";

/// What a line is that is not certain.
pub(crate) const DASHED: &str = "Dashed: possibly; the records do not decide it.";

pub(super) fn notes(
    views: &ExportContext<'_>,
    graph: &Graph<'_>,
    ego: Option<usize>,
    drawn: &[&Edge],
) -> Vec<String> {
    if graph.edges.is_empty() {
        return vec![no_partnership_words(views)];
    }
    let mut notes = Vec::new();
    // With directions the partners of each are in the order of names.
    if ego.is_some() && !graph.has_directions() && graph.nodes.len() > 2 {
        notes.push("Partners in order of tier, year and name.".to_owned());
    }
    let dated = |edge: &&&Edge| year_label(edge.since).is_some();
    // Only a star has a place for years.
    if ego.is_some() && drawn.iter().any(|edge| dated(&edge)) {
        let undated = drawn.iter().filter(|edge| !dated(edge)).count();
        let rest = if undated == 0 {
            String::new()
        } else {
            format!(
                "; the year is not known exactly for {undated} of {}",
                drawn.len()
            )
        };
        notes.push(format!("Year: when the tie began at the tier drawn{rest}."));
    }
    // With more partnerships than ties, some tie is made by several.
    if graph.partnerships.len() > graph.edges.len() {
        notes.push(AT_HIGHEST_TIER.to_owned());
        if drawn.iter().any(|edge| !edge.beside.is_empty()) {
            notes.push(AND_BESIDE_THE_LADDER.to_owned());
        }
    }
    if drawn.iter().any(|edge| !edge.holds.is_certain()) {
        notes.push(DASHED.to_owned());
    }
    notes.extend(organisation_note(graph));
    notes.extend(elsewhere_words(views, graph));
    if let Some(ego) = ego {
        notes.extend(between_words(views, graph, ego));
        return notes;
    }
    let (all, missing) = (graph.edges.len(), graph.edges.len() - drawn.len());
    if missing > 0 {
        let ties = how_many(missing, "tie");
        notes.push(format!(
            "{} of {all} ties drawn; {ties} not drawn.",
            drawn.len()
        ));
        notes.push(graph.backbone_rule().to_owned());
        notes.extend(many_parties_words(views, graph));
    }
    notes
}

fn source_of(views: &ExportContext<'_>, graph: &Graph<'_>) -> String {
    let partnerships = graph.partnerships.iter();
    let records = partnerships.map(|it| views.network.partnership(it.position));
    let sources = source_count(records.flat_map(|record| &record.evidence));
    source_line(views, sources, "these partnerships")
}

/// The registry, its licence, and how many sources are cited for what is drawn.
pub(crate) fn source_line(views: &ExportContext<'_>, sources: usize, drawn: &str) -> String {
    let manifest = views.network.manifest();
    let mut words = format!(
        "Source: registry “{}” as of {}",
        manifest.registry,
        views.network.as_of()
    );
    if sources > 0 {
        let sources = how_many(sources, "source");
        words.push_str(&format!(", which cites {sources} for {drawn}"));
    }
    if let Some(licence) = &manifest.licence {
        words.push_str(&format!(". Licence: {licence}"));
    }
    words + "."
}

/// The most names that a description or a note gives in a row.
pub(super) const MOST_NAMED: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_a_pair_where_something_is_only_possible() {
        assert_eq!(counted([true, true], "partner"), "2 partners");
        assert_eq!(counted([true], "partner"), "1 partner");
        assert_eq!(counted([true, false], "partner"), "1 to 2 partners");
        assert_eq!(counted([], "partner"), "0 partners");
    }
}
