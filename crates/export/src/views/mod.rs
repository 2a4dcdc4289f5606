//! What there is to show: tables and graphs over a network, narrowed by a selector.

mod actor_counts;
mod alphabet;
pub mod audit;
mod backbone;
mod badges;
mod band;
mod belonging;
mod blocs;
mod caption;
mod chain_words;
mod citable;
mod columns;
mod counts;
mod declare;
mod direction_groups;
mod end_words;
mod graph;
mod graph_data;
mod graph_in_words;
mod group_ties;
mod groups_in_words;
mod integrity;
mod later;
mod missing_ties;
mod panel_form;
mod part;
mod participant_words;
mod record_words;
mod scene;
mod selector;
mod sorted;
mod star;
mod starts;
mod table;
pub mod tables;
mod turns;
mod undated;
mod words;

pub(crate) use actor_counts::{count_of_actors_in, party_kind};
pub(crate) use alphabet::alphabetical_key;
pub use badges::{Badge, RoleCount};
pub(crate) use badges::{badge_words, id_and_role};
pub use band::{Band, BandStep};
pub use belonging::{Belonging, Roles};
pub use caption::{Caption, TierCount};
pub(crate) use caption::{no_partnership_words, organisation_note, source_line};
pub use chain_words::{ChainLink, chain_links, replaced_on, replaced_words};
pub use columns::columns_markdown;
pub(crate) use counts::{counted_exactly, counted_in, first_names, range_words};
pub(crate) use declare::answer;
pub(crate) use end_words::{ended_by_words, since_words, until_words};
pub use end_words::{gone_words, unknown_end_words};
pub use graph::{Edge, Graph, Group, Node};
pub(crate) use graph_data::{Attribute, EdgeData, GraphData, NodeData, WidestPeriod};
pub use group_ties::GroupTies;
pub use integrity::{Integrity, integrity_faults};
pub use later::later_words;
pub use panel_form::{PANEL_WORDS, PanelForm, PanelWord};
pub(crate) use part::MemberOrdinals;
pub(crate) use participant_words::{participant_facts, takes_part_count_words};
pub use participant_words::{participant_words, participants_count_words, participants_in_order};
pub(crate) use record_words::{
    actor_words, distinct_instrument_words, organisation_words, party_names,
};
pub use record_words::{
    differing_words, instrument_words, partnership_words, source_words, tier_name,
};
pub use scene::Scene;
pub(crate) use selector::named_selector_words;
pub use selector::selector_words;
pub use sorted::Recorded;
pub use star::{Block, BlockTier, Star};
pub(crate) use starts::{start_label, year_label};
pub(crate) use table::Rows;
pub(crate) use table::holds_word;
pub use table::{Cell, Column, ColumnKind, ColumnSet, ForeignKey, HOLDS, Row, Table};
pub use tables::TABLES;
pub use undated::undated_words;
pub(crate) use words::{capitalised, spaced_spans};

use chancery_core::Analysis;
use chancery_core::audit::Verdicts;
use chancery_core::date::{Day, Truth};
use chancery_core::messages::{Argument, Messages};
use chancery_core::model::{Evidence, Id, Keyword as _, Role, Selector};
use chancery_core::network::{ActorIndex, Network};
use chancery_core::say;
use chancery_core::select::{Selection, asked_keys};
use std::collections::{BTreeMap, BTreeSet};

/// A network and what is selected of it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ExportContext<'v> {
    /// The network.
    pub network: &'v Network<'v>,
    /// What the network, its verdicts and its findings are of.
    pub analysis: &'v Analysis,
    /// The selector, the day and the state whose partners are meant.
    pub selection: Selection<'v, 'v>,
    /// Whether tables of partnerships hold those of all times, and not of the day alone.
    pub include_ended: bool,
    /// Whether the tables are beside one another: what the selector asks of states then narrows
    /// partnerships and instruments too, and a state that other rows name is among the states.
    pub is_export: bool,
    /// How the panels are made.
    pub panel: PanelForm,
    /// What readers are told, in the language of the registry if this is an export.
    pub messages: &'static Messages,
}

impl<'v> ExportContext<'v> {
    /// The views of a selection.
    #[must_use]
    pub fn new(analysis: &'v Analysis, selection: Selection<'v, 'v>) -> Self {
        ExportContext {
            network: selection.network,
            analysis,
            selection,
            include_ended: false,
            is_export: false,
            panel: PanelForm::default(),
            messages: Messages::english(),
        }
    }

    /// The views of a selection for an export. Where its selector names no day, a partnership
    /// that has ended, or not yet begun, is a record like any other.
    #[must_use]
    pub fn for_export(analysis: &'v Analysis, selection: Selection<'v, 'v>) -> Self {
        ExportContext {
            include_ended: selection.selector.on.is_none(),
            is_export: true,
            messages: Messages::of(analysis.registry().manifest.reader_language()),
            ..ExportContext::new(analysis, selection)
        }
    }

