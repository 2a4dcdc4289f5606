//! Where a record stands in the network: for each kind of record a type of its own, so that the
//! position of one is never taken for that of another.

use std::iter::Map;
use std::ops::Range;

/// Declares the types of positions. Each is made from a number and gives it back. They take four
/// bytes, since there are many lists of them.
macro_rules! positions {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl From<usize> for $name {
            fn from(position: usize) -> Self {
                // No memory holds so many records that this would not be the position itself.
                $name(u32::try_from(position).unwrap_or(u32::MAX))
            }
        }

        impl From<$name> for usize {
            fn from(position: $name) -> Self {
                position.0 as usize
            }
        }
    )*};
}

positions! {
    /// The position of an actor in [`Network::actors`](super::Network::actors).
    ActorIndex;
    /// The position of a state's own record in its section of the registry. Not all states have one.
    StateIndex;
    /// The position of an organisation in its section of the registry.
    OrganisationIndex;
    /// The position of a membership in [`Network::memberships`](super::Network::memberships).
    MembershipIndex;
    /// The position of a partnership in its section of the registry, and in
    /// [`Network::ties`](super::Network::ties).
    PartnershipIndex;
    /// The position of an instrument in its section of the registry, and in
    /// [`Network::acts`](super::Network::acts).
    InstrumentIndex;
    /// The position of a principle in its section of the registry.
    PrincipleIndex;
    /// The position of a source in its section of the registry.
    SourceIndex;
    /// The position of a claim in its section of the registry.
    ClaimIndex;
    /// The position of a tier in the manifest, the lowest first.
    TierIndex;
    /// The position of a direction in the manifest.
    DirectionIndex;
}

/// All positions of a list of `count` elements.
pub fn positions<I: From<usize>>(count: usize) -> Map<Range<usize>, fn(usize) -> I> {
    (0..count).map(I::from)
}
