//! What readers are told is in the tables of messages, the same in every language, and each message
//! is used with the arguments that it has.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::messages::{Messages, message_files};
use chancery_core::model::{
    ActorKind, Begins, ClaimNoun, Consent, Effect, InstrumentKind, Keyword, Language, Office,
    OrganisationKind, Role, SELECTOR, Verdict,
};

use super::sources::{root, sources};

/// The closed lists whose words are messages: the beginning of their ids, and their words.
const LISTS: &[(&str, &[&str])] = &[
    ("role", Role::NAMES),
    ("role-letters", Role::NAMES),
    ("counted-role", Role::NAMES),
    ("kind", InstrumentKind::NAMES),
    ("effect", Effect::NAMES),
    ("office", Office::NAMES),
    ("selected-actor", ActorKind::NAMES),
    ("selected", SELECTED),
    ("consent", Consent::NAMES),
    ("organisation-kind", OrganisationKind::NAMES),
    ("records-begins", Begins::NAMES),
    ("verdict", Verdict::NAMES),
    ("audit-noun", ClaimNoun::NAMES),
    ("audit-effect", Effect::NAMES),
    // Who belongs in another role than that of a member.
    (
        "network-plural-role",
        &["associate", "candidate", "partner", "observer"],
    ),
];

/// The keys of a selector.
const SELECTED: &[&str] = &[
    "tier",
    "exact-tier",
    "direction",
    "area",
    "source",
    "began",
    "ended",
    "signed",
    "in-force",
    "terminated",
    "kind",
    "effect",
    "signed-by",
    "state",
    "organisation",
    "actor",
    "member-of",
    "member-of-all",
    "not-member-of",
    "party-to",
    "partner-of",
    "on",
];

/// The templates, which fill in messages as well.
const TEMPLATES: &[&str] = &["crates/export/src/formats/html/page.html"];

/// An argument that some languages need and others do not: the case of a date.
const CASE: &str = "case";

/// A message: its area and its text without the id.
struct Message {
    area: &'static str,
    text: String,
}

impl Message {
    /// The arguments that the text names.
    fn arguments(&self) -> BTreeSet<&str> {
        let parts = self.text.split('$').skip(1);
        parts
            .map(|part| {
                let end = part.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
                &part[..end.unwrap_or(part.len())]
            })
            .collect()
    }
}

fn messages(language: Language) -> BTreeMap<&'static str, Message> {
    let mut found = BTreeMap::new();
    for file in message_files(language) {
        let mut own: Option<(&'static str, String)> = None;
        let mut keep = |own: Option<(&'static str, String)>| {
            if let Some((id, text)) = own {
                let area = file.area;
                let twice = found.insert(id, Message { area, text }).is_some();
                assert!(!twice, "{language:?} has `{id}` twice");
            }
        };
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.starts_with(|it: char| it.is_ascii_lowercase());
            match line.split_once(" =") {
                Some((id, text)) if starts => keep(own.replace((id, text.to_owned()))),
                _ => {
                    let blank = line.trim().is_empty() || line.starts_with([' ', '}']);
                    assert!(blank, "{}: `{line}` is no message", file.area);
                    if let Some((_, text)) = &mut own {
                        text.push('\n');
                        text.push_str(line);
                    }
                }
            }
        }
        keep(own);
    }
    found
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = messages(Language::English);
    assert!(english.len() > 50);
    for language in Language::ALL {
        let own = messages(*language);
        assert_eq!(
            own.keys().collect::<Vec<_>>(),
            english.keys().collect::<Vec<_>>(),
            "{language:?}"
        );
        for (id, message) in &own {
            let without = |message: &Message| {
                let names = message.arguments().into_iter();
                names
                    .filter(|name| *name != CASE)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            assert_eq!(without(message), without(&english[id]), "`{id}`");
            assert_eq!(message.area, english[id].area, "`{id}`");
            assert!(Messages::of(*language).has(id), "`{id}` cannot be read");
        }
    }
}

#[test]
fn every_plural_of_russian_has_its_three_forms() {
    for (id, message) in messages(Language::Russian) {
        let count = |form: &str| message.text.matches(form).count();
        let ones = count("[one]");
        assert_eq!((ones, ones), (count("[few]"), count("*[many]")), "`{id}`");
        assert_eq!(count("[other]"), 0, "`{id}`");
    }
}

/// What the code does with messages.
#[derive(Default)]
struct Uses {
    /// The ids that are filled in with arguments, and where.
    filled: Vec<(String, BTreeSet<String>, String)>,
    /// The ids that are named alone, and where.
    named: Vec<(String, String)>,
    /// The closed lists.
    lists: BTreeSet<String>,
}

impl Uses {
    fn of_code() -> Uses {
        let mut uses = Uses::default();
        for file in sources(&["crates"]) {
            if file.path.contains("/tests/") || file.path.contains("/benches/") {
                continue;
            }
            let code: Vec<&str> = file.code().map(|(_, line)| line).collect();
            uses.read(&code.join("\n"), &file.path);
        }
        for path in TEMPLATES {
            let text = std::fs::read_to_string(root().join(path)).unwrap();
            for call in calls(&text, "say(") {
                let mut parts = parts(call).into_iter();
                let id = text_of(parts.next().unwrap()).unwrap_or_else(|| panic!("{path}: {call}"));
                uses.fill(id, parts, path);
            }
        }
        uses
    }

