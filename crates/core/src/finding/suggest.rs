//! Words that a writer may have meant.

/// The candidate that is nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A third of the letters may be wrong, and swapped neighbours count as one mistake.
    let allowed = (word.chars().count() / 3).max(1);
    let folded = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| may_be_near(word, candidate, allowed))
        .map(|candidate| {
            (
                strsim::osa_distance(&folded, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Whether two words may be within so many mistakes of each other. Most are not, which their
/// lengths and letters tell sooner than counting does: a mistake takes away one letter at most,
/// and adds one.
fn may_be_near(word: &str, candidate: &str, allowed: usize) -> bool {
    if !word.is_ascii() || !candidate.is_ascii() {
        return true;
    }
    if word.len().abs_diff(candidate.len()) > allowed {
        return false;
    }
    let (letters, others) = (letters(word), letters(candidate));
    let most = |missing: u64| missing.count_ones() as usize <= allowed;
    most(letters & !others) && most(others & !letters)
}

/// The letters of a word as a set, in which letters may share a place.
fn letters(word: &str) -> u64 {
    word.bytes()
        .map(|byte| 1 << (byte.to_ascii_lowercase() & 63))
        .fold(0, |letters, letter: u64| letters | letter)
}

/// Words in a row: 'a', 'a or b', 'a, b or c', each in backticks.
#[must_use]
pub fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_near_is_passed_over() {
        let words = [
            "hungary", "Hungary", "hungray", "hun", "hungaryy", "ungary", "page-1", "gepa-1",
        ];
        for word in words {
            for other in words {
                let distance = strsim::osa_distance(&word.to_lowercase(), &other.to_lowercase());
                for allowed in distance..5 {
                    assert!(
                        may_be_near(word, other, allowed),
                        "{word} {other} {allowed}"
                    );
                }
            }
        }
        assert!(!may_be_near("hungary", "iceland", 2));
        assert!(!may_be_near("hungary", "hungarian", 1));
    }
}
