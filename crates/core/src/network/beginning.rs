//! When a partnership or a membership began, as all that attests it says.

use super::attestation::{AttestedDays, Moment};
use super::{MembershipIndex, Network, PartnershipIndex, ResolvedPartnership};
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

impl ResolvedPartnership {
    /// When it began, where a source may have said so before the latest day of its start.
    #[must_use]
    pub(crate) fn begun(&self) -> Bounds {
        agreed(self.start.bounds, self.attested.always())
    }
}

/// The bounds of a beginning that was past by the first day on which a source said so that is not
/// older than it.
fn agreed(bounds: Bounds, by: AttestedDays<'_>) -> Bounds {
    let agreeing = by.first_from(bounds.earliest);
    Bounds {
        latest: bounds.latest.into_iter().chain(agreeing).min(),
        ..bounds
    }
}

/// The same, where it is unknown which of the two is right if a source is older: the source or the
/// beginning.
fn attested(bounds: Bounds, by: AttestedDays<'_>) -> Bounds {
    let first = by.first_from(None);
    let earliest = |earliest: Day| first.map_or(earliest, |first| earliest.min(first));
    Bounds {
        earliest: bounds.earliest.map(earliest),
        ..agreed(bounds, by)
    }
}
