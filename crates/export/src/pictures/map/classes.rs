//! Classes of states by their numbers of partners.

use chancery_core::messages::Messages;
use chancery_core::say;

use crate::style::map::MOST_CLASSES;

/// The numbers of partners of some states, and how many those are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MapClass {
    /// The least number.
    pub(super) least: usize,
    /// The greatest number.
    pub(super) most: usize,
    /// How many states have one of these numbers.
    pub(super) count: usize,
}

/// Classes of numbers, the lowest first, none empty and each beginning where the one before ends:
/// as many as there are different numbers, and at most four, with as even counts as can be.
pub(super) fn classes(degrees: &[usize]) -> Vec<MapClass> {
    let mut sorted = degrees.to_vec();
    sorted.sort_unstable();
    let single: Vec<MapClass> = sorted
        .chunk_by(|a, b| a == b)
        .map(|same| MapClass {
            least: same[0],
            most: same[0],
            count: same.len(),
        })
        .collect();
    let wanted = single.len().min(MOST_CLASSES);
    // For each number of first entries of `single`, their best division into the classes so far,
    // by the sum of the squares of the counts: the more even these are, the smaller it is.
    let mut best: Vec<Option<(usize, Vec<MapClass>)>> = vec![None; single.len() + 1];
    best[0] = Some((0, Vec::new()));
    for _ in 0..wanted {
        let divisions = (0..=single.len()).map(|end| {
            let with_last = (0..end).filter_map(|start| {
                let (sum, before) = best[start].as_ref()?;
                let last = joined(before.last(), &single[start..end]);
                Some((sum + last.count * last.count, before, last))
            });
            let (sum, before, last) = with_last.min_by_key(|(sum, ..)| *sum)?;
            Some((sum, before.iter().copied().chain([last]).collect()))
        });
        best = divisions.collect();
    }
    best.pop().flatten().map_or(Vec::new(), |(_, found)| found)
}

/// One class of several, which begins where the one before ends.
fn joined(before: Option<&MapClass>, classes: &[MapClass]) -> MapClass {
    let own = classes.first().map_or(0, |class| class.least);
    MapClass {
        least: before.map_or(own, |before| before.most + 1),
        most: classes.last().map_or(own, |class| class.most),
        count: classes.iter().map(|class| class.count).sum(),
    }
}

/// The class of a number, as a position.
pub(super) fn class_of(classes: &[MapClass], degree: usize) -> usize {
    let above = classes.iter().position(|class| degree <= class.most);
    above.unwrap_or(classes.len().saturating_sub(1))
}

impl MapClass {
    /// What it holds, in words: `3 to 5 partners`.
    pub(super) fn words(&self, messages: &Messages) -> String {
        let (least, most) = (messages.number(self.least), messages.number(self.most));
        let number = match self.most - self.least {
            0 => most,
            1 => messages.or(&[least, most]),
            _ => say!(
                messages,
                "number-range",
                certain = self.least,
                possible = self.most
            ),
        };
        say!(
            messages,
            "counted-partners",
            number = number,
            count = self.most
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn counts(degrees: &[usize]) -> Vec<(usize, usize, usize)> {
        let classes = classes(degrees);
        classes
            .iter()
            .map(|it| (it.least, it.most, it.count))
            .collect()
    }

    #[test]
    fn classes_are_as_even_as_can_be() {
        assert_eq!(counts(&[]), []);
        assert_eq!(counts(&[5, 5, 5]), [(5, 5, 3)]);
        assert_eq!(counts(&[9, 1, 1]), [(1, 1, 2), (2, 9, 1)]);
        let eight = [1, 2, 3, 4, 5, 6, 7, 30];
        let even = [(1, 2, 2), (3, 4, 2), (5, 6, 2), (7, 30, 2)];
        assert_eq!(counts(&eight), even);
        assert_eq!(classes(&[1])[0].words(Messages::english()), "1 partner");
        let words = classes(&eight)[3].words(Messages::english());
        assert_eq!(words, "7 to 30 partners");
    }

    /// The sum of the squares of the counts of the best division, by trying every one.
    fn least_sum(counts: &[usize], parts: usize) -> usize {
        let square = |counts: &[usize]| counts.iter().sum::<usize>().pow(2);
        if parts == 1 {
            return square(counts);
        }
        (1..=counts.len() + 1 - parts)
            .map(|first| square(&counts[..first]) + least_sum(&counts[first..], parts - 1))
            .min()
            .unwrap_or_default()
    }

    proptest! {
        #[test]
        fn every_degree_is_in_exactly_one_class(degrees in vec(1_usize..40, 1..60)) {
            let found = classes(&degrees);
            let mut distinct = degrees.clone();
            distinct.sort_unstable();
            distinct.dedup();
            prop_assert_eq!(found.len(), distinct.len().min(MOST_CLASSES));
            for (position, class) in found.iter().enumerate() {
                let members = degrees.iter().filter(|it| (class.least..=class.most).contains(it));
                prop_assert_eq!(members.count(), class.count);
                prop_assert!(class.count > 0);
                prop_assert!(position == 0 || found[position - 1].most + 1 == class.least);
            }
            prop_assert_eq!(found.iter().map(|it| it.count).sum::<usize>(), degrees.len());
            for degree in &degrees {
                let class = found[class_of(&found, *degree)];
                prop_assert!((class.least..=class.most).contains(degree));
            }
            let of = |degree: &usize| degrees.iter().filter(|it| *it == degree).count();
            let single: Vec<usize> = distinct.iter().map(of).collect();
            let sum: usize = found.iter().map(|it| it.count.pow(2)).sum();
            prop_assert_eq!(sum, least_sum(&single, found.len()));
        }
    }
}
