//! Records in an order that does not depend on the order of files.

use std::cmp::Ordering;

use chancery_core::model::{Id, Partnership};
use chancery_core::network::MemberNode;
use chancery_core::select::{Partner, Selected};
use chancery_core::yaml::record_text;

use super::Views;

impl<'v> Views<'v> {
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
    pub fn partnerships(&self) -> Vec<Selected> {
        let mut partnerships = self.selection.partnerships();
        self.sort_partnerships(&mut partnerships);
        partnerships
    }

    /// The partnerships that tables hold, by what they are called: those of the day, or of all
    /// times.
    #[must_use]
    pub fn recorded_partnerships(&self) -> Vec<Selected> {
        if !self.is_of_all_times {
            return self.partnerships();
        }
        let positions = 0..self.network.ties.len();
        let mut partnerships: Vec<Selected> = positions
            .filter(|position| {
                self.selection
                    .partnership_at_any_time(*position)
                    .is_possible()
            })
            .map(|position| Selected {
                position,
                holds: self.selection.partnership(position),
            })
            .collect();
        self.sort_partnerships(&mut partnerships);
        partnerships
    }

    /// Sorts partnerships by what they are called.
    pub(super) fn sort_partnerships(&self, partnerships: &mut Vec<Selected>) {
        let called = |selected: Selected| -> (Id, Selected) {
            (
                self.network.partnership(selected.position).called(),
                selected,
            )
        };
        let mut named: Vec<(Id, Selected)> = partnerships.drain(..).map(called).collect();
        named.sort_by(|(name, selected), (other_name, other)| {
            let record = |selected: &Selected| self.network.partnership(selected.position);
            name.cmp(other_name)
                .then_with(|| by_text(record(selected), record(other)))
        });
        partnerships.extend(named.into_iter().map(|(_, selected)| selected));
    }

    /// The instruments that are meant, by id.
    #[must_use]
    pub fn instruments(&self) -> Vec<Selected> {
        let mut instruments = self.selection.instruments();
        instruments.sort_by_key(|selected| &self.network.instrument(selected.position).id);
        instruments
    }

    /// The memberships that are meant, by organisation, member and place among the members.
    #[must_use]
    pub fn memberships(&self) -> Vec<Selected> {
        let mut memberships = self.selection.memberships();
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

    /// The id of the state or the organisation that belongs.
    #[must_use]
    pub fn member_id(&self, membership: usize) -> &'v str {
        let membership = &self.network.memberships[membership];
        match membership.member {
            Some(MemberNode::State(position)) => self.network.states[position].id,
            Some(MemberNode::Organisation(position)) => &self.network.organisation(position).id,
            None => "",
        }
    }
}

/// Partnerships may share a name where they follow one another in time, so that their whole text
/// decides.
pub(super) fn by_text(one: &Partnership, other: &Partnership) -> Ordering {
    record_text(one, 0).cmp(&record_text(other, 0))
}

/// References to records, by a key.
pub(super) fn sorted_by<'r, T, K: Ord + ?Sized + 'r>(
    records: &'r [T],
    key: impl Fn(&'r T) -> &'r K,
) -> Vec<&'r T> {
    let mut sorted: Vec<&T> = records.iter().collect();
    sorted.sort_by(|one, other| key(one).cmp(key(other)));
    sorted
}