    fn read(&mut self, code: &str, path: &str) {
        for call in calls(code, "say!(") {
            let mut parts = parts(call).into_iter().skip(1);
            let id = parts.next().and_then(text_of);
            // In the macro itself stands what it is made of.
            if let Some(id) = id {
                self.fill(id, parts, path);
            }
        }
        for call in calls(code, "message!(") {
            self.named
                .extend(text_of(call).map(|id| (id.to_owned(), path.to_owned())));
        }
        for name in [".word(", ".word_of("] {
            let lists = calls(code, name).into_iter();
            let lists = lists.filter_map(|call| text_of(parts(call)[0]));
            self.lists.extend(lists.map(str::to_owned));
        }
    }

    fn fill<'c>(&mut self, id: &str, arguments: impl Iterator<Item = &'c str>, path: &str) {
        let name = |part: &str| part.split('=').next().unwrap_or_default().trim().to_owned();
        let names = arguments.map(name).filter(|name| !name.is_empty());
        self.filled
            .push((id.to_owned(), names.collect(), path.to_owned()));
    }
}

/// What stands in the brackets of each call, up to the bracket that closes it.
fn calls<'c>(code: &'c str, name: &str) -> Vec<&'c str> {
    let starts = code.match_indices(name).filter(|(start, _)| {
        let before = code[..*start].chars().next_back();
        name.starts_with('.') || before.is_none_or(|it| !it.is_alphanumeric() && it != '_')
    });
    starts
        .map(|(start, _)| {
            let rest = &code[start + name.len()..];
            &rest[..end_of(rest, |depth, sign| depth == 0 && sign == ')').unwrap_or(rest.len())]
        })
        .collect()
}

/// The arguments of a call.
fn parts(call: &str) -> Vec<&str> {
    let mut rest = call;
    let mut parts = Vec::new();
    while let Some(end) = end_of(rest, |depth, sign| depth == 0 && sign == ',') {
        parts.push(rest[..end].trim());
        rest = &rest[end + 1..];
    }
    parts.push(rest.trim());
    parts
}

/// Where a sign is found, at a depth of brackets and outside texts.
fn end_of(code: &str, is_end: impl Fn(usize, char) -> bool) -> Option<usize> {
    let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
    for (index, sign) in code.char_indices() {
        if is_text {
            is_text = is_escaped || sign != '"';
            is_escaped = sign == '\\' && !is_escaped;
            continue;
        }
        if is_end(depth, sign) {
            return Some(index);
        }
        match sign {
            '"' => is_text = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The text of a literal.
fn text_of(part: &str) -> Option<&str> {
    part.trim().strip_prefix('"')?.strip_suffix('"')
}

#[test]
fn every_message_is_used_with_its_arguments() {
    let (uses, english) = (Uses::of_code(), messages(Language::English));
    let russian = messages(Language::Russian);
    let mut used = BTreeSet::new();
    for (id, names, path) in &uses.filled {
        let message = english.get(id.as_str());
        let message = message.unwrap_or_else(|| panic!("{path}: no message `{id}`"));
        let mut wanted = message.arguments();
        wanted.extend(russian[id.as_str()].arguments());
        let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        // A date is given its case also where no language needs it.
        let is_date = id.starts_with("date-");
        let differing = names.symmetric_difference(&wanted);
        let differing: Vec<&&str> = differing.filter(|it| !is_date || **it != CASE).collect();
        assert!(differing.is_empty(), "{path}: `{id}`: {differing:?}");
        used.insert(id.clone());
    }
    for (id, path) in &uses.named {
        assert!(
            english.contains_key(id.as_str()),
            "{path}: no message `{id}`"
        );
        used.insert(id.clone());
    }
    let keys: Vec<&str> = SELECTOR.keys.iter().map(|key| key.name).collect();
    assert_eq!(keys, SELECTED, "the keys of a selector");
    let lists: BTreeSet<&str> = LISTS.iter().map(|(list, _)| *list).collect();
    let in_code: BTreeSet<&str> = uses.lists.iter().map(String::as_str).collect();
    assert_eq!(in_code, lists, "the closed lists");
    used.extend(
        LISTS
            .iter()
            .flat_map(|(list, words)| words.iter().map(move |word| format!("{list}-{word}"))),
    );
    let known: BTreeSet<String> = english.keys().map(|id| (*id).to_owned()).collect();
    let differing: Vec<&String> = known.symmetric_difference(&used).collect();
    assert!(differing.is_empty(), "unused or unknown: {differing:?}");
}

#[test]
fn a_call_is_read_as_it_is_written() {
    let code = "say!(self.messages(), \"a-b\", name = of(1, \"x, (y\"), count = 2)";
    let call = calls(code, "say!(")[0];
    let wanted = [
        "self.messages()",
        "\"a-b\"",
        "name = of(1, \"x, (y\")",
        "count = 2",
    ];
    assert_eq!(parts(call), wanted);
    assert!(calls("unsay!(\"a\")", "say!(").is_empty());
}
