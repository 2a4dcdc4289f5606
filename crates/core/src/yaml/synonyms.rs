//! Keys and values that people write for others.

use crate::finding::nearest;

/// What people write, and the keys that it may mean, the likeliest first.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("author", &["publisher", "speaker", "authors"]),
    ("address", &["url"]),
    ("begin", &["since"]),
    ("category", &["kind"]),
    ("citation", &["evidence"]),
    ("citations", &["evidence"]),
    ("cite", &["source"]),
    ("code", &["id"]),
    ("comment", &["note"]),
    ("concluded", &["signed", "adopted"]),
    ("countries", &["parties"]),
    ("contributors", &["authors"]),
    ("country", &["state"]),
    ("creator", &["authors"]),
    ("creators", &["authors"]),
    ("curators", &["authors"]),
    ("date", &["published", "signed", "since", "as-of"]),
    ("description", &["note"]),
    ("end", &["until"]),
    ("from", &["since"]),
    ("href", &["url"]),
    ("identifier", &["id"]),
    ("key", &["id"]),
    ("lang", &["language"]),
    ("level", &["tier"]),
    ("license", &["licence"]),
    ("link", &["url"]),
    ("location", &["place"]),
    ("members", &["parties"]),
    ("modifies", &["amends"]),
    ("name", &["title", "publisher", "id"]),
    ("newspaper", &["publisher"]),
    ("org", &["organisation"]),
    ("organization", &["organisation"]),
    ("organizations", &["organisations"]),
    ("outlet", &["publisher"]),
    ("partners", &["parties", "partnerships"]),
    ("party", &["state", "parties"]),
    ("reason", &["because"]),
    ("ref", &["source"]),
    ("reference", &["source", "evidence"]),
    ("references", &["evidence"]),
    ("remark", &["note"]),
    ("repeals", &["replaces"]),
    ("signers", &["signatories"]),
    ("since", &["in-force"]),
    ("sources", &["evidence"]),
    ("start", &["since", "in-force"]),
    ("states", &["parties"]),
    ("supersedes", &["replaces"]),
    ("text", &["quote"]),
    ("title", &["name"]),
    ("to", &["until"]),
    ("type", &["kind", "tier"]),
    ("uri", &["url"]),
    ("web", &["url"]),
    ("website", &["url"]),
];

/// What people write, and the value that it means, where the key allows that value.
const VALUES: &[(&str, &str)] = &[
    ("acceded", "accession"),
    ("agreements", "instruments"),
    ("countries", "states"),
    ("documents", "instruments"),
    ("ended", "terminates"),
    ("ends", "terminates"),
    ("english", "en"),
    ("in-force", "entry-into-force"),
    ("mou", "memorandum-of-understanding"),
    ("nations", "states"),
    ("no", "false"),
    ("off", "false"),
    ("on", "true"),
    ("organisations", "actors"),
    ("organizations", "actors"),
    ("participants", "actors"),
    ("parties", "actors"),
    ("prime minister", "head-of-government"),
    ("russian", "ru"),
    ("signed", "signature"),
    ("ties", "partnerships"),
    ("treaties", "instruments"),
    ("yes", "true"),
    ("русский", "ru"),
];

/// What to write for a value that needs a condition beside it.
pub(super) fn with_condition(key: &str, word: &str) -> Option<&'static str> {
    let folded = word.trim().to_lowercase();
    let is_organisations = matches!(folded.as_str(), "organisations" | "organizations");
    (key == "count" && is_organisations)
        .then_some("write `count: actors` and `where: {actor: organisation}`")
}

/// The value that is meant by a word, among those that its key allows: another word for it, or one
/// that is nearly spelt so.
pub(super) fn meant_value<'k>(
    word: &str,
    values: impl Iterator<Item = &'k str> + Clone,
) -> Option<&'k str> {
    let folded = word.trim().to_lowercase();
    let other = VALUES.iter().find(|(other, _)| *other == folded);
    other
        .and_then(|(_, meant)| values.clone().find(|value| value == meant))
        .or_else(|| nearest(word, values))
}

/// The key that is meant by a word, among those that it may mean: the same but for capitals and
/// `_`, another word for it, or one that is nearly spelt so.
pub(super) fn meant<'k>(
    word: &str,
    keys: impl Iterator<Item = &'k str> + Clone,
) -> Option<&'k str> {
    let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
    let same = |wanted: &str| keys.clone().find(|key| *key == wanted);
    let others = SYNONYMS.iter().find(|(other, _)| *other == folded);
    let others = others.map_or(&[][..], |(_, keys)| keys);
    same(&folded)
        .or_else(|| same(&folded.replace('-', "")))
        .or_else(|| others.iter().find_map(|other| same(other)))
        .or_else(|| nearest(&folded, keys.clone()))
}
