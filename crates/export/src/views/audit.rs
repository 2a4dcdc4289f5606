//! The audit, with names in place of positions: what each format of it shows.

use chancery_core::audit::change::{Proposal, proposals};
use chancery_core::audit::{
    ClaimVerdict, Gap, Outcome, Question, Reading, held, readings, undecided,
};
use chancery_core::date::{Date, Day};
use chancery_core::model::{Claim, ClaimNoun, Evidence, Source, Verdict};
use chancery_core::network::Network;

use super::Views;

/// Claims counted, read in other ways, and what would reconcile them.
pub struct Audit<'v> {
    /// The network.
    pub network: &'v Network<'v>,
    /// The claims, by source and in the order of their ids.
    pub claims: Vec<AuditedClaim<'v>>,
    /// What would reconcile claims that belong together.
    pub proposals: Vec<Proposal>,
}

/// A claim and everything that counting shows of it.
pub struct AuditedClaim<'v> {
    /// The claim.
    pub claim: &'v Claim,
    /// It as a question.
    pub question: Question<'v, 'v>,
    /// What was counted.
    pub verdict: ClaimVerdict,
    /// The claim read in other ways.
    pub readings: Vec<Reading>,
    /// The intervals of days on which it held.
    pub held: Vec<Date>,
    /// The records and fields that would decide it; none where it is decided.
    pub gaps: Vec<Gap>,
}

/// A citation by which an element is counted, with the record that holds it.
pub struct Citation<'v> {
    /// The id of the record.
    pub record: String,
    /// The citation.
    pub evidence: &'v Evidence,
    /// Its source.
    pub source: Option<&'v Source>,
}

impl<'v> Audit<'v> {
    /// The audit of the claims that are `wanted`. `day` replaces the day of each claim that does
    /// not give its own; the views' verdicts must be those of that day. At most `max_changes`
    /// states are changed to reconcile claims.
    #[must_use]
    pub fn new(
        views: &Views<'v>,
        day: Option<Day>,
        max_changes: usize,
        wanted: impl Fn(&Claim) -> bool,
    ) -> Self {
        let network = views.network;
        let all = &network.registry.claims;
        let mut claims: Vec<AuditedClaim<'v>> = all
            .iter()
            .enumerate()
            .filter(|(_, claim)| wanted(claim))
            .filter_map(|(position, claim)| {
                let verdict = views.verdicts.of(position)?.clone();
                let question = Question::new(network, claim, day)?;
                Some(AuditedClaim::new(claim, question, verdict))
            })
            .collect();
        claims.sort_by(|a, b| (&a.claim.source, &a.claim.id).cmp(&(&b.claim.source, &b.claim.id)));
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
            claims,
            proposals,
        }
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
        let count = |verdict: Verdict| {
            let has = |claim: &&AuditedClaim<'_>| claim.verdict.outcome.verdict == Some(verdict);
            self.claims.iter().filter(has).count()
        };
        (
            count(Verdict::Holds),
            count(Verdict::Contradicted),
            count(Verdict::Undetermined),
        )
    }
}

impl<'v> AuditedClaim<'v> {
    fn new(claim: &'v Claim, question: Question<'v, 'v>, verdict: ClaimVerdict) -> Self {
        AuditedClaim {
            gaps: undecided(&question, &verdict),
            readings: readings(&question),
            held: held(&question),
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

    /// What was counted, in words: '24', '24 to 26', '2 of 4', '1997-02-18 to 2025-10-21'.
    #[must_use]
    pub fn counted_words(&self) -> String {
        self.outcome_words(&self.verdict.outcome)
    }

    /// The same for another reading of the claim.
    #[must_use]
    pub fn outcome_words(&self, outcome: &Outcome) -> String {
        let range = |(certain, possible): (usize, usize)| {
            if certain == possible {
                certain.to_string()
            } else {
                format!("{certain} to {possible}")
            }
        };
        if self.claim.span.is_some() {
            return match &outcome.span {
                Some((first, last)) => format!("{first} to {last}"),
                None => "none".to_owned(),
            };
        }
        let so = range((outcome.certain, outcome.possible));
        if self.question.are.is_some() {
            format!("{so} of {}", range(outcome.population))
        } else {
            so
        }
    }

    /// Whether its readings differ in whether observers are counted.
    #[must_use]
    pub fn asks_roles(&self) -> bool {
        self.readings.iter().any(|reading| reading.with_observers)
    }

    /// The word for the verdict.
    #[must_use]
    pub fn verdict_word(&self) -> &'static str {
        use chancery_core::model::Choice as _;
        self.verdict
            .outcome
            .verdict
            .map_or("unreadable", Verdict::name)
    }

    /// Whether the curator knows of another verdict than this one.
    #[must_use]
    pub fn is_unexpected(&self) -> bool {
        self.claim.expect.is_some() && self.claim.expect != self.verdict.outcome.verdict
    }

    /// The citations by which an element is counted: those of the partnerships that make it a
    /// partner, or of the record itself.
    #[must_use]
    pub fn citations(&self, element: usize) -> Vec<Citation<'v>> {
        let network = self.question.network;
        let cited = self.question.cited;
        let of = |record: String, evidence: &'v [Evidence]| {
            let wanted = move |e: &&Evidence| cited.is_none_or(|source| &*e.source == source);
            evidence
                .iter()
                .filter(wanted)
                .map(move |evidence| Citation {
                    record: record.clone(),
                    source: network.source(&evidence.source),
                    evidence,
                })
        };
        match self.question.noun {
            ClaimNoun::Partners | ClaimNoun::States => self
                .partnerships(element)
                .into_iter()
                .flat_map(|position| {
                    let record = network.partnership(position);
                    of(record.called().to_string(), &record.evidence)
                })
                .collect(),
            ClaimNoun::Partnerships => {
                let record = network.partnership(element);
                of(record.called().to_string(), &record.evidence).collect()
            }
            ClaimNoun::Instruments => {
                let record = network.instrument(element);
                of(record.id.to_string(), &record.evidence).collect()
            }
        }
    }

    /// The partnerships that make a state what the claim counts.
    fn partnerships(&self, state: usize) -> Vec<usize> {
        let Some(of) = self.question.network.subject else {
            return Vec::new();
        };
        let selector = match (&self.question.are, self.question.noun) {
            (Some(are), ClaimNoun::States) => are,
            _ => &self.question.population,
        };
        let partner = self
            .question
            .selection(selector, self.verdict.day)
            .partner(of, state);
        partner
            .partnerships
            .into_iter()
            .map(|selected| selected.position)
            .collect()
    }
}
