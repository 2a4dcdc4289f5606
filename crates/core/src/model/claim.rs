use super::{Evidence, Id, Limit, Scope, Selector, Stated, Text, Verdict};
use crate::date::Date;
use crate::fields::{choice, noun};

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

    /// It has one of the forms `count`, `every`, `most`, `share`, `rank` and `span`.
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
        /// The claim states which part of these meets `are`.
        "share" => share: Option<ClaimNoun>, one_of("the form");
        /// The claim states at which place, in order of time, `who` became one of these: a partner
        /// by the start of the partnership, a state or an actor by the day on which it joined the
        /// organisation or the instrument in `where`.
        "rank" => rank: Option<ClaimNoun>, one_of("the form");
        /// The claim states when these were concluded, as an interval.
        "span" => span: Option<SpanNoun>, one_of("the form");
        /// Which of them the claim is about.
        "where" => selection: Option<Selector>;
        /// What the claim states about them. Of partnerships that had ended, if `where` asks for
        /// these with `ended`, it is asked of what had ended.
        "are" => are: Option<Selector>;
        /// Whose place a rank states.
        "who" => who: Option<Id> as Actor;
        /// Whose partners are meant; if left out, those of the registry's subject. Where partnerships
        /// or instruments are counted, only those to which it is a party.
        "of" => of: Option<Id> as Actor;
        /// Which records are counted; if left out, all of them.
        "scope" => scope: Option<Scope>;
        /// The day on which the claim was made; if left out, the day on which its source was
        /// published. A claim is judged on every day on which it may have been made.
        "as-of" => as_of: Option<Date>;
        /// The stated number; for a share, a fraction or a percentage; for a rank, the place; for a
        /// span, the stated first and last day.
        "is" => is: Option<Stated>;
        /// The stated lowest number, or share.
        "at-least" => at_least: Option<Limit>;
        /// The stated highest number, or share; for a rank, the last of the places that are meant.
        "at-most" => at_most: Option<Limit>;
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

impl Claim {
    /// The word for the form, and what it speaks of; none if no form could be read.
    #[must_use]
    pub fn form(&self) -> Option<(&'static str, ClaimNoun)> {
        let forms = [
            ("count", self.count),
            ("every", self.every),
            ("most", self.most),
            ("share", self.share),
            ("rank", self.rank),
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
            before: self.before.clone().into(),
            after: self.after.clone().into(),
            speaker: self.speaker.clone().into(),
            ..Evidence::default()
        }
    }
}
