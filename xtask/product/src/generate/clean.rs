//! Records with which nothing is wrong.

use std::sync::LazyLock;

use chancery_core::model::{first_years, known_states};

pub(super) const MANIFEST: &str = "\
registry: generated
title: A registry made to measure
subject: AZE
as-of: 2025-12-13
tiers:
  - {id: strategic-partnership, name: Strategic partnership}
  - {id: alliance, name: Alliance, includes: [strategic-partnership]}
directions:
  - {id: europe, name: European direction}
areas: [energy, transport]
";

const UNIT: &str = "\
partnerships:
  - parties: [AZE, {b}, {c}]
    tier: strategic-partnership
    direction: europe
    areas: [energy]
    evidence: {evidence}
instruments:
  - id: treaty-{n}
    title: Müqavilə {n}
    kind: treaty
    parties: [AZE, {b}, {c}]
    signed: 2005-03-11
    place: Bakı
    signatories:
      - {state: AZE, office: head-of-state}
      - {state: {b}, office: head-of-state}
      - {state: {c}, office: head-of-government}
    tier: strategic-partnership
    effect: establishes
    evidence: {evidence}
organisations:
  - id: club-{n}
    name: Club {n}
    kind: intergovernmental-organisation
    members:
      - {state: {b}, role: member, since: 2001-01-01}
      - {state: {c}, role: observer, since: 2001-01-01, until: 2011}
    evidence: {evidence}
sources:
  - {id: page-{n}, publisher: Example Press, published: 2024-05-07, url: \"https://press.example/{n}\"}
  - {id: report-{n}, publisher: Example News, published: 2024-05-08, url: \"https://news.example/{n}\"}
";

/// A claim about the unit with the same number.
const CLAIM: &str = "\
claims:
  - id: partners-{n}
    source: page-{n}
    count: partners
    where: {source: page-{n}}
    is: 2
";

/// How many units there are to a claim: a registry has few, and each counts all records.
const UNITS_PER_CLAIM: usize = 10;

/// The states that partnerships are made with: those that are older than the records.
pub(super) static STATES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let states = known_states().iter().map(|state| state.alpha_3);
    let is_young = |id: &str| {
        let mut first_years = first_years().iter();
        first_years.any(|first| first.alpha_3 == id && first.year > "2000")
    };
    states.filter(|id| *id != "AZE" && !is_young(id)).collect()
});

/// One group of records that belong together.
pub(super) fn unit(number: usize) -> String {
    let claim = if number.is_multiple_of(UNITS_PER_CLAIM) {
        CLAIM
    } else {
        ""
    };
    filled(&format!("{UNIT}{claim}"), number, 0)
}

/// A template with its blanks filled: `{n}`, the number; `{b}` and `{c}`, two states that no other
/// number has both of; `{x}`, `{y}` and `{z}`, codes that ISO leaves free, others in each round;
/// `{evidence}`.
pub(super) fn filled(template: &str, number: usize, round: usize) -> String {
    let (b, c) = pair(number);
    let letter = |index: usize| char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    let free = |index: usize| format!("X{}{}", letter(index / 26), letter(index));
    template
        .replace("{evidence}", "[{source: page-{n}}, {source: report-{n}}]")
        .replace("{digest}", &format!("{number:064}"))
        .replace("{n}", &number.to_string())
        .replace("{b}", b)
        .replace("{c}", c)
        .replace("{x}", &free(3 * round))
        .replace("{y}", &free(3 * round + 1))
        .replace("{z}", &free(3 * round + 2))
}

/// The pair of states with a number, each pair once before any comes again.
fn pair(number: usize) -> (&'static str, &'static str) {
    let count = STATES.len();
    // In each turn all states are paired with those that stand this many places behind them.
    let (turn, position) = (number / count % (count / 2), number % count);
    (STATES[position], STATES[(position + turn + 1) % count])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_pair_comes_twice() {
        let count = STATES.len();
        let pairs: BTreeSet<_> = (0..count * ((count - 1) / 2))
            .map(|number| {
                let (b, c) = pair(number);
                (b.min(c), b.max(c))
            })
            .collect();
        assert_eq!(pairs.len(), count * ((count - 1) / 2));
    }
}