    /// What counting the records says of the claims; counted when first asked for.
    #[must_use]
    pub fn verdicts(&self) -> &'v Verdicts {
        self.analysis.verdicts()
    }

    /// The state whose partners are meant, by id: the subject, unless another is named.
    #[must_use]
    pub fn ego(&self) -> Option<&'v str> {
        self.selection
            .ego
            .map(|position| self.network.actors[position].id)
    }

    /// What narrows the views, each as a key, a colon and its values: `member-of: EU, EPC`. Empty
    /// if nothing does.
    #[must_use]
    pub fn filters(&self) -> Vec<String> {
        let mut filters = selector_words(self.selection.selector);
        if self.selection.ego != self.network.subject {
            filters.extend(self.ego().map(|of| format!("of: {of}")));
        }
        filters
    }

    /// The same for a reader: `member of: European Union`.
    #[must_use]
    pub fn named_filters(&self) -> Vec<String> {
        let (messages, asked) = (self.messages, self.selection.selector);
        let mut filters = named_selector_words(messages, self.network, asked);
        if self.selection.ego != self.network.subject {
            let of = self.selection.ego;
            let of = of.map(|of| actor_words(messages, self.network, of));
            filters.extend(of.map(|of| say!(messages, "selected-of", name = of)));
        }
        filters
    }

    /// The day of which the views are, beside that of the registry where it is another one.
    #[must_use]
    pub fn day_words(&self) -> String {
        self.day_written(|day| day.into())
    }

    /// The same with days as records write them, for formats that programs read.
    #[must_use]
    pub(crate) fn day_notation(&self) -> String {
        self.day_written(|day| day.to_string().into())
    }

    fn day_written(&self, written: impl Fn(Day) -> Argument<'static>) -> String {
        let (day, as_of) = (self.selection.day, self.network.as_of());
        let messages = self.messages;
        if day > as_of {
            let as_of = written(as_of);
            say!(
                messages,
                "caption-after-as-of",
                day = written(day),
                as_of = as_of
            )
        } else if day < as_of {
            let as_of = written(as_of);
            say!(
                messages,
                "caption-before-as-of",
                day = written(day),
                as_of = as_of
            )
        } else {
            say!(messages, "caption-as-of", day = written(day))
        }
    }

    /// Whether something is selected of what is recorded, except the day and the state whose
    /// partners are meant.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        asked_keys(self.selection.selector).any(|key| key != "on")
    }

    /// What is selected of what is recorded, as it is said behind the day and the state whose
    /// partners are meant.
    #[must_use]
    pub(crate) fn narrowing_words(&self) -> String {
        let asked = Selector {
            on: None,
            ..self.selection.selector.clone()
        };
        let filters = named_selector_words(self.messages, self.network, &asked).into_iter();
        filters.map(|filter| format!(" · {filter}")).collect()
    }

    /// Parties in the order in which they are shown: the state whose partners are meant first,
    /// the others by id.
    #[must_use]
    pub fn parties(&self, ids: &'v [Id]) -> Vec<&'v str> {
        let ego = self.ego();
        let mut parties: Vec<&str> = ids.iter().map(Id::as_str).collect();
        parties.sort_by_key(|party| (Some(*party) != ego, *party));
        parties
    }

    /// The organisations to which a state belongs on the day in a role that `accepts`, by id:
    /// certainly, or only possibly.
    pub fn organisations_of(
        &self,
        state: ActorIndex,
        wanted: Truth,
        accepts: impl Fn(Role) -> bool + Copy,
    ) -> BTreeSet<&'v str> {
        let (network, day) = (self.network, self.selection.day);
        let exists = network.actor_exists(state, day);
        let mut belongs: BTreeMap<&'v str, Truth> = BTreeMap::new();
        for position in &network.actors[state].memberships {
            let membership = &network.memberships[*position];
            let organisation = &network.organisation(membership.organisation).id;
            let role = membership.record.role;
            let role = role.map_or(Truth::Unknown, |role| accepts(role).into());
            let holds = belongs.entry(organisation).or_insert(Truth::No);
            *holds = *holds | (role & network.membership_holds(*position, day));
        }
        let wanted = belongs.into_iter().filter(|(_, it)| exists & *it == wanted);
        wanted.map(|(organisation, _)| organisation).collect()
    }

    /// The organisations in which an actor certainly is an associate, a candidate or a partner,
    /// each as a selector writes it: `ORG/ROLE`.
    #[must_use]
    pub fn other_roles_of(&self, actor: ActorIndex) -> BTreeSet<String> {
        let (network, day) = (self.network, self.selection.day);
        let memberships = network.actors[actor].memberships.iter();
        let named = memberships.filter_map(|position| {
            let membership = &network.memberships[*position];
            let role = membership.record.role?;
            let is_other = !role.is_full() && role != Role::Observer;
            let organisation = &network.organisation(membership.organisation).id;
            (is_other && network.is_member(*position, day).is_certain())
                .then(|| role_in(organisation, role))
        });
        named.collect()
    }
}

/// An organisation and a role in it, as a selector writes them.
pub(crate) fn role_in(organisation: &str, role: Role) -> String {
    format!("{organisation}/{}", role.name())
}

/// How many sources citations name, except those that give another tier and so attest nothing.
pub(crate) fn source_count<'e>(evidence: impl IntoIterator<Item = &'e Evidence>) -> usize {
    let attesting = evidence
        .into_iter()
        .filter(|evidence| evidence.attests_record());
    attesting
        .map(|evidence| &evidence.source)
        .collect::<BTreeSet<_>>()
        .len()
}
