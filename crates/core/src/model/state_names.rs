//! The names of states that need no record, in each language of a registry.
//!
//! The tables and their sources are in the crate's folder `tables`.

use std::sync::LazyLock;

use super::Language;

static ENGLISH: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| rows(include_str!("../../tables/state-names-en.tsv")));

static RUSSIAN: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| rows(include_str!("../../tables/state-names-ru.tsv")));

/// The rows of a table after its heading: codes and names.
fn rows(table: &'static str) -> Vec<(&'static str, &'static str)> {
    let rows = table.lines().skip(1);
    rows.filter_map(|line| line.split_once('\t')).collect()
}

/// The name of a state by its alpha-3 code, current or former, in a language: the one by which a
/// reader knows it, as CLDR has it, and not the one of ISO.
#[must_use]
pub fn state_name(alpha_3: &str, language: Language) -> Option<&'static str> {
    let table = match language {
        Language::English => &ENGLISH,
        Language::Russian => &RUSSIAN,
    };
    let position = table.binary_search_by(|(code, _)| (*code).cmp(alpha_3));
    position.ok().map(|position| table[position].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Keyword as _, former_states, known_states};

    #[test]
    fn every_state_has_one_name_in_every_language() {
        let current = known_states().iter().map(|state| state.alpha_3);
        let codes = current.chain(former_states().iter().map(|state| state.alpha_3));
        let mut codes: Vec<&str> = codes.collect();
        codes.sort_unstable();
        for language in Language::ALL {
            let names = codes.iter().filter_map(|code| state_name(code, *language));
            let mut names: Vec<&str> = names.collect();
            assert_eq!(names.len(), codes.len(), "{language:?}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(
                names.len(),
                codes.len(),
                "two states share a name: {language:?}"
            );
        }
        for table in [&ENGLISH, &RUSSIAN] {
            assert!(
                table
                    .iter()
                    .map(|(code, _)| *code)
                    .eq(codes.iter().copied())
            );
        }
    }

    #[test]
    fn names_are_those_of_the_language() {
        assert_eq!(state_name("AZE", Language::Russian), Some("Азербайджан"));
        assert_eq!(state_name("CSK", Language::Russian), Some("Чехословакия"));
        assert_eq!(state_name("VNM", Language::English), Some("Vietnam"));
        assert_eq!(state_name("QQQ", Language::Russian), None);
    }
}
