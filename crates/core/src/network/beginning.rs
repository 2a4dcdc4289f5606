//! When a partnership or a membership began, as all that attests it says.

use super::holds::Moment;
use super::{MembershipIndex, Network, PartnershipIndex};
use crate::date::{Bounds, Date, Day};

impl Network<'_> {
    /// The days on which a partnership may have begun, asked at a moment: up to the last one it may
    /// not have begun, and on the last it certainly had.
    #[must_use]
    pub fn partnership_beginning(
        &self,
        position: PartnershipIndex,
        at: impl Into<Moment>,
    ) -> Bounds {
        let tie = &self.ties[position];
        attested(tie.start.bounds, tie.attested.by(at.into()))
    }

    /// The same of a membership, which does not begin before its organisation.
    #[must_use]
    pub fn membership_beginning(&self, position: MembershipIndex, at: impl Into<Moment>) -> Bounds {
        let membership = &self.memberships[position];
        let by = membership.attested.by(at.into());
        let bounds = |date: Option<&Date>| date.map(|date| attested(date.bounds(), by));
        let own = membership.record.since.as_ref();
        let own = bounds(own).unwrap_or_else(|| attested(Bounds::UNKNOWN, by));
        let organisation = self.organisation(membership.organisation);
        let Some(founded) = bounds(organisation.since.as_ref()) else {
            return own;
        };
        Bounds {
            earliest: own.earliest.max(founded.earliest),
            latest: own.latest.zip(founded.latest).map(|(a, b)| a.max(b)),
        }
    }
}

/// The bounds of a beginning of which a source had said by a day that it was past. A source that is
/// older than the beginning contradicts it, and it is unknown which of the two is right.
fn attested(bounds: Bounds, by: Option<Day>) -> Bounds {
    let Some(by) = by else { return bounds };
    let Bounds { earliest, latest } = bounds;
    // What is so from `earliest` on at the latest is certain when it is attested as well.
    let certain = earliest.map_or(by, |earliest| earliest.max(by));
    Bounds {
        earliest: earliest.map(|earliest| earliest.min(by)),
        latest: Some(latest.map_or(certain, |latest| latest.min(certain))),
    }
}
