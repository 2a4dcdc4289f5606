use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Effect, InstrumentKind, Office, Selector};

noun! {
    /// The keys of a selector.
    SELECTOR: Selector = "selector", "Which partners, partnerships, instruments or states are meant.";
    "tier" => tier, Kind::Tier, Need::Optional, Layout::ScalarOrList, "Partnerships of this tier, or of one that includes it.";
    "exact-tier" => exact_tier, Kind::Tier, Need::Optional, Layout::ScalarOrList, "Partnerships of this tier and no other.";
    "direction" => direction, Kind::Direction, Need::Optional, Layout::ScalarOrList, "Partnerships listed in this direction; one without a direction is in none.";
    "area" => area, Kind::Area, Need::Optional, Layout::ScalarOrList, "Partnerships in this field of cooperation.";
    "source" => source, Kind::Source, Need::Optional, Layout::ScalarOrList, "Partnerships whose evidence cites this source.";
    "signed" => signed, Kind::Date, Need::Optional, Layout::Scalar, "Where an instrument was concluded within this interval. All that is asked of instruments must be met by one and the same instrument of the partnership, which counts from its own day on.";
    "kind" => kind, Kind::Keyword(names::<InstrumentKind>), Need::Optional, Layout::ScalarOrList, "Where an instrument has this form word.";
    "effect" => effect, Kind::Keyword(names::<Effect>), Need::Optional, Layout::ScalarOrList, "Where an instrument does this.";
    "signed-by" => signed_by, Kind::Keyword(names::<Office>), Need::Optional, Layout::ScalarOrList, "Where each party of an instrument has a signatory, and each signatory holds this office, or one of these.";
    "state" => state, Kind::State, Need::Optional, Layout::ScalarOrList, "This state.";
    "member-of" => member_of, Kind::Membership, Need::Optional, Layout::ScalarOrList, "States that belong to this organisation, or to one of these: `ORG` in any role but observer, `ORG/ROLE`, or `ORG/any`.";
    "not-member-of" => not_member_of, Kind::Membership, Need::Optional, Layout::ScalarOrList, "States that belong to none of these organisations.";
    "on" => on, Kind::Day, Need::Optional, Layout::Scalar, "On this day; left out: that of the claim, or of the registry. States that do not exist on it are not counted.";
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
