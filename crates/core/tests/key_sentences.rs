//! What documents say of nouns and keys, which their declarations state.

use std::collections::BTreeSet;

use chancery_core::model::nouns;

#[test]
fn nouns_and_keys_have_a_sentence_of_their_own() {
    for noun in nouns() {
        let keys = noun.keys.iter().map(|key| key.sentence);
        for sentence in keys.chain([noun.sentence]) {
            let is_whole = sentence.ends_with('.') && !sentence.contains("  ");
            let is_begun = sentence.starts_with(|c: char| c.is_uppercase() || c == '`');
            assert!(is_whole && is_begun, "{}: {sentence}", noun.name);
            // What `cargo xtask new key` writes is a request, and no sentence about the key.
            assert!(!sentence.starts_with("Say "), "{}: {sentence}", noun.name);
        }
    }
}

#[test]
fn no_noun_has_two_keys_of_one_name() {
    for noun in nouns() {
        let names: BTreeSet<&str> = noun.keys.iter().map(|key| key.name).collect();
        assert_eq!(names.len(), noun.keys.len(), "{}", noun.name);
    }
}
