//! What of the findings is kept, and how their words are shown.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::LocatedFinding;
use crate::finding::{Finding, MOST_IN_FILE, Rule, shortened, visible};

/// The findings without those beyond [`MOST_IN_FILE`] of one rule in one file. In their place
/// stands one finding that says how many they are.
pub(super) fn bounded(findings: Vec<LocatedFinding>) -> Vec<LocatedFinding> {
    /// How many were kept, and where the one stands that counts the rest.
    #[derive(Default)]
    struct RuleTally {
        kept: usize,
        rest: Option<usize>,
    }
    let mut tallies: BTreeMap<(usize, &'static Rule), RuleTally> = BTreeMap::new();
    let mut kept: Vec<LocatedFinding> = Vec::with_capacity(findings.len());
    for found in findings {
        let tally = tallies
            .entry((found.at.span.file, found.finding.rule))
            .or_default();
        if let Some(rest) = tally.rest {
            kept[rest].finding.more += 1 + found.finding.more;
            continue;
        }
        if tally.kept == MOST_IN_FILE {
            tally.rest = Some(kept.len());
        }
        tally.kept += 1;
        kept.push(found);
    }
    for found in kept.iter_mut().filter(|found| found.finding.more > 0) {
        found.related.clear();
        found.finding = Finding::of_left_out(&found.finding);
    }
    kept
}

/// Lets nothing of a registry steer what shows the finding, and cuts what is long.
pub(super) fn make_visible(finding: &mut Finding) {
    if finding.related_left_out > 0
        && let Some(last) = finding.related.last_mut()
    {
        last.message = format!(
            "{}; {} more places are not shown",
            last.message, finding.related_left_out
        );
    }
    let words = [&mut finding.message, &mut finding.label]
        .into_iter()
        .chain(&mut finding.help)
        .chain(finding.related.iter_mut().map(|other| &mut other.message));
    for text in words {
        if let Some(shown) = shown_otherwise(text) {
            *text = shown;
        }
    }
}

/// A text as it is shown, where that is not the text itself.
fn shown_otherwise(text: &str) -> Option<String> {
    let short = shortened(text.into());
    match (visible(&short), &short) {
        (Cow::Borrowed(_), Cow::Borrowed(_)) => None,
        (shown, _) => Some(shown.into_owned()),
    }
}
