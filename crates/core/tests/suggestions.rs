//! What is suggested for an id that does not resolve: what is nearly certain, otherwise nothing.

use chancery_core::fields::Reference;
use chancery_core::finding::Suggestion;
use chancery_core::model::{Registry, former_states, known_state, known_states, other_names};

fn with_states(words: &[&str], want: impl Fn(&str, Option<Suggestion<'_>>)) {
    let registry = Registry::default();
    let known = Reference::State.suggestions(&registry);
    for word in words {
        want(word, known.closest(word));
    }
}

#[test]
fn each_code_and_each_name_leads_to_its_own_state() {
    let registry = Registry::default();
    let known = Reference::State.suggestions(&registry);
    assert_eq!(known_states().len(), 249);
    for state in known_states() {
        let words = [
            state.alpha_2.to_owned(),
            state.alpha_2.to_lowercase(),
            state.alpha_3.to_lowercase(),
            state.name.to_owned(),
            state.name.to_uppercase(),
            state.name.replace(' ', "-"),
        ];
        for word in words {
            let found = known.closest(&word).map(Suggestion::id);
            assert_eq!(found, Some(state.alpha_3), "{word}");
        }
        assert_eq!(
            known.closest(state.name),
            Some(Suggestion::Named(state.alpha_3))
        );
    }
}

/// A code with one letter wrong is as likely another code, of whatever list.
#[test]
fn no_three_letters_lead_to_a_state_by_their_spelling() {
    let registry = Registry::default();
    let known = Reference::State.suggestions(&registry);
    let letters = || 'A'..='Z';
    for word in
        letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])))
    {
        let word: String = word.iter().collect();
        if known_state(&word).is_some() {
            continue;
        }
        let expected = other_names().find(|(name, _)| *name == word);
        let found = known.closest(&word).map(Suggestion::id);
        assert_eq!(found, expected.map(|(_, id)| id), "{word}");
    }
}

#[test]
fn other_names_lead_to_one_state_each() {
    let mut sorted: Vec<_> = other_names().collect();
    sorted.sort_unstable();
    sorted.dedup_by_key(|(name, _)| *name);
    assert_eq!(sorted, other_names().collect::<Vec<_>>());
    let registry = Registry::default();
    let known = Reference::State.suggestions(&registry);
    for (name, id) in other_names() {
        assert!(known_state(id).is_some(), "{name}");
        assert_eq!(known_state(name), None, "{name}");
        // What a former state was called is nobody's in particular.
        let is_former = former_states().iter().any(|state| state.name == name);
        let expected = (!is_former).then_some(id);
        assert_eq!(known.closest(name).map(Suggestion::id), expected, "{name}");
    }
}

#[test]
fn well_known_words_lead_to_the_state_or_nowhere() {
    for (word, id) in [
        ("UK", "GBR"),
        ("United Kingdom", "GBR"),
        ("SU", "SUN"),
        ("GER", "DEU"),
        ("ROM", "ROU"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Swaziland", "SWZ"),
        ("Norway", "NOR"),
        ("norway", "NOR"),
        ("Cote d'Ivoire", "CIV"),
        ("Azerbaijn", "AZE"),
        ("Bolivia", "BOL"),
    ] {
        with_states(&[word], |_, found| {
            assert_eq!(found.map(Suggestion::id), Some(id), "{word}");
        });
    }
    let nowhere = [
        "FRG",
        "FRY",
        "UNK",
        "EAZ",
        "XX",
        "ZZZ",
        "Austrlia",
        "Niger Republic",
        "Burma",
        "NOR1",
        "Kosovo",
        "Korea",
        "CS",
        "Zaire",
    ];
    with_states(&nowhere, |word, found| assert_eq!(found, None, "{word}"));
}

#[test]
fn a_former_code_leads_to_the_state_of_that_code() {
    let registry = Registry::default();
    let known = Reference::State.suggestions(&registry);
    for state in former_states() {
        let found = known.closest(state.alpha_4).map(Suggestion::id);
        assert_eq!(found, Some(state.alpha_3), "{}", state.alpha_4);
    }
}
