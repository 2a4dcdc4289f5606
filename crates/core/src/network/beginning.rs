//! When a partnership or a membership began, as all that attests it says.

use super::holds::Moment;
use super::{MembershipIndex, Network, PartnershipIndex};
use crate::date::{AttestedDays, Bounds, Date};

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
        attested(tie.start.bounds, tie.attested.at(at.into()))
    }

    /// The same of a membership, which does not begin before its organisation.
    #[must_use]
    pub fn membership_beginning(&self, position: MembershipIndex, at: impl Into<Moment>) -> Bounds {
        let membership = &self.memberships[position];
        let by = membership.attested.at(at.into());
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

/// The bounds of a beginning of which sources had said that it was past. A source that is older
/// than the beginning contradicts it, and it is unknown which of the two is right.
fn attested(bounds: Bounds, by: AttestedDays<'_>) -> Bounds {
    let Bounds { earliest, latest } = bounds;
    let (first, agreeing) = (by.first_from(None), by.first_from(earliest));
    Bounds {
        earliest: earliest.map(|earliest| first.map_or(earliest, |first| earliest.min(first))),
        latest: latest.into_iter().chain(agreeing).min(),
    }
}
