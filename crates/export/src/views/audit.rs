//! The audit, with names in place of positions: what each format of it shows.

use chancery_core::audit::change::{Proposal, proposals};
use chancery_core::audit::{
    ClaimQuery, ClaimVerdict, Gap, Outcome, Reading, Verdicts, days_claim_holds, missing_facts,
    readings,
};
use chancery_core::date::{Date, Day};
use chancery_core::model::{Claim, ClaimNoun, Verdict};
use chancery_core::network::Network;

use super::{ExportContext, date_words, distinct_instrument_words, later_words, partnership_words};

/// Claims counted, read in other ways, and what would reconcile them.
pub struct Audit<'v> {
    /// The network.
    pub network: &'v Network<'v>,
    /// The day of the claims that do not give their own; none where it is that of their source.
    pub day: Option<Day>,
    /// The claims, by source and in the order of their ids.
    pub claims: Vec<AuditedClaim<'v>>,
    /// The claims that are not counted, in the order of their ids.
    pub not_counted: Vec<NotCounted<'v>>,
    /// What would reconcile claims that belong together.
    pub proposals: Vec<Proposal>,
}

/// A claim that is not counted.
pub struct NotCounted<'v> {
    /// The claim.
    pub claim: &'v Claim,
    /// Why, as a clause without a full stop.
    pub why: String,
}

/// A claim and everything that counting shows of it.
pub struct AuditedClaim<'v> {
    /// The claim.
    pub claim: &'v Claim,
    /// It as a question.
    pub question: ClaimQuery<'v, 'v>,
    /// What was counted.
    pub verdict: ClaimVerdict,
    /// The claim read in other ways.
    pub readings: Vec<Reading>,
    /// The intervals of days on which it certainly held.
    pub held: Vec<Date>,
    /// The records and fields that would decide it; none where it is decided.
    pub gaps: Vec<Gap>,
}

impl<'v> Audit<'v> {
    /// The audit of the claims that are `wanted`. `day` replaces the day of each claim that does
    /// not give its own. At most `max_changes` states are changed to reconcile claims.
    #[must_use]
    pub fn new(
        views: &ExportContext<'v>,
        day: Option<Day>,
        max_changes: usize,
        wanted: impl Fn(&Claim) -> bool,
    ) -> Self {
        let network = views.network;
        let of_day = day.map(|day| Verdicts::new(network, Some(day)));
        let verdicts = of_day.as_ref().unwrap_or_else(|| views.verdicts());
        let all = &network.registry.claims;
        let mut claims: Vec<AuditedClaim<'v>> = all
            .iter()
            .enumerate()
            .filter(|(_, claim)| wanted(claim))
            .filter_map(|(position, claim)| {
                let verdict = verdicts.verdict(position)?.clone();
                let question = ClaimQuery::new(network, claim, day)?;
                Some(AuditedClaim::new(claim, question, verdict))
            })
            .collect();
        claims.sort_by(|a, b| (&a.claim.source, &a.claim.id).cmp(&(&b.claim.source, &b.claim.id)));
        let not_counted = verdicts.not_counted.iter();
        let mut not_counted: Vec<NotCounted<'v>> = not_counted
            .map(|(position, why)| NotCounted {
                claim: &all[*position],
                why: why.words(),
            })
            .filter(|it| wanted(it.claim))
            .collect();
        not_counted.sort_by(|a, b| a.claim.id.cmp(&b.claim.id));
        let concerned = |proposal: &Proposal| proposal.claims.iter().any(|c| wanted(&all[*c]));
        let mut proposals = proposals(network, day, max_changes);
        proposals.retain(concerned);
        // The order of files must not show.
        proposals.sort_by_key(|proposal| {
            let mut ids: Vec<&str> = proposal
                .claims
                .iter()
                .map(|c| all[*c].id.as_str())
                .collect();
            ids.sort_unstable();
            ids
        });
        Audit {
            network,
            day,
            claims,
            not_counted,
            proposals,
        }
    }

    /// How many claims have each verdict, in words.
    #[must_use]
    pub fn tally_words(&self) -> String {
        tally_words(self.claims.iter().map(|claim| &claim.verdict))
    }

    /// That the latest day on which a claim may have been made is later than that of the registry,
    /// where it is.
    #[must_use]
    pub fn later_words(&self) -> Option<String> {
        let days = self.claims.iter().map(|claim| claim.verdict.made.last);
        later_words(self.network, days.max()?)
    }

