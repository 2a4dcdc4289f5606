//! What an export holds of the records that a selector does not select itself.
//!
//! A selector selects states, partnerships, instruments and memberships. What it narrows is one
//! set: the organisations are those that these name, the citations are theirs, the sources are
//! those that are cited, and the claims, which speak of the whole registry, are left out.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::model::{Organisation, Principle, Source};
use chancery_core::network::{
    ActorIndex, ClaimIndex, InstrumentIndex, MembershipIndex, PartnershipIndex,
};
use chancery_core::select::asked_keys;

use super::sorted::sorted_by;
use super::tables::{MOST_PANEL_ROWS, citations, too_large};
use super::{Cell, ExportContext, Row, TABLES};

/// Members of organisations by their positions, by the ids of the organisations.
pub(crate) type MemberOrdinals<'v> = BTreeMap<&'v str, BTreeSet<usize>>;

impl<'v> ExportContext<'v> {
    /// Whether this is an export of a part of the registry.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.is_export && asked_keys(self.selection.selector).next().is_some()
    }

    /// Whether a page can lead with what is claimed: claims are about the whole registry, and where
    /// they name nobody else about its subject, which may not be the actor whose partners are meant.
    pub(crate) fn can_show_claims(&self) -> bool {
        !self.is_part() && self.selection.ego == self.network.subject
    }

    /// The title of what is shown: the registry's, with what narrows it behind.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.network.manifest().title.to_string();
        let filters = self.named_filters().into_iter();
        filters.fold(title, |title, filter| format!("{title} · {filter}"))
    }

    /// The actors of the partnerships and instruments that are here, where the selector asks
    /// something of these; none if it does not, and any may be here.
    pub(crate) fn tied_actors(&self) -> Option<BTreeSet<ActorIndex>> {
        if !self.is_export || !self.selection.selector.asks_ties() {
            return None;
        }
        let network = self.network;
        let partnerships = self.partnership_positions().into_iter();
        let instruments = self.instrument_positions().into_iter();
        let of_partnerships = partnerships.flat_map(|it| network.ties[it].parties.clone());
        let of_instruments = instruments.flat_map(|it| network.acts[it].parties.clone());
        Some(of_partnerships.chain(of_instruments).collect())
    }

    /// The positions of the partnerships that are here.
    #[must_use]
    pub fn partnership_positions(&self) -> BTreeSet<PartnershipIndex> {
        let recorded = self.recorded_partnerships().into_iter();
        recorded.map(|it| it.selected.position).collect()
    }

    /// The positions of the instruments that are here.
    #[must_use]
    pub fn instrument_positions(&self) -> BTreeSet<InstrumentIndex> {
        let instruments = self.instruments().into_iter();
        instruments.map(|it| it.position).collect()
    }

    /// The ids of the instruments that are here.
    pub(super) fn instrument_ids(&self) -> BTreeSet<&'v str> {
        let instruments = self.instruments().into_iter();
        let ids = instruments.map(|it| self.network.instrument(it.position).id.as_str());
        ids.collect()
    }

    /// The positions of the memberships that are here.
    #[must_use]
    pub fn membership_positions(&self) -> BTreeSet<MembershipIndex> {
        let memberships = self.memberships().into_iter();
        memberships.map(|it| it.position).collect()
    }

    /// The members of each organisation whose memberships are here, by their positions in it.
    #[must_use]
    pub(crate) fn member_ordinals(&self) -> MemberOrdinals<'v> {
        let mut ordinals = MemberOrdinals::new();
        for selected in self.memberships() {
            let node = &self.network.memberships[selected.position];
            let organisation = self.network.organisation(node.organisation);
            let own = ordinals.entry(organisation.id.as_str()).or_default();
            own.insert(node.ordinal);
        }
        ordinals
    }

    /// The organisations that are here, by id.
    #[must_use]
    pub fn organisations(&self) -> Vec<&'v Organisation> {
        let mut all = sorted_by(&self.network.registry.organisations, |it| &it.id);
        if self.is_part() {
            let mut named = self.named("organisations");
            named.append(&mut self.named("actors"));
            let members = self.memberships().into_iter();
            let members: BTreeSet<&str> = members.map(|it| self.member_id(it.position)).collect();
            all.retain(|it| named.contains(it.id.as_str()) || members.contains(it.id.as_str()));
        }
        all
    }

    /// The principles that are here, by id: of a part of the registry those that are in one of its
    /// instruments.
    #[must_use]
    pub fn principles(&self) -> Vec<&'v Principle> {
        let mut all = sorted_by(&self.network.registry.principles, |it| &it.id);
        if self.is_part() {
            let ids = self.instrument_ids();
            all.retain(|it| it.instruments.iter().any(|id| ids.contains(id.as_str())));
        }
        all
    }

    /// The claims that are here, as positions by id. A claim speaks of the whole registry, so
    /// that a part of it holds none.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimIndex> {
        let claims = self.network.claims().filter(|_| !self.is_part());
        let mut positions: Vec<ClaimIndex> = claims.map(|(position, _)| position).collect();
        positions.sort_by_key(|position| &self.network.claim(*position).id);
        positions
    }

    /// The sources that are here, by id: of a part of the registry those that are cited in it.
    #[must_use]
    pub fn sources(&self) -> Vec<&'v Source> {
        let mut all = sorted_by(&self.network.registry.sources, |it| &it.id);
        if self.is_part() {
            let cited = citations(self).map(|it| it.evidence.source.as_str());
            let cited: BTreeSet<&str> = cited.collect();
            all.retain(|it| cited.contains(it.id.as_str()));
        }
        all
    }

    /// The rows of a table that the rows of others name, by the ids in their references.
    pub(super) fn named(&self, table: &str) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for other in TABLES.iter().filter(|it| it.name != table) {
            let references = other.references.iter();
            let columns: Vec<usize> = references
                .filter(|reference| reference.table == table)
                .filter_map(|reference| other.position(reference.columns.first()?))
                .collect();
            if columns.is_empty() || too_large(other, self, MOST_PANEL_ROWS).is_some() {
                continue;
            }
            for row in other.rows(self) {
                take_ids(&row, &columns, &mut named);
            }
        }
        named
    }
}

fn take_ids(row: &Row<'_>, columns: &[usize], ids: &mut BTreeSet<String>) {
    for column in columns {
        match &row[*column] {
            Cell::List(list) => ids.extend(list.iter().map(ToString::to_string)),
            Cell::Text(id) => {
                ids.insert(id.to_string());
            }
            _ => {}
        }
    }
}
