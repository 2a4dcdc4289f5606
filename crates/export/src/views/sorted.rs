//! Records in an order that does not depend on the order of files.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chancery_core::date::{Day, Truth};
use chancery_core::model::Id;
use chancery_core::network::{ActorIndex, InstrumentIndex, MembershipIndex, PartnershipIndex};
use chancery_core::select::{Partner, Selected};
use chancery_core::yaml::record_text;

use super::ExportContext;

/// A partnership as tables hold it.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Its position, and whether it is meant.
    pub selected: Selected<PartnershipIndex>,
    /// Its id, or what it is called.
    pub called: Id,
    /// Its place among the records of that name, in order of time, from 1.
    pub period: usize,
}

impl<'v> ExportContext<'v> {
    /// The partners that are meant, by id, each with its partnerships by what they are called.
    #[must_use]
    pub fn partners(&self) -> Vec<Partner> {
        let mut partners = self.selection.partners();
        for partner in &mut partners {
            self.sort_partnerships(&mut partner.partnerships);
        }
        partners
    }

    /// The partnerships that are meant, by what they are called.
    #[must_use]
    pub fn partnerships(&self) -> Vec<Selected<PartnershipIndex>> {
        let mut partnerships = self.selection.partnerships();
        self.sort_partnerships(&mut partnerships);
        partnerships
    }

    /// The partnerships that tables hold, by what they are called: those of the day, or of all
    /// times.
    #[must_use]
    pub(crate) fn recorded_partnerships(&self) -> Vec<Recorded> {
        let mut recorded = self.all_partnerships();
        recorded.retain_mut(|it| {
            let position = it.selected.position;
            let meant = if self.include_ended {
                self.selection.partnership_at_any_time(position)
            } else {
                self.selection.partnership(position)
            };
            let states = self.means_a_party(&self.network.ties[position].parties);
            it.selected.holds = self.selection.partnership(position) & states;
            (meant & states).is_possible()
        });
        recorded
    }

    /// Every partnership, by what it is called and then in order of time.
    #[must_use]
    pub(crate) fn all_partnerships(&self) -> Vec<Recorded> {
        let mut all: Vec<Recorded> = self
            .network
            .ties
            .keys()
            .map(|position| Recorded {
                selected: Selected {
                    position,
                    holds: Truth::Yes,
                },
                called: self.network.partnership(position).id_or_derived(),
                period: 1,
            })
            .collect();
        all.sort_by(|one, other| {
            let by_name = one.called.cmp(&other.called);
            by_name.then_with(|| self.by_time(one.selected, other.selected))
        });
        for index in 1..all.len() {
            if all[index].called == all[index - 1].called {
                all[index].period = all[index - 1].period + 1;
            }
        }
        all
    }

    /// Whether the selector means one of these actors, other than the one whose partners are
    /// meant. Only an export asks that of partnerships and instruments.
    pub(super) fn means_a_party(&self, parties: &[ActorIndex]) -> Truth {
        let selector = self.selection.selector;
        let asks_states = !selector.state.is_empty()
            || !selector.member_of.is_empty()
            || !selector.member_of_all.is_empty()
            || !selector.not_member_of.is_empty()
            || !selector.party_to.is_empty();
        if !self.is_export || !asks_states {
            return Truth::Yes;
        }
        let others = parties
            .iter()
            .filter(|party| Some(**party) != self.selection.ego);
        Truth::any(others.map(|party| self.selection.actor(*party)))
    }

    /// Sorts partnerships by what they are called, and then in order of time.
    pub(super) fn sort_partnerships(&self, partnerships: &mut Vec<Selected<PartnershipIndex>>) {
        let called = |selected: Selected<PartnershipIndex>| -> (Id, Selected<PartnershipIndex>) {
            (
                self.network.partnership(selected.position).id_or_derived(),
                selected,
            )
        };
        let mut named: Vec<(Id, Selected<PartnershipIndex>)> =
            partnerships.drain(..).map(called).collect();
        named.sort_by(|(name, selected), (other_name, other)| {
            name.cmp(other_name)
                .then_with(|| self.by_time(*selected, *other))
        });
        partnerships.extend(named.into_iter().map(|(_, selected)| selected));
    }

    /// Partnerships share a name where they follow one another in time: by their first days, where
    /// an open one is before all others, otherwise by their last days. Where that does not decide,
    /// their whole text does, whatever the order of its parties.
    fn by_time(
        &self,
        one: Selected<PartnershipIndex>,
        other: Selected<PartnershipIndex>,
    ) -> Ordering {
        let network = self.network;
        let start = |it: Selected<PartnershipIndex>| {
            let date = network.start_date(it.position);
            date.map(|date| (date.earliest(), date.latest().unwrap_or(Day::LAST)))
        };
        let end = |it: Selected<PartnershipIndex>| {
            let tie = &network.ties[it.position];
            // What goes on ends after all others.
            let bounds = tie.end.date.map(|date| (date.earliest(), date.latest()));
            (tie.end.bounds.is_none(), bounds)
        };
        let text = |it: Selected<PartnershipIndex>| {
            let mut record = network.partnership(it.position).clone();
            record.parties.sort();
            record_text(&record, 0)
        };
        start(one)
            .cmp(&start(other))
            .then_with(|| end(one).cmp(&end(other)))
            .then_with(|| text(one).cmp(&text(other)))
    }

