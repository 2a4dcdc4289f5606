//! The claims as reviews of schema.org, for search engines. They say what the verdicts say and no
//! more: there is no scale of truth, and a claim that cannot be decided has no rating.

use chancery_core::audit::{Audit, AuditedClaim};
use chancery_core::messages::Messages;
use chancery_core::model::Verdict;
use chancery_core::{message, say};
use serde_json::{Map, Value, json};

use super::anchors::Anchors;
use super::headline::numbers;
use crate::views::audit::{agreement_words, claimed_words, verdict_word};

/// The reviews of all claims that are counted.
pub(super) fn reviews(
    messages: &'static Messages,
    audit: &Audit<'_>,
    anchors: &Anchors,
) -> Vec<Value> {
    let claims = audit.claims.iter();
    claims.map(|it| review(messages, it, anchors)).collect()
}

fn review(messages: &'static Messages, audited: &AuditedClaim<'_>, anchors: &Anchors) -> Value {
    let claim = audited.claim;
    let said = claim.quote.as_deref().map(str::to_owned);
    let said = said.unwrap_or_else(|| {
        let reading = messages.fixed(message!("page-registry-reading"));
        format!("{} {reading}", claimed_words(messages, audited))
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
    if let Some(words) = rating(messages, audited) {
        review["reviewRating"] = json!({ "@type": "Rating", "alternateName": words });
    }
    review
}

/// The verdict in words, with its reading where others disagree; none if the records decide nothing.
fn rating(messages: &'static Messages, audited: &AuditedClaim<'_>) -> Option<String> {
    let verdict = audited.verdict.outcome.verdict?;
    let words = match (verdict, agreement_words(messages, audited)) {
        (Verdict::Undetermined, _) => return None,
        (_, None) => verdict_word(messages, audited),
        (_, Some(agreement)) => format!("{} {agreement}", verdict_word(messages, audited)),
    };
    Some(say!(
        messages,
        "page-rating",
        numbers = numbers(messages, audited),
        verdict = words
    ))
}
