//! The wide table: one row for each partner.

use std::collections::BTreeSet;

use chancery_core::date::{Bounds, Date, Day, Truth};
use chancery_core::model::{Id, Role};
use chancery_core::network::{
    ActorNode, DirectionIndex, InstrumentIndex, PartnershipIndex, TierIndex,
};
use chancery_core::select::{Partner, Selected, SelectorNoun};

use super::actors::ACTOR_KINDS;
use super::states::alpha_2;
use crate::views::declare::{columns, list};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table, source_count};

pub(super) static PARTNERS: Table = Table {
    name: "partners",
    sentence: "One row for each state or organisation that is a partner of the registry's subject, or \
               of the one that was asked for, on the day.",
    noun: SelectorNoun::Partners,
    columns: COLUMNS,
    key: &["partner"],
    references: &[
        ForeignKey::new(&["partner"], "actors"),
        ForeignKey::new(&["first_instrument"], "instruments"),
        ForeignKey::new(&["last_instrument"], "instruments"),
        ForeignKey::new(&["tiers"], "tiers"),
        ForeignKey::new(&["tiers_possible"], "tiers"),
        ForeignKey::new(&["direction"], "directions"),
        ForeignKey::new(&["organisations"], "organisations"),
        ForeignKey::new(&["member_of"], "organisations"),
        ForeignKey::new(&["observer_in"], "organisations"),
        ForeignKey::new(&["possibly_in"], "organisations"),
    ],
    listed: &[
        "partner",
        "partner_name",
        "tier_names",
        "direction",
        "since",
        "member_of",
        "holds",
    ],
    rows,
};

/// A partner and what is shown of it.
struct PartnerRow<'v> {
    views: ExportContext<'v>,
    partner: Partner,
    node: &'v ActorNode<'v>,
    /// The tiers of its partnerships, the highest first.
    tiers: Vec<TierIndex>,
    possible_tiers: Vec<TierIndex>,
    /// The directions of its partnerships, in the manifest's order.
    directions: BTreeSet<DirectionIndex>,
    /// The instruments of its partnerships that are certainly meant and were there on the day, the
    /// first one first.
    instruments: Vec<InstrumentIndex>,
}

columns! {
    line: PartnerRow<'v>;
    Id "partner", "The id of the partner: of a state its ISO 3166-1 alpha-3 code, or the code that \
                   the registry declares."
        => line.node.id;
    Text "partner_name", "The name that is shown." => line.node.name;
    Word [ACTOR_KINDS] "partner_kind", "Whether it is a state or an organisation."
        => line.node.kind_name();
    Id "state_alpha_2", "The ISO 3166-1 alpha-2 code of a state; empty if there is none."
        => line.node.is_state().then(|| alpha_2(line.node.id)).flatten();
    List "tiers", "The tiers at which it is a partner as certainly as `holds` says, the highest first."
        => list(line.tiers.iter().map(|tier| &*line.views.network.tier(*tier).id));
    List "tier_names", "The names of these tiers, in the same order."
        => list(line.tiers.iter().map(|tier| &*line.views.network.tier(*tier).name));
    List "tiers_possible", "Further tiers at which it is only possibly a partner, the highest first."
        => list(line.possible_tiers.iter().map(|tier| &*line.views.network.tier(*tier).id));
    List "direction", "The direction of those of its partnerships that are as certain as `holds` says; more than one if they differ."
        => list(line.directions().map(|direction| &*direction.id));
    List "direction_name", "The name of the direction."
        => list(line.directions().map(|direction| &*direction.name));
    Dates "since", "When the first of its partnerships that hold on the day began, in EDTF." => line.since();
    List "organisations", "The organisations to which it certainly belongs on the day, in any role."
        => list(line.organisations(Truth::Yes, |_| true));
    List "member_of", "Those of them of which it is a member or a participant."
        => list(line.organisations(Truth::Yes, Role::is_full));
    List "observer_in", "Those of them in which it is an observer."
        => list(line.organisations(Truth::Yes, |role| role == Role::Observer));
    List "other_roles", "Those of them in which it has another role, each as `ORG/ROLE`: \
                         associate, candidate or partner."
        => list(line.views.other_roles_of(line.partner.actor));
    List "possibly_in", "The organisations to which it possibly belongs on the day, in any role."
        => list(line.organisations(Truth::Unknown, |_| true));
    List "areas", "The fields of cooperation of those of its partnerships that are as certain as `holds` says." => list(line.areas());
    List "partnerships", "Its selected partnerships, by id or by the name made of parties and \
                          tier."
        => list(line.called().iter().map(Id::to_string));
    Integer "instruments", "How many instruments of its partnerships are certainly selected and \
                            certainly existed on the day."
        => line.instruments.len();
    Id "first_instrument", "The first of these instruments; empty if their dates do not tell."
        => line.outermost(false);
    Dates "first_instrument_day", "When the first of these instruments was concluded, in EDTF."
        => Date::first_of(&line.instrument_days(), &[]);
    Id "last_instrument", "The last of these instruments; empty if their dates do not tell."
        => line.outermost(true);
    Dates "last_instrument_day", "When the last of these instruments was concluded, in EDTF."
        => line.last_day();
    Integer "sources", "How many sources the evidence of these partnerships and instruments cites."
        => line.sources();
    Holds => line.partner.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let line = move |partner| -> Row<'v> { cells(&PartnerRow::new(views, partner), wanted) };
    Box::new(views.partners().into_iter().map(line))
}