    /// The states that are meant, by id. Among those of an export are the ones that other rows
    /// name.
    #[must_use]
    pub fn states(&self) -> Vec<Selected<ActorIndex>> {
        // The actors of a network are sorted by id.
        let mut states = self.selection.states();
        let tied = self.tied_actors();
        if let Some(tied) = &tied {
            states.retain(|state| tied.contains(&state.position));
        }
        if self.is_export && states.len() < self.network.states().count() {
            let meant: BTreeSet<ActorIndex> = states.iter().map(|state| state.position).collect();
            // One that exists no more is a record like any other.
            let is_recorded = |position: &ActorIndex| {
                self.include_ended
                    && self.selection.actor_fields(*position).is_possible()
                    && tied.as_ref().is_none_or(|tied| tied.contains(position))
            };
            let mut rest: BTreeSet<ActorIndex> =
                self.network.states().filter(is_recorded).collect();
            rest.extend(self.named_states());
            let rest = rest.into_iter();
            let rest = rest.filter(|position| !meant.contains(position));
            states.extend(rest.map(|position| Selected {
                position,
                holds: Truth::No,
            }));
            states.sort_by_key(|state| state.position);
        }
        states
    }

    /// The states that the rows of tables name, as their references say.
    fn named_states(&self) -> BTreeSet<ActorIndex> {
        let named = [self.named("states"), self.named("actors")];
        let named = named.iter().flatten();
        named
            .filter_map(|id| self.network.state_position(id))
            .collect()
    }

    /// The instruments that are meant, by id, and of an export those that the rows of partners
    /// name.
    #[must_use]
    pub fn instruments(&self) -> Vec<Selected<InstrumentIndex>> {
        let mut instruments = self.meant_instruments();
        if self.is_export && instruments.len() < self.network.acts.len() {
            let meant: BTreeSet<InstrumentIndex> =
                instruments.iter().map(|it| it.position).collect();
            let named = self.named_instruments().into_iter();
            let rest = named.filter(|position| !meant.contains(position));
            instruments.extend(rest.map(|position| Selected {
                position,
                holds: Truth::No,
            }));
        }
        instruments.sort_by_key(|selected| &self.network.instrument(selected.position).id);
        instruments
    }

    /// The instruments that are meant, in the order of the records.
    #[must_use]
    pub(crate) fn meant_instruments(&self) -> Vec<Selected<InstrumentIndex>> {
        let selected = |position: InstrumentIndex| {
            let parties = self.means_a_party(&self.network.acts[position].parties);
            let holds = self.selection.instrument(position) & parties;
            // One that is still to come is a record like any other.
            let meant = if self.include_ended {
                self.selection.instrument_at_any_time(position) & parties
            } else {
                holds
            };
            meant.is_possible().then_some(Selected { position, holds })
        };
        let of_ties = self.instruments_in_a_direction();
        let is_of_ties =
            |it: &InstrumentIndex| of_ties.as_ref().is_none_or(|ties| ties.contains(it));
        let positions = self.network.acts.keys().filter(is_of_ties);
        positions.filter_map(selected).collect()
    }

    /// The instruments of the partnerships that are here, where the selector asks for a direction:
    /// an instrument has none of its own. None if it does not ask.
    fn instruments_in_a_direction(&self) -> Option<BTreeSet<InstrumentIndex>> {
        if self.selection.selector.direction.is_empty() {
            return None;
        }
        let ties = self.recorded_partnerships().into_iter();
        let ties = ties.map(|it| &self.network.ties[it.selected.position]);
        Some(ties.flat_map(|tie| tie.instruments.clone()).collect())
    }

    /// The instruments that the rows of partners name: those of their partnerships.
    fn named_instruments(&self) -> BTreeSet<InstrumentIndex> {
        let partners = self.selection.partners().into_iter();
        let ties = partners.flat_map(|partner| partner.partnerships);
        let instruments = ties.flat_map(|tie| self.selection.instruments_of(tie.position));
        let certain = instruments.filter(|it| it.holds.is_certain());
        certain.map(|it| it.position).collect()
    }

    /// The memberships that are meant, by organisation, member and place among the members.
    #[must_use]
    pub fn memberships(&self) -> Vec<Selected<MembershipIndex>> {
        let mut memberships = if self.include_ended {
            self.memberships_of_all_times()
        } else {
            self.selection.memberships()
        };
        if let Some(tied) = self.tied_actors() {
            memberships.retain(|selected| {
                let member = self.network.memberships[selected.position].member;
                member.is_some_and(|member| tied.contains(&member))
            });
        }
        memberships.sort_by_key(|selected| {
            let membership = &self.network.memberships[selected.position];
            let organisation = self
                .network
                .organisation(membership.organisation)
                .id
                .as_str();
            (
                organisation,
                self.member_id(selected.position),
                membership.ordinal,
            )
        });
        memberships
    }

    /// Every membership that the selector means at any time, and whether it holds on the day.
    fn memberships_of_all_times(&self) -> Vec<Selected<MembershipIndex>> {
        let all = self.network.memberships.keys().map(|position| Selected {
            position,
            holds: self.selection.membership_at_any_time(position),
        });
        all.filter(|selected| selected.holds.is_possible())
            .map(|selected| Selected {
                holds: self.selection.membership(selected.position),
                ..selected
            })
            .collect()
    }

    /// The id of the state or the organisation that belongs.
    #[must_use]
    pub fn member_id(&self, membership: MembershipIndex) -> &'v str {
        let membership = &self.network.memberships[membership];
        let member = membership.member;
        member.map_or("", |member| self.network.actors[member].id)
    }
}

/// References to records, by a key.
pub(crate) fn sorted_by<'r, T, K: Ord + ?Sized + 'r>(
    records: &'r [T],
    key: impl Fn(&'r T) -> &'r K,
) -> Vec<&'r T> {
    let mut sorted: Vec<&T> = records.iter().collect();
    sorted.sort_by(|one, other| key(one).cmp(key(other)));
    sorted
}
