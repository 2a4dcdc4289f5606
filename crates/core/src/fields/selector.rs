use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Effect, InstrumentKind, Office, Selector};

noun! {
    /// The keys of a selector.
    SELECTOR: Selector = "selector", "Conditions that partners, partnerships, instruments or states must meet.";
    "tier" => tier, Kind::Tier, Need::Optional, Layout::ScalarOrList, "Partnerships at this tier, or at one that includes it.";
    "exact-tier" => exact_tier, Kind::Tier, Need::Optional, Layout::ScalarOrList, "Partnerships at exactly this tier.";
    "direction" => direction, Kind::Direction, Need::Optional, Layout::ScalarOrList, "Partnerships listed in this direction; a partnership without a direction is in none.";
    "area" => area, Kind::Area, Need::Optional, Layout::ScalarOrList, "Partnerships in this field of cooperation.";
    "source" => source, Kind::Source, Need::Optional, Layout::ScalarOrList, "Partnerships whose evidence cites this source.";
    "signed" => signed, Kind::Date, Need::Optional, Layout::Scalar, "Only where an instrument was concluded within this interval. One and the same instrument of the partnership must meet all conditions on instruments; it counts from its own day on.";
    "kind" => kind, Kind::Keyword(names::<InstrumentKind>), Need::Optional, Layout::ScalarOrList, "Only where an instrument is of this kind.";
    "effect" => effect, Kind::Keyword(names::<Effect>), Need::Optional, Layout::ScalarOrList, "Only where an instrument has this effect.";
    "signed-by" => signed_by, Kind::Keyword(names::<Office>), Need::Optional, Layout::ScalarOrList, "Only where each party of an instrument has a signatory, and each signatory holds this office or one of these.";
    "state" => state, Kind::State, Need::Optional, Layout::ScalarOrList, "Only this state.";
    "member-of" => member_of, Kind::Membership, Need::Optional, Layout::ScalarOrList, "States that belong to this organisation, or to one of these: `ORG` in any role but observer, `ORG/ROLE`, or `ORG/any`.";
    "not-member-of" => not_member_of, Kind::Membership, Need::Optional, Layout::ScalarOrList, "States that belong to none of these organisations.";
    "on" => on, Kind::Day, Need::Optional, Layout::Scalar, "On this day; if left out, on the day of the claim or of the registry. States that do not exist on that day are not counted.";
}

impl super::Field for Option<Selector> {
    fn view(&self) -> super::FieldValue<'_> {
        self.as_ref().map_or(super::FieldValue::Absent, |selector| {
            super::FieldValue::Record(selector)
        })
    }

    fn slot(&mut self) -> super::FieldSlot<'_> {
        super::FieldSlot::Record(self)
    }
}
