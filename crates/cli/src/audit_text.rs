//! The audit as text for the screen: a table first, then on demand the reasoning of each claim.

use std::fmt::Write as _;

use chancery_core::audit::{Audit, AuditedClaim};
use chancery_core::messages::Messages;
use chancery_core::model::Keyword as _;
use chancery_export::views::audit::words::{proposal_words, without_search_words};
use chancery_export::views::audit::{
    agreement_words, claimed_words, counted_words, day_words, stated_words, tally_words,
    verdict_word, with_other_days,
};

use crate::audit_explain::{aligned, explain};
use crate::registry::OpenedRegistry;

/// The whole text.
pub(crate) fn text(opened: &OpenedRegistry, audit: &Audit<'_>, with_reasons: bool) -> String {
    let mut out = String::new();
    table(&mut out, audit);
    let _ = writeln!(
        out,
        "\n{}",
        &tally_words(audit.claims.iter().map(|claim| &claim.verdict))
    );
    for it in &audit.not_counted {
        let _ = writeln!(out, "not counted: {}: {}", it.claim.id, it.why.words());
    }
    proposals(&mut out, audit);
    if with_reasons {
        explain(&mut out, opened, audit);
    } else if !audit.claims.is_empty() {
        let _ = writeln!(
            out,
            "\n--explain shows the names, records and quotes behind each number"
        );
    }
    out
}

fn proposals(out: &mut String, audit: &Audit<'_>) {
    for proposal in &audit.proposals {
        let words = proposal_words(Messages::in_digits(), audit.network, proposal);
        let heading = match (words.changes.is_empty(), proposal.claims.len()) {
            (true, 1) => "no change of the records is suggested for this claim".to_owned(),
            (true, number) => {
                format!("no change of the records is suggested for these {number} claims")
            }
            (false, 1) => {
                "the smallest change of the records with which this claim would hold".to_owned()
            }
            (false, number) => format!(
                "the smallest change of the records with which these {number} claims would hold \
                 together"
            ),
        };
        let _ = writeln!(out, "\n{heading}");
        for claim in audit.claims_of(proposal) {
            let _ = writeln!(out, "  - {} ({})", said_words(claim), claim.claim.id);
        }
        for id in audit.unlisted(proposal) {
            let _ = writeln!(out, "  - {id}, which is not listed above");
        }
        let several = words.changes.len() > 1;
        for (index, moves) in words.changes.iter().enumerate() {
            for (position, line) in moves.iter().enumerate() {
                let number = format!("{}.", index + 1);
                let lead = match (several, position) {
                    (false, _) => String::new(),
                    (true, 0) => format!("{number:4}"),
                    (true, _) => " ".repeat(4),
                };
                let and = if position == 0 { "" } else { "and " };
                let _ = writeln!(out, "  {lead}{and}{line}");
            }
        }
        for note in &words.notes {
            let _ = writeln!(out, "  {note}");
        }
    }
    if let Some(words) = without_search_words(Messages::in_digits(), audit) {
        let _ = writeln!(out, "\n{words}");
    }
}

/// The words of the source, in quotation marks; where none are recorded, what is claimed.
fn said_words(claim: &AuditedClaim<'_>) -> String {
    match &claim.claim.quote {
        Some(quote) => format!("\u{201C}{quote}\u{201D}"),
        None => claimed_words(Messages::in_digits(), claim),
    }
}

fn table(out: &mut String, audit: &Audit<'_>) {
    let heading = ["claim", "speaker", "day", "stated", "counted", "verdict"].map(str::to_owned);
    let lines = audit.claims.iter().map(|claim| {
        vec![
            claim.claim.id.to_string(),
            claim.speaker().to_owned(),
            day_words(Messages::in_digits(), claim),
            stated_words(Messages::in_digits(), claim),
            counted_words(Messages::in_digits(), claim),
            verdict_words(claim),
        ]
    });
    let lines: Vec<Vec<String>> = std::iter::once(heading.to_vec()).chain(lines).collect();
    aligned(out, "", &lines);
}

/// The verdict, whether it is the expected one, and in how many readings the claim holds.
fn verdict_words(claim: &AuditedClaim<'_>) -> String {
    let expected = match claim.claim.expect {
        Some(verdict) if claim.is_unexpected() => format!(" (expected: {})", verdict.name()),
        Some(_) => " (as expected)".to_owned(),
        None => String::new(),
    };
    let own = verdict_word(Messages::in_digits(), claim);
    let agreement = agreement_words(Messages::in_digits(), claim).unwrap_or_default();
    let words = match agreement.strip_prefix("in this reading") {
        Some(others) => format!("{own} in this reading{expected}{others}"),
        None => format!("{own}{expected}"),
    };
    with_other_days(Messages::in_digits(), claim, words)
}
