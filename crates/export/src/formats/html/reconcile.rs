//! What would reconcile claims with the records, as far as a search found it.

use chancery_core::audit::{Audit, AuditedClaim};
use chancery_core::messages::Messages;
use minijinja::{Value, context};

use super::claims::said;
use crate::views::audit::words::{change_words, proposal_words};

/// What a search for the smallest change says of a claim where it found none.
pub(super) fn unsearched(
    messages: &'static Messages,
    audit: &Audit<'_>,
    audited: &AuditedClaim<'_>,
) -> Vec<String> {
    let proposals = audit.proposals.iter();
    let of_claim = proposals.filter(|it| {
        let ids = audit.claim_ids(it);
        ids.contains(&audited.claim.id.as_str())
    });
    let words = of_claim.map(|it| proposal_words(messages, audit.network, it));
    let without_change = words.filter(|words| words.changes.is_empty());
    without_change
        .flat_map(|words| words.notes)
        .map(|note| note.replace('`', ""))
        .collect()
}

/// What would reconcile claims with the records: the smallest changes that were found.
pub(super) fn proposals(messages: &'static Messages, audit: &Audit<'_>) -> Vec<Value> {
    audit
        .proposals
        .iter()
        .filter_map(|proposal| {
            let words = proposal_words(messages, audit.network, proposal);
            let claims = || audit.claims_of(proposal);
            let named = |it: &AuditedClaim<'_>| {
                context! { id => it.claim.id.as_str(), said => said(messages, it) }
            };
            let changes = words.changes.iter();
            let changes: Vec<String> = changes.map(|it| change_words(messages, it)).collect();
            (!changes.is_empty()).then(|| {
                context! {
                    claims => claims().map(named).collect::<Vec<Value>>(),
                    has_all => claims().any(|it| it.claim.every.is_some()),
                    changes => changes,
                    // On a page the names of keys stand without their marks.
                    notes => words.notes.iter().map(|it| it.replace('`', "")).collect::<Vec<String>>(),
                }
            })
        })
        .collect()
}
