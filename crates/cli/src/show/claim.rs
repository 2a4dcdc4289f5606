//! What the records say of a claim.

use chancery_export::views::audit::{
    agreement_words, counted_words, question_words, stated_words, verdict_word,
};

use chancery_export::formats::audit::json;
use serde_json::Value;

use crate::registry::OpenedRegistry;
use chancery_core::messages::Messages;
use chancery_core::network::ClaimIndex;

/// How a claim is read, what was counted, and the verdict; or why it is not counted.
pub(super) fn text(opened: &OpenedRegistry, position: ClaimIndex) -> String {
    let network = opened.analysis.network();
    let claim = network.claim(position);
    let audit = opened.analysis.audit(None, 0, |it| std::ptr::eq(it, claim));
    if let Some(it) = audit.not_counted.first() {
        return format!("not counted: {}\n\n", it.why.words());
    }
    let Some(audited) = audit.claims.first() else {
        return String::new();
    };
    let agreement = agreement_words(Messages::in_digits(), audited)
        .map_or(String::new(), |words| format!(" {words}"));
    format!(
        "reading: {}\nstated {}, {}: {}{agreement}\n`chancery audit --claim {} --explain` \
         shows what is counted\n\n",
        question_words(Messages::in_digits(), &audited.question),
        stated_words(Messages::in_digits(), audited),
        audited.verdict.outcome.shown_words(
            Messages::in_digits(),
            &counted_words(Messages::in_digits(), audited)
        ),
        verdict_word(Messages::in_digits(), audited),
        claim.id,
    )
}

/// The same as the audit has it; null for a claim that is not counted.
pub(super) fn value(opened: &OpenedRegistry, position: ClaimIndex) -> Value {
    let claim = opened.analysis.network().claim(position);
    let audit = opened.analysis.audit(None, 0, |it| std::ptr::eq(it, claim));
    audit
        .claims
        .first()
        .map_or(Value::Null, |it| json::claim(Messages::in_digits(), it))
}
