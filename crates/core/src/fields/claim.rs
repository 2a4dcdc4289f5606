use super::SELECTOR;
use super::scalar::names;
use super::table::{Kind, Layout, Need, noun};
use crate::model::{Claim, ClaimNoun, Scope, SpanNoun, Verdict};

noun! {
    /// The keys of a claim.
    CLAIM: Claim = "claim", "A checkable statement that a source makes about the whole.";
    "id" => id, Kind::Id, Need::Required, Layout::Scalar, "Its id.";
    "source" => source, Kind::Source, Need::Required, Layout::Scalar, "The source that makes it.";
    "speaker" => speaker, Kind::Text, Need::Optional, Layout::Scalar, "Who says it there.";
    "quote" => quote, Kind::Text, Need::Optional, Layout::Scalar, "The exact words.";
    "before" => before, Kind::Text, Need::Optional, Layout::Scalar, "Words right before the quote, where it occurs more than once.";
    "after" => after, Kind::Text, Need::Optional, Layout::Scalar, "Words right after the quote, where it occurs more than once.";
    "count" => count, Kind::Keyword(names::<ClaimNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim is that there are so many of these.";
    "every" => every, Kind::Keyword(names::<ClaimNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim is that all of these are as `are` says.";
    "most" => most, Kind::Keyword(names::<ClaimNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim is that more than half of these are as `are` says.";
    "span" => span, Kind::Keyword(names::<SpanNoun>), Need::OneOf("the form"), Layout::Scalar, "The claim is that these were concluded between two times.";
    "where" => selection, Kind::Record(&SELECTOR), Need::Optional, Layout::Line, "Which of them are meant.";
    "are" => are, Kind::Record(&SELECTOR), Need::Optional, Layout::Line, "What is said of them.";
    "scope" => scope, Kind::Keyword(names::<Scope>), Need::Optional, Layout::Scalar, "Which records are counted; left out: all of them.";
    "as-of" => as_of, Kind::Date, Need::Optional, Layout::Scalar, "The day on which the claim was made; left out: the day on which its source was published. A claim is judged on every day on which it may have been made.";
    "is" => is, Kind::Stated, Need::Optional, Layout::Scalar, "The stated number, or the stated first and last.";
    "at-least" => at_least, Kind::Number, Need::Optional, Layout::Scalar, "The stated least number.";
    "at-most" => at_most, Kind::Number, Need::Optional, Layout::Scalar, "The stated greatest number.";
    "within" => within, Kind::Date, Need::Optional, Layout::Scalar, "The stated interval that holds them all.";
    "expect" => expect, Kind::Keyword(names::<Verdict>), Need::Optional, Layout::Scalar, "The verdict that is known.";
    "because" => because, Kind::Text, Need::Optional, Layout::Scalar, "Why that verdict is known.";
    "note" => note, Kind::Text, Need::Optional, Layout::Scalar, "The curator's own words.";
}