    /// The claims of a proposal, in the order of the audit.
    pub fn claims_of<'a>(
        &'a self,
        proposal: &'a Proposal,
    ) -> impl Iterator<Item = &'a AuditedClaim<'v>> {
        let ids = self.claim_ids(proposal);
        self.claims
            .iter()
            .filter(move |it| ids.contains(&it.claim.id.as_str()))
    }

    /// The ids of the claims of a proposal that are not among those of the audit, in order.
    #[must_use]
    pub fn unlisted(&self, proposal: &Proposal) -> Vec<&'v str> {
        let mut ids = self.claim_ids(proposal);
        ids.retain(|id| self.claims.iter().all(|it| *it.claim.id != **id));
        ids
    }

    /// The ids of a proposal's claims, in order.
    #[must_use]
    pub fn claim_ids(&self, proposal: &Proposal) -> Vec<&'v str> {
        let claims = &self.network.registry.claims;
        let mut ids: Vec<&str> = proposal
            .claims
            .iter()
            .map(|c| claims[*c].id.as_str())
            .collect();
        ids.sort_unstable();
        ids
    }

    /// How many claims have each verdict: hold, are contradicted, are undetermined.
    #[must_use]
    pub fn tally(&self) -> (usize, usize, usize) {
        tally(self.claims.iter().map(|claim| &claim.verdict))
    }
}

/// How many claims have each verdict: hold, are contradicted, are undetermined.
fn tally<'v>(claims: impl Iterator<Item = &'v ClaimVerdict>) -> (usize, usize, usize) {
    let mut tally = (0, 0, 0);
    for claim in claims {
        match claim.outcome.verdict {
            Some(Verdict::Holds) => tally.0 += 1,
            Some(Verdict::Contradicted) => tally.1 += 1,
            Some(Verdict::Undetermined) => tally.2 += 1,
            None => {}
        }
    }
    tally
}

/// How many claims have each verdict: '3 claims: 1 holds, none is contradicted, 2 are
/// undetermined'.
pub fn tally_words<'v>(counted: impl ExactSizeIterator<Item = &'v ClaimVerdict>) -> String {
    let claims = match counted.len() {
        0 => return "no claim was counted".to_owned(),
        1 => "1 claim".to_owned(),
        number => format!("{number} claims"),
    };
    let are = |number: usize, word: &str| match number {
        0 => format!("none is {word}"),
        1 => format!("1 is {word}"),
        _ => format!("{number} are {word}"),
    };
    let (holds, contradicted, undetermined) = tally(counted);
    let holds = match holds {
        0 => "none holds".to_owned(),
        1 => "1 holds".to_owned(),
        number => format!("{number} hold"),
    };
    let contradicted = are(contradicted, "contradicted");
    format!(
        "{claims}: {holds}, {contradicted}, {}",
        are(undetermined, "undetermined")
    )
}

impl<'v> AuditedClaim<'v> {
    fn new(claim: &'v Claim, question: ClaimQuery<'v, 'v>, verdict: ClaimVerdict) -> Self {
        AuditedClaim {
            gaps: missing_facts(&question, &verdict),
            readings: readings(&question),
            held: days_claim_holds(&question),
            claim,
            question,
            verdict,
        }
    }

