//! The claims as reviews of schema.org, for search engines. They say what the verdicts say and no
//! more: there is no scale of truth, and a claim that cannot be decided has no rating.

use chancery_core::audit::{Audit, AuditedClaim};
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use serde_json::{Map, Value, json};

use super::anchors::Anchors;
use super::headline::numbers;
use crate::views::audit::{agreement_words, claimed_words, verdict_word};
use crate::views::reader_dates;

/// The reviews of all claims that are counted.
pub(super) fn reviews(audit: &Audit<'_>, anchors: &Anchors) -> Vec<Value> {
    let claims = audit.claims.iter();
    claims.map(|it| review(it, anchors)).collect()
}

fn review(audited: &AuditedClaim<'_>, anchors: &Anchors) -> Value {
    let claim = audited.claim;
    let said = claim.quote.as_deref().map(str::to_owned);
    let said = said.unwrap_or_else(|| {
        let claimed = reader_dates(&claimed_words(Messages::english(), audited));
        format!("{claimed} (the registry\u{2019}s reading; no quote is recorded)")
    });
    let mut reviewed = Map::new();
    reviewed.insert("@type".to_owned(), "Claim".into());
    let author = claim.speaker.as_deref().unwrap_or(audited.publisher());
    reviewed.insert("author".to_owned(), json!({ "name": author }));
    // The list of sources has its address.
    if let Some(source) = anchors.source(&claim.source) {
        let appearance = json!({ "@id": format!("#{source}") });
        reviewed.insert("appearance".to_owned(), appearance);
    }
    let mut review = json!({
        "@type": "ClaimReview",
        "url": format!("#claim-{}", claim.id),
        "claimReviewed": said,
        "itemReviewed": reviewed,
    });
    if let Some(words) = rating(audited) {
        review["reviewRating"] = json!({ "@type": "Rating", "alternateName": words });
    }
    review
}

/// The verdict in words, with its reading where others disagree; none if the records decide nothing.
fn rating(audited: &AuditedClaim<'_>) -> Option<String> {
    let verdict = audited.verdict.outcome.verdict?;
    let words = match (verdict, agreement_words(Messages::english(), audited)) {
        (Verdict::Undetermined, _) => return None,
        (_, None) => verdict_word(Messages::english(), audited),
        (_, Some(agreement)) => {
            format!("{} {agreement}", verdict_word(Messages::english(), audited))
        }
    };
    Some(format!("{}: {words}", numbers(audited)))
}
