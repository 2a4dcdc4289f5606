//! How many findings of one kind are kept.

use std::collections::BTreeMap;

use super::{Finding, MOST_IN_FILE, Rule};

/// Keeps the findings in one file within bounds: of each rule at most `MOST_IN_FILE`, and then
/// one that stands for the rest. So a small file that is wrong all over takes little memory.
#[derive(Debug, Default)]
pub struct Bounds {
    /// For each rule how many were kept, and where the one stands that counts the rest.
    tallies: BTreeMap<&'static Rule, (usize, Option<usize>)>,
    left_out: usize,
}

impl Bounds {
    /// Adds a finding, or counts it.
    pub fn push(&mut self, findings: &mut Vec<Finding>, finding: Finding) {
        let (number, rest) = self.tallies.entry(finding.rule).or_default();
        let counting = rest.and_then(|rest| findings.get_mut(rest));
        if let Some(counting) = counting.filter(|counting| counting.rule == finding.rule) {
            counting.more += 1;
            self.left_out += 1;
            return;
        }
        *number += 1;
        if *number > MOST_IN_FILE {
            *rest = Some(findings.len());
        }
        findings.push(finding);
    }

    /// How many were counted only.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Place, Span};
    use crate::model::Level;

    static RULE: Rule = Rule {
        name: "wrong-type",
        summary: "A value has another type than its key takes.",
        level: Level::Error,
        since: "0.1.0",
        aliases: &[],
        page: "",
    };

    #[test]
    fn what_is_not_kept_is_counted() {
        for extra in [0, 1, 2, 500] {
            let (mut bounds, mut findings) = (Bounds::default(), Vec::new());
            for start in 0..MOST_IN_FILE + extra {
                let span = Span {
                    file: 0,
                    start,
                    end: start,
                };
                let finding = Finding::new(&RULE, Place::Bytes(span), "not a record");
                bounds.push(&mut findings, finding);
            }
            assert_eq!(findings.len(), MOST_IN_FILE + extra.min(1));
            assert_eq!(findings.len() + bounds.left_out(), MOST_IN_FILE + extra);
            let stood_for: usize = findings.iter().map(|finding| 1 + finding.more).sum();
            assert_eq!(stood_for, MOST_IN_FILE + extra);
        }
    }
}