    /// The word for the form.
    #[must_use]
    pub fn form(&self) -> &'static str {
        self.claim.form().map_or("", |(form, _)| form)
    }

    /// What was counted, in words: '24', '24 to 26', '2 of 4', '1997-02-18 to 2025-10-21',
    /// 'no instrument'.
    #[must_use]
    pub fn counted_words(&self) -> String {
        self.outcome_words(&self.verdict.outcome)
    }

    /// What the claim states, in words: '25', 'at least 3', '1997 to 2025'.
    #[must_use]
    pub fn stated_words(&self) -> String {
        self.verdict.outcome.stated.to_string().replace('/', " to ")
    }

    /// The same for another reading of the claim.
    #[must_use]
    pub fn outcome_words(&self, outcome: &Outcome) -> String {
        match &outcome.span {
            Some((first, last)) if first != last => {
                format!("{} to {}", date_words(*first), date_words(*last))
            }
            _ => outcome.counted_words(self.claim),
        }
    }

    /// The day on which it was counted, as it is written: its own, else that of its source.
    #[must_use]
    pub fn day_words(&self) -> String {
        let date = self.verdict.made.date;
        date.map_or("unknown".to_owned(), |date| date.to_string())
    }

    /// Who says it: the speaker, else the publisher of the source, else the id of the source.
    #[must_use]
    pub fn speaker(&self) -> &str {
        let speaker = self.claim.speaker.as_deref();
        speaker.unwrap_or_else(|| self.publisher())
    }

    /// The publisher of the source, else the id of the source.
    #[must_use]
    pub fn publisher(&self) -> &str {
        let source = self.question.network.source(&self.claim.source);
        source.map_or(self.claim.source.as_str(), |source| {
            source.publisher.as_str()
        })
    }

    /// The word for the verdict.
    #[must_use]
    pub fn verdict_word(&self) -> &'static str {
        use chancery_core::model::Keyword as _;
        self.verdict
            .outcome
            .verdict
            .map_or("not counted", Verdict::name)
    }

    /// Whether the curator knows of another verdict than this one.
    #[must_use]
    pub fn is_unexpected(&self) -> bool {
        self.claim.expect.is_some() && self.claim.expect != self.verdict.outcome.verdict
    }

    /// Whether another claim asks the same of the same records, and states the same.
    #[must_use]
    pub fn asks_the_same(&self, other: &AuditedClaim<'_>) -> bool {
        let (one, other_one) = (&self.question, &other.question);
        self.form() == other.form()
            && self.verdict.outcome.stated == other.verdict.outcome.stated
            && one.noun == other_one.noun
            && one.made == other_one.made
            && one.population == other_one.population
            && one.are == other_one.are
            && one.cited == other_one.cited
    }

    /// What an element is called: a state by its name, an instrument by its title.
    #[must_use]
    pub fn element_words(&self, element: usize) -> String {
        let network = self.question.network;
        match self.question.noun {
            ClaimNoun::Partners | ClaimNoun::States => self.question.name(element),
            ClaimNoun::Partnerships => partnership_words(network, element),
            ClaimNoun::Instruments => {
                distinct_instrument_words(network, network.instrument(element))
            }
        }
    }

    /// The day on which an element is shown: the last one on which it is counted, certainly or
    /// possibly, else the last one on which the claim may have been made.
    #[must_use]
    pub fn day_of(&self, element: usize) -> Day {
        let is_counted = |day: &Day| {
            let (inside, so) = self.question.answer(element, *day);
            (inside & so).is_possible()
        };
        let days = self.question.days_of(element).into_iter().rev();
        let mut counted = days.filter(is_counted);
        counted.next().unwrap_or(self.verdict.made.last)
    }

    /// What the elements of the claim are called by their answers, those first that meet it:
    /// counted, possibly counted, and where it says something of them, those of which it is not
    /// true. Lists without elements are left out.
    #[must_use]
    pub fn named_lists(&self) -> Vec<(&'static str, Vec<(String, usize)>)> {
        let verdict = &self.verdict;
        let lists = if self.question.are.is_some() {
            [
                ("it is true of", &verdict.counted),
                ("it may be true of", &verdict.only_possible),
                ("it is not true of", &verdict.exceptions),
                (
                    "it is not true of these, if the claim is about them",
                    &verdict.possible_exceptions,
                ),
            ]
        } else {
            [
                ("counted", &verdict.counted),
                ("possibly counted", &verdict.only_possible),
                ("not counted", &verdict.exceptions),
                ("possibly not counted", &verdict.possible_exceptions),
            ]
        };
        let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
        lists
            .map(|(word, list)| {
                let named = list.iter().map(|it| (self.element_words(*it), *it));
                let mut named: Vec<(String, usize)> = named.collect();
                // The order of files must not show where several are called the same.
                let question = &self.question;
                named.sort_by_cached_key(|(words, element)| {
                    let start = match question.noun {
                        ClaimNoun::Partnerships => question.network.start_date(*element),
                        _ => None,
                    };
                    let start = start.map(|date| date.to_string());
                    (words.clone(), question.id(*element), start)
                });
                (word, named)
            })
            .collect()
    }

    /// The claim that asks the same, if there is one before this one.
    #[must_use]
    pub fn same_before<'a>(&self, audit: &'a Audit<'v>) -> Option<&'a AuditedClaim<'v>> {
        let before = audit.claims.iter();
        before
            .take_while(|it| !std::ptr::eq(it.claim, self.claim))
            .find(|it| self.asks_the_same(it))
    }
}
