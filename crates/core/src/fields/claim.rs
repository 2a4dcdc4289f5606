use super::SELECTOR;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Claim, ClaimNoun, Scope, SpanNoun, Verdict};

noun! {
    /// The keys of a claim.
    CLAIM: Claim = "claim", "A checkable statement that a source makes about the whole.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "The id of the claim.";
    "source" => source, Kind::Source, Need::Required, Layout::Scalar, "The source that makes the claim.";
    "speaker" => speaker, Kind::Text, Need::Optional, Layout::Scalar, "Who makes the claim in that source.";
    "quote" => quote, Kind::Text, Need::Optional, Layout::Scalar, "The exact words of the source.";
    "before" => before, Kind::Text, Need::Optional, Layout::Scalar, "The words directly before the quote, if the quote occurs more than once.";
    "after" => after, Kind::Text, Need::Optional, Layout::Scalar, "The words directly after the quote, if the quote occurs more than once.";
    "count" => count, Kind::Keyword(names::<ClaimNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim states a number of these.";
    "every" => every, Kind::Keyword(names::<ClaimNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim states that all of these meet `are`.";
    "most" => most, Kind::Keyword(names::<ClaimNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim states that more than half of these meet `are`.";
    "span" => span, Kind::Keyword(names::<SpanNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim states when these were concluded, as an interval.";
    "where" => selection, Kind::Record(&SELECTOR), Need::Optional, Layout::Line, "Which of them the claim is about.";
    "are" => are, Kind::Record(&SELECTOR), Need::Optional, Layout::Line, "What the claim states about them.";
    "scope" => scope, Kind::Keyword(names::<Scope>), Need::Optional, Layout::Scalar, "Which records are counted; if left out, all of them.";
    "as-of" => as_of, Kind::Date, Need::Optional, Layout::Scalar, "The day on which the claim was made; if left out, the day on which its source was published. A claim is judged on every day on which it may have been made.";
    "is" => is, Kind::Stated, Need::Optional, Layout::Scalar, "The stated number; for a span, the stated first and last day.";
    "at-least" => at_least, Kind::Number, Need::Optional, Layout::Scalar, "The stated lowest number.";
    "at-most" => at_most, Kind::Number, Need::Optional, Layout::Scalar, "The stated highest number.";
    "within" => within, Kind::Date, Need::Optional, Layout::Scalar, "The stated interval that contains all of them.";
    "expect" => expect, Kind::Keyword(names::<Verdict>), Need::Optional, Layout::Scalar, "The expected verdict; if left out, the claim is expected to hold.";
    "because" => because, Kind::Text, Need::Optional, Layout::Scalar, "Why that verdict is expected.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "A remark of the curator.";
}
