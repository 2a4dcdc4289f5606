//! Whether a part of a population is as great as a claim states, in every way in which what is
//! unknown may turn out.

use super::limits::stated_shares;
use super::outcome::{Counts, decide};
use crate::date::Truth;
use crate::messages::Messages;
use crate::model::{Claim, Share, Verdict};
use crate::say;

/// The verdict on a claim of the form `share`: it holds if the fraction is as stated in every way in
/// which the unknown answers may turn out, and is contradicted if it is so in none. Where it may be
/// that the population is empty, the claim is undetermined.
pub(super) fn verdict(claim: &Claim, counts: &Counts) -> Verdict {
    let stated = stated_shares(claim);
    let of = |inside, satisfies| counts.count(inside, satisfies);
    let (certain, _) = counts.population();
    // Of how many of the population it is certainly so, and of how many it may be so.
    let so = of(Truth::Yes, Truth::Yes);
    let open = of(Truth::Yes, Truth::Unknown);
    // Who joins the population: those of whom it is certainly so, certainly not so, or either.
    let joins = [Truth::Yes, Truth::No, Truth::Unknown].map(|so| of(Truth::Unknown, so));
    let [joins_so, joins_not, joins_open] = joins;
    let (mut always, mut ever) = (true, false);
    for joined in 0..=joins_so + joins_not + joins_open {
        let population = certain + joined;
        if population == 0 {
            continue;
        }
        let least = so + joined.saturating_sub(joins_not + joins_open);
        let most = so + open + joined.min(joins_so + joins_open);
        let (from, to) = meeting(stated, population);
        always &= from <= least && most <= to;
        ever |= from <= most && least <= to && from <= to;
    }
    decide(certain > 0 && always, certain > 0 && !ever)
}

/// The smallest and the largest number, out of a population of a size, that is the share that a claim
/// states. If no number is, the first is greater than the second.
#[must_use]
pub fn numbers_of_share(claim: &Claim, population: usize) -> (usize, usize) {
    meeting(stated_shares(claim), population)
}

/// A part of so many in percent, to one digit behind the point: 'about 33.3%', '37.5%', '25%'.
pub(super) fn percent_words(messages: &Messages, part: usize, of: usize) -> String {
    let (part, of) = (part as u128, of.max(1) as u128);
    if (part * 100).is_multiple_of(of) {
        let percent = (part * 100 / of).to_string();
        return say!(messages, "audit-percent", percent = percent);
    }
    let all_tenths = (part * 2000 + of) / (2 * of);
    let (percent, tenths) = ((all_tenths / 10).to_string(), (all_tenths % 10).to_string());
    let words = say!(
        messages,
        "audit-percent-tenths",
        percent = percent,
        tenths = tenths
    );
    match (part * 1000).is_multiple_of(of) {
        true => words,
        false => say!(messages, "audit-about", percent = words),
    }
}

/// The least and the greatest number of so many that are a stated part of them; where no number is,
/// the first is greater than the second.
fn meeting((least, most): (Option<Share>, Option<Share>), population: usize) -> (usize, usize) {
    let times = |share: Share| {
        let part = u128::from(share.numerator) * (population as u128);
        (part, u128::from(share.denominator.max(1)))
    };
    let number = |number: u128| usize::try_from(number).unwrap_or(usize::MAX);
    let from = least
        .map(times)
        .map_or(0, |(part, of)| number(part.div_ceil(of)));
    let to = most
        .map(times)
        .map_or(population, |(part, of)| number(part / of));
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Scalar as _;
    use crate::model::Limit;

    #[test]
    fn a_part_in_percent_is_rounded_and_says_so() {
        let words = [(11, 27), (9, 27), (1, 4), (2, 3), (27, 27)]
            .map(|(a, b)| percent_words(Messages::english(), a, b));
        assert_eq!(
            words.join(", "),
            "about 40.7%, about 33.3%, 25%, about 66.7%, 100%"
        );
    }

    #[test]
    fn the_numbers_that_are_a_part_of_so_many() {
        let share = |text: &str| match Limit::read(text) {
            Ok(Limit::Share(share)) => Some(share),
            _ => None,
        };
        assert_eq!(meeting((share("1/3"), share("1/3")), 27), (9, 9));
        assert_eq!(meeting((share("1/3"), None), 28), (10, 28));
        assert_eq!(meeting((None, share("40%")), 27), (0, 10));
        let (from, to) = meeting((share("1/3"), share("1/3")), 28);
        assert!(from > to);
    }
}
