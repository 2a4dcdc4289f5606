//! The audit as it is reported: every claim with its verdict, what would decide it, how it may be
//! read otherwise, and what would reconcile it.

use super::change::{Proposal, proposals};
use super::{
    ClaimQuery, ClaimVerdict, Gap, Obstacle, Reading, Verdicts, days_claim_holds, missing_facts,
    readings,
};
use crate::audit::Element;
use crate::date::{Date, Day};
use crate::model::{Claim, Verdict};
use crate::network::Network;

/// Claims counted, read in other ways, and what would reconcile them.
#[non_exhaustive]
pub struct Audit<'v> {
    /// The network.
    pub network: &'v Network<'v>,
    /// The day of the claims that do not give their own; none if it is that of their source.
    pub day: Option<Day>,
    /// The claims, by source and in the order of their ids.
    pub claims: Vec<AuditedClaim<'v>>,
    /// The claims that are not counted, in the order of their ids.
    pub not_counted: Vec<NotCounted<'v>>,
    /// What would reconcile claims that belong together.
    pub proposals: Vec<Proposal>,
}

/// A claim that is not counted.
#[non_exhaustive]
pub struct NotCounted<'v> {
    /// The claim.
    pub claim: &'v Claim,
    /// Why.
    pub why: Obstacle,
}

/// A claim and everything that counting shows of it.
#[non_exhaustive]
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
    /// The records and fields that would decide it; none if it is decided.
    pub gaps: Vec<Gap>,
}

impl<'v> Audit<'v> {
    /// The audit of the claims that are `wanted`, of which `verdicts` has the verdicts. `day`
    /// replaces the day of each claim that does not give its own. At most `max_changes` states are
    /// changed to reconcile claims.
    #[must_use]
    pub fn new(
        network: &'v Network<'v>,
        verdicts: &Verdicts,
        day: Option<Day>,
        max_changes: usize,
        wanted: impl Fn(&Claim) -> bool,
    ) -> Self {
        let of_day = day.map(|day| Verdicts::new(network, Some(day)));
        let verdicts = of_day.as_ref().unwrap_or(verdicts);
        let mut claims: Vec<AuditedClaim<'v>> = network
            .claims()
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
                claim: network.claim(*position),
                why: why.clone(),
            })
            .filter(|it| wanted(it.claim))
            .collect();
        not_counted.sort_by(|a, b| a.claim.id.cmp(&b.claim.id));
        let concerned =
            |proposal: &Proposal| proposal.claims.iter().any(|c| wanted(network.claim(*c)));
        let mut proposals = proposals(network, day, max_changes);
        proposals.retain(concerned);
        // The order of files must not show.
        proposals.sort_by_key(|proposal| {
            let mut ids: Vec<&str> = proposal
                .claims
                .iter()
                .map(|c| network.claim(*c).id.as_str())
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
        let mut ids: Vec<&str> = proposal
            .claims
            .iter()
            .map(|c| self.network.claim(*c).id.as_str())
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
pub fn tally<'v>(claims: impl Iterator<Item = &'v ClaimVerdict>) -> (usize, usize, usize) {
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

    /// Who says it: the speaker, otherwise the publisher of the source, otherwise the id of the
    /// source.
    #[must_use]
    pub fn speaker(&self) -> &str {
        let speaker = self.claim.speaker.as_deref();
        speaker.unwrap_or_else(|| self.publisher())
    }

    /// The speaker, where it is somebody else than the publisher of the source: who speaks on a page
    /// of its own is named once.
    #[must_use]
    pub fn quoted_speaker(&self) -> Option<&str> {
        let speaker = self.claim.speaker.as_deref();
        speaker.filter(|name| *name != self.publisher())
    }

    /// The publisher of the source, otherwise the id of the source.
    #[must_use]
    pub fn publisher(&self) -> &str {
        let source = self.question.network.source(&self.claim.source);
        source.map_or(self.claim.source.as_str(), |source| {
            source.publisher.as_str()
        })
    }

    /// Whether the curator knows of another verdict than this one.
    #[must_use]
    pub fn is_unexpected(&self) -> bool {
        self.claim.expect.is_some() && self.claim.expect != self.verdict.outcome.verdict
    }

    /// Whether another claim asks the same of the same records, and states the same.
    #[must_use]
    pub(crate) fn asks_the_same(&self, other: &AuditedClaim<'_>) -> bool {
        let (one, other_one) = (&self.question, &other.question);
        self.form() == other.form()
            && self.verdict.outcome.stated == other.verdict.outcome.stated
            && one.noun == other_one.noun
            && one.made == other_one.made
            && one.population == other_one.population
            && one.are == other_one.are
            && one.cited == other_one.cited
            && one.of == other_one.of
            && self.claim.who == other.claim.who
    }

    /// The day on which an element is shown: the last one on which it is counted, certainly or
    /// possibly, otherwise the last one on which the claim may have been made.
    #[must_use]
    pub fn day_of(&self, element: Element) -> Day {
        let is_counted = |day: &Day| {
            let (inside, so) = self.question.answer(element, *day);
            (inside & so).is_possible()
        };
        let days = self.question.days_of(element).into_iter().rev();
        let mut counted = days.filter(is_counted);
        counted.next().unwrap_or(self.verdict.made.last)
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
