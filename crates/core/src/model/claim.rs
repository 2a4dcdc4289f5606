use super::{Evidence, Id, Scope, Selector, Text, Verdict};
use crate::date::Date;
use crate::fields::{
    Kind, KindOfType, Scalar, ScalarFault, ScalarValue, choice, is_too_great, noun,
};

choice! {
    /// What a claim counts.
    ClaimNoun {
        /// States and organisations other than the subject that have a partnership with it.
        Partners = "partners",
        /// Partnerships.
        Partnerships = "partnerships",
        /// Instruments.
        Instruments = "instruments",
        /// States.
        States = "states",
        /// States and organisations.
        Actors = "actors",
    }
}

choice! {
    /// What has a first and a last.
    SpanNoun {
        /// Instruments.
        Instruments = "instruments",
    }
}

noun! {
    /// A checkable statement that a source makes about the whole.
    CLAIM = "claim";

    /// It has one of the forms `count`, `every`, `most` and `span`.
    pub struct Claim {
        /// The id of the claim.
        "id" => id: Id as OwnId, required;
        /// The source that makes the claim.
        "source" => source: Id as Source, required;
        /// Who makes the claim in that source.
        "speaker" => speaker: Option<Text>;
        /// The exact words of the source.
        "quote" => quote: Option<Text>;
        /// The words directly before the quote, if the quote occurs more than once.
        "before" => before: Option<Text>;
        /// The words directly after the quote, if the quote occurs more than once.
        "after" => after: Option<Text>;
        /// The claim states a number of these.
        "count" => count: Option<ClaimNoun>, one_of("the form");
        /// The claim states that all of these meet `are`.
        "every" => every: Option<ClaimNoun>, one_of("the form");
        /// The claim states that more than half of these meet `are`.
        "most" => most: Option<ClaimNoun>, one_of("the form");
        /// The claim states when these were concluded, as an interval.
        "span" => span: Option<SpanNoun>, one_of("the form");
        /// Which of them the claim is about.
        "where" => selection: Option<Selector>;
        /// What the claim states about them.
        "are" => are: Option<Selector>;
        /// Which records are counted; if left out, all of them.
        "scope" => scope: Option<Scope>;
        /// The day on which the claim was made; if left out, the day on which its source was
        /// published. A claim is judged on every day on which it may have been made.
        "as-of" => as_of: Option<Date>;
        /// The stated number; for a span, the stated first and last day.
        "is" => is: Option<Stated>;
        /// The stated lowest number.
        "at-least" => at_least: Option<u32>;
        /// The stated highest number.
        "at-most" => at_most: Option<u32>;
        /// The stated interval that contains all of them.
        "within" => within: Option<Date>;
        /// The expected verdict; if left out, the claim is expected to hold.
        "expect" => expect: Option<Verdict>;
        /// Why that verdict is expected.
        "because" => because: Option<Text>;
        /// A remark of the curator.
        "note" => note: Option<Text>;
    }
}

/// What a claim states: a number of things, or the first and last of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// A number.
    Number(u32),
    /// First and last, at the precision given.
    Span(Date),
}

impl Scalar for Stated {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        if text.contains('/') {
            Date::read(text).map(Stated::Span)
        } else {
            u32::read(text)
                .map(Stated::Number)
                .map_err(|fault| {
                    match fault {
                    ScalarFault::WrongType(_) if !is_too_great(text) => ScalarFault::WrongType(
                        "this must be a whole number, as in 25; or in a span first and last, as in \
                         1997/2025"
                            .to_owned(),
                    ),
                    other => other,
                }
                })
        }
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        match self {
            Stated::Number(number) => number.value(),
            Stated::Span(span) => span.value(),
        }
    }
}

impl KindOfType for Stated {
    const KIND: Kind = Kind::Stated;
}

impl Claim {
    /// The word for the form, and what it speaks of; none if no form could be read.
    #[must_use]
    pub fn form(&self) -> Option<(&'static str, ClaimNoun)> {
        let forms = [
            ("count", self.count),
            ("every", self.every),
            ("most", self.most),
            (
                "span",
                self.span
                    .map(|SpanNoun::Instruments| ClaimNoun::Instruments),
            ),
        ];
        forms
            .into_iter()
            .find_map(|(form, noun)| Some((form, noun?)))
    }

    /// The citation that the claim itself is.
    #[must_use]
    pub fn citation(&self) -> Evidence {
        Evidence {
            source: self.source.clone(),
            quote: self.quote.clone(),
            before: self.before.clone(),
            after: self.after.clone(),
            speaker: self.speaker.clone(),
            ..Evidence::default()
        }
    }
}
