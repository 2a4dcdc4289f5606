use super::EVIDENCE;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Effect, Instrument, InstrumentKind, Office, Ratification, Signatory};

noun! {
    /// The keys of an instrument.
    INSTRUMENT: Instrument = "instrument", "The written text that carries a commitment, whatever it is called.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id of the instrument.";
    "title" => title, Kind::Text, Need::Optional, Layout::Scalar, "The title of the instrument.";
    "kind" => kind, Kind::Keyword(names::<InstrumentKind>), Need::Optional, Layout::Scalar, "What the text is called: treaty, declaration and so on. It does not decide the binding force.";
    "parties" => parties, Kind::State, Need::OneOf("who concluded it"), Layout::List, "The states that concluded it, at least two.";
    "adopted-by" => adopted_by, Kind::Organisation, Need::OneOf("who concluded it"), Layout::Scalar, "The organisation that adopted it, for example a resolution.";
    "signed" => signed, Kind::Date, Need::Optional, Layout::Scalar, "When it was signed.";
    "adopted" => adopted, Kind::Date, Need::Optional, Layout::Scalar, "When it was adopted, if it was not signed.";
    "announced" => announced, Kind::Date, Need::Optional, Layout::Scalar, "When it was announced, if it was neither signed nor adopted.";
    "ratified" => ratified, Kind::Record(&RATIFICATION), Need::Optional, Layout::Line, "Who ratified it, and when.";
    "in-force" => in_force, Kind::Date, Need::Optional, Layout::Scalar, "When it entered into force.";
    "terminated" => terminated, Kind::Date, Need::Optional, Layout::Scalar, "When it ended.";
    "place" => place, Kind::Text, Need::Optional, Layout::Scalar, "Where it was concluded.";
    "signatories" => signatories, Kind::Record(&SIGNATORY), Need::Optional, Layout::Line, "Who signed; leave it out if this is unknown.";
    "tier" => tier, Kind::Tier, Need::Optional, Layout::ScalarOrList, "The tier that the text names, or several; leave it out if it names none.";
    "wording" => wording, Kind::Text, Need::Optional, Layout::Scalar, "The source's own words for the tier.";
    "effect" => effect, Kind::Keyword(names::<Effect>), Need::Optional, Layout::Scalar, "What it does to a partnership; leave it out if the sources do not decide it.";
    "areas" => areas, Kind::Area, Need::Optional, Layout::List, "Fields of cooperation.";
    "evidence" => evidence, Kind::Record(&EVIDENCE), Need::Optional, Layout::Block, "The citations that attest it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}

noun! {
    /// The keys of a ratification.
    RATIFICATION: Ratification = "ratification", "One state's ratification of an instrument.";
    "state" => state, Kind::State, Need::Required, Layout::Scalar, "The state that ratified.";
    "on" => on, Kind::Date, Need::Optional, Layout::Scalar, "When the state ratified it.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}

noun! {
    /// The keys of a signatory.
    SIGNATORY: Signatory = "signatory", "One person who signed for a state.";
    "state" => state, Kind::State, Need::Required, Layout::Scalar, "The state for which the person signed.";
    "office" => office, Kind::Keyword(names::<Office>), Need::Optional, Layout::Scalar, "The class of office; leave it out if no page says it.";
    "name" => name, Kind::Text, Need::Optional, Layout::Scalar, "The person's name.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
