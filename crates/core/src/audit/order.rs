//! An order of partnerships and of memberships in which the order of the records does not show.

use super::GapRecord;
use crate::date::{Date, Day};
use crate::model::Role;
use crate::network::{MembershipIndex, Network, PartnershipIndex};

/// What orders partnerships: their ids, and of periods that share
/// one the dates.
pub(super) fn order_of_tie(
    network: &Network<'_>,
    position: PartnershipIndex,
) -> (String, [Option<Day>; 4]) {
    let record = network.partnership(position);
    let id = GapRecord::Partnership(position).id(network);
    (id, known_days([record.since, record.until]))
}

/// The same of memberships.
pub(super) fn order_of_membership(
    network: &Network<'_>,
    position: MembershipIndex,
) -> (String, Option<Role>, [Option<Day>; 4]) {
    let record = network.memberships[position].record;
    let id = GapRecord::Membership(position).id(network);
    (id, record.role, known_days([record.since, record.until]))
}

fn known_days([since, until]: [Option<Date>; 2]) -> [Option<Day>; 4] {
    let ends = |date: Option<Date>| date.map_or([None; 2], |it| [it.earliest(), it.latest()]);
    let ([first, by], [from, last]) = (ends(since), ends(until));
    [first, by, from, last]
}