impl<'v> PartnerRow<'v> {
    fn new(views: ExportContext<'v>, partner: Partner) -> Self {
        let network = views.network;
        let as_certain = || as_certain(&partner);
        let (tiers, possible_tiers) = partner.tiers(network);
        let directions = as_certain().map(|it| &network.ties[it.position]);
        let directions = directions.filter_map(|tie| tie.direction).collect();
        let node = &network.actors[partner.actor];
        // The instruments that the selector looks at.
        let of_ties = partner
            .partnerships
            .iter()
            .flat_map(|selected| views.selection.instruments_of(selected.position));
        let certain = of_ties.filter(|selected| selected.holds.is_certain());
        let instruments: BTreeSet<InstrumentIndex> =
            certain.map(|selected| selected.position).collect();
        let instruments = network.in_order_of_time(instruments);
        PartnerRow {
            views,
            partner,
            node,
            tiers,
            possible_tiers,
            directions,
            instruments,
        }
    }

    fn directions(&self) -> impl Iterator<Item = &'v chancery_core::model::Direction> {
        let network = self.views.network;
        self.directions
            .iter()
            .map(|position| network.direction(*position))
    }

    fn since(&self) -> Option<Date> {
        self.views.earliest_start(&self.partner.partnerships)
    }

    fn organisations(
        &self,
        wanted: Truth,
        accepts: impl Fn(Role) -> bool + Copy,
    ) -> BTreeSet<&'v str> {
        self.views
            .organisations_of(self.partner.actor, wanted, accepts)
    }

    fn partnerships(&self) -> impl Iterator<Item = &'v chancery_core::model::Partnership> {
        let network = self.views.network;
        self.partner
            .partnerships
            .iter()
            .map(|selected| network.partnership(selected.position))
    }

    fn areas(&self) -> BTreeSet<&'v str> {
        let network = self.views.network;
        as_certain(&self.partner)
            .flat_map(|selected| &network.partnership(selected.position).areas)
            .map(Id::as_str)
            .collect()
    }

    /// What its partnerships are called, each name once: periods of one tie share it.
    fn called(&self) -> BTreeSet<Id> {
        self.partnerships()
            .map(chancery_core::model::Partnership::id_or_derived)
            .collect()
    }

    fn instrument_days(&self) -> Vec<Option<Date>> {
        let network = self.views.network;
        let positions = self.instruments.iter();
        positions
            .map(|position| network.instrument(*position).day().copied())
            .collect()
    }

    /// The instrument that is the first, or the last, whenever within their dates all of them were
    /// concluded. Of several of one day, as the order of instruments has them.
    fn outermost(&self, is_last: bool) -> Option<&'v Id> {
        let bounds = |date: &Option<Date>| date.as_ref().map(Date::bounds).unwrap_or_default();
        let days: Vec<Bounds> = self.instrument_days().iter().map(bounds).collect();
        let position = if is_last {
            days.len().checked_sub(1)?
        } else {
            0
        };
        let own = days.get(position)?;
        let is_known = days.iter().enumerate().all(|(other, day)| {
            let (before, after) = if is_last { (day, own) } else { (own, day) };
            other == position
                || matches!((before.latest, after.earliest), (Some(one), Some(two)) if one <= two)
        });
        let instrument = self.instruments[position];
        is_known.then(|| &self.views.network.instrument(instrument).id)
    }

    /// When the last of the instruments was concluded, as far as their dates tell.
    fn last_day(&self) -> Option<Date> {
        let days = self.instrument_days();
        let own = days.last()?;
        if self.outermost(true).is_some() {
            return *own;
        }
        let bounds = || days.iter().flatten().map(Date::bounds);
        Date::between(Bounds {
            earliest: bounds().filter_map(|it| it.earliest).max(),
            latest: match days.iter().all(Option::is_some) {
                true => bounds()
                    .map(|it| it.latest)
                    .max_by_key(|it| it.unwrap_or(Day::LAST)),
                false => None,
            }
            .flatten(),
        })
    }

    fn sources(&self) -> usize {
        let network = self.views.network;
        let instruments = self
            .instruments
            .iter()
            .map(|position| network.instrument(*position));
        source_count(
            self.partnerships()
                .flat_map(|partnership| &partnership.evidence)
                .chain(instruments.flat_map(|instrument| &instrument.evidence)),
        )
    }
}

/// The partnerships that hold as certainly as the row: of a certain partner those that certainly do.
fn as_certain(partner: &Partner) -> impl Iterator<Item = &Selected<PartnershipIndex>> {
    let is_certain = partner.holds.is_certain();
    let partnerships = partner.partnerships.iter();
    partnerships.filter(move |selected| !is_certain || selected.holds.is_certain())
}
