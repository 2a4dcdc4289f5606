//! The table of partners.

use std::collections::BTreeSet;

use chancery_core::model::Id;
use chancery_core::network::{DirectionIndex, TierIndex};
use chancery_core::say;
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::belonging::short_names;
use super::columns::{COLUMNS, Column};
use super::partner_line::{PartnerLine, every_actor, line};
use super::partner_words::{has_organisation, lede, undated_words};
use crate::views::{ExportContext, actor_words, alphabetical_key};

/// What the table shows.
pub(super) struct PartnerList {
    pub(super) heading: String,
    pub(super) lede: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Value>,
    /// The directions by which its rows can be filtered.
    pub(super) directions: Vec<Value>,
    /// The tiers by which its rows can be filtered.
    pub(super) tiers: Vec<Value>,
}

/// The partners of the day, or without a state whose partners are meant every state that has one,
/// by name.
pub(super) fn lines(views: &ExportContext<'_>) -> Vec<PartnerLine> {
    let mut lines: Vec<PartnerLine> = match views.selection.ego {
        Some(_) => views
            .partners()
            .iter()
            .map(|partner| line(views, partner))
            .collect(),
        None => every_actor(views),
    };
    lines.sort_by_cached_key(|line| (alphabetical_key(&line.name), line.id.clone()));
    lines
}

pub(super) fn table(
    views: &ExportContext<'_>,
    anchors: &Anchors,
    lines: &[PartnerLine],
) -> PartnerList {
    let (messages, network) = (views.messages, views.network);
    let ego = views.selection.ego;
    let ego = ego.map(|of| actor_words(messages, network, of));
    let heading = match ego {
        Some(name) => say!(messages, "records-partners-of", name = name),
        None if has_organisation(lines) => say!(messages, "records-parties-and-partners"),
        None => say!(messages, "records-states-and-partners"),
    };
    let directions: BTreeSet<DirectionIndex> = lines
        .iter()
        .flat_map(|it| &it.directions)
        .copied()
        .collect();
    let tiers: BTreeSet<TierIndex> = lines
        .iter()
        .flat_map(|it| it.tiers.iter().chain(&it.possible_tiers))
        .copied()
        .collect();
    // By the ladder, from its lowest step: the script sorts the rows in this order.
    let mut tiers: Vec<TierIndex> = tiers.into_iter().collect();
    tiers.sort_by_key(|it| network.tier_order(Some(*it)));
    let mut columns = COLUMNS.to_vec();
    if has_organisation(lines) {
        columns[0] = Column::Name;
    }
    columns.retain(|column| match *column {
        Column::Partners => views.selection.ego.is_none(),
        Column::Direction => !directions.is_empty(),
        Column::BelongsTo => lines.iter().any(|line| !line.organisations.is_empty()),
        _ => true,
    });
    let choice = |id: &Id, name: &str| context! { id => id.as_str(), name => name };
    let direction = |it: DirectionIndex| {
        let direction = network.direction(it);
        choice(&direction.id, &direction.name)
    };
    let tier = |it: TierIndex| choice(&network.tier(it).id, &network.tier(it).name);
    PartnerList {
        heading,
        lede: [
            Some(lede(views, lines)),
            undated_words(views),
            short_names(views, lines),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(" "),
        rows: lines
            .iter()
            .map(|line| line.row(views, anchors, &columns))
            .collect(),
        columns,
        directions: directions.into_iter().map(direction).collect(),
        tiers: tiers.into_iter().map(tier).collect(),
    }
}
