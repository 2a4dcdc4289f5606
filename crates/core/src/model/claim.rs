use super::choice;
use super::{Evidence, Id, Scope, Selector, Text, Verdict};
use crate::date::Date;

choice! {
    /// What a claim counts.
    ClaimNoun {
        /// States other than the subject that have a partnership with it.
        Partners = "partners",
        /// Partnerships.
        Partnerships = "partnerships",
        /// Instruments.
        Instruments = "instruments",
        /// States.
        States = "states",
    }
}

choice! {
    /// What has a first and a last.
    SpanNoun {
        /// Instruments.
        Instruments = "instruments",
    }
}

/// A checkable statement that a source makes about the whole.
///
/// It has one of the forms `count`, `every`, `most` and `span`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claim {
    /// Its id.
    pub id: Id,
    /// The source that makes it.
    pub source: Id,
    /// Who says it there.
    pub speaker: Option<Text>,
    /// The exact words.
    pub quote: Option<Text>,
    /// Words right before the quote, where it occurs more than once.
    pub before: Option<Text>,
    /// Words right after the quote, where it occurs more than once.
    pub after: Option<Text>,
    /// So many of these there are.
    pub count: Option<ClaimNoun>,
    /// All of these are as `are` says.
    pub every: Option<ClaimNoun>,
    /// More than half of these are as `are` says.
    pub most: Option<ClaimNoun>,
    /// These were concluded between two times.
    pub span: Option<SpanNoun>,
    /// Which of them are meant.
    pub selection: Option<Selector>,
    /// What is said of them.
    pub are: Option<Selector>,
    /// Which records are counted; left out: the whole record.
    pub scope: Option<Scope>,
    /// When it was made; left out: when its source was published.
    pub as_of: Option<Date>,
    /// The stated number, or for a span the stated first and last.
    pub is: Option<Stated>,
    /// The stated least number.
    pub at_least: Option<u32>,
    /// The stated greatest number.
    pub at_most: Option<u32>,
    /// For a span: the interval that contains them all.
    pub within: Option<Date>,
    /// The verdict that the curator knows of.
    pub expect: Option<Verdict>,
    /// Why that verdict is known.
    pub because: Option<Text>,
    /// The curator's own words.
    pub note: Option<Text>,
}

/// What a claim states: a number of things, or the first and last of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// A number.
    Number(u32),
    /// First and last, at the precision given.
    Span(Date),
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
