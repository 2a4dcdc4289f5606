//! The days on which the answer to a question may change: between two of them it stays as it is.

use chancery_core::date::{Bounds, Date, Day};
use chancery_core::network::{ActorIndex, MembershipIndex, PartnershipIndex};

use super::ExportContext;

/// The days on which it turns whether something has begun.
pub(super) fn begins(bounds: Bounds) -> impl Iterator<Item = Day> {
    [bounds.earliest, bounds.latest].into_iter().flatten()
}

/// The days on which it turns whether something that lasts has ended.
pub(super) fn ends(bounds: Option<Bounds>) -> impl Iterator<Item = Day> {
    let ends = bounds.map(|it| [it.earliest, it.latest]);
    let ends = ends.into_iter().flatten().flatten();
    ends.map(|day| day.plus(1))
}

impl ExportContext<'_> {
    /// The days on which it may turn whether a partnership holds.
    pub(crate) fn partnership_turns(&self, position: PartnershipIndex) -> Vec<Day> {
        let tie = &self.network.ties[position];
        // A partnership holds while two of its parties exist.
        let lives = tie.parties.iter().flat_map(|party| self.life_turns(*party));
        begins(tie.start.bounds)
            .chain(tie.attested.days())
            .chain(ends(tie.end.bounds))
            .chain(lives)
            .collect()
    }

    /// The days on which it may turn whether an actor exists.
    pub(crate) fn life_turns(&self, actor: ActorIndex) -> impl Iterator<Item = Day> + use<> {
        let node = &self.network.actors[actor];
        begins(node.since.unwrap_or_default()).chain(ends(node.until))
    }

    /// The days on which it may turn whether a membership holds while its member exists.
    pub(crate) fn membership_turns(&self, position: MembershipIndex) -> Vec<Day> {
        let network = self.network;
        let membership = &network.memberships[position];
        let record = membership.record;
        let organisation = network.organisation(membership.organisation);
        let since = [record.since.as_ref(), organisation.since.as_ref()];
        let since = since.into_iter().flatten().map(Date::bounds);
        let until = [record.until.as_ref(), organisation.until.as_ref()];
        let until = until.into_iter().map(|date| network.last_day(date));
        since
            .flat_map(begins)
            .chain(membership.attested.days())
            .chain(until.flat_map(ends))
            .collect()
    }
}
