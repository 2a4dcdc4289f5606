//! What is wrong with an id, in the words of the mistake.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::fields::{Key, Kind, Reference};
use crate::model::{Keyword as _, Role, known_states, other_names};

/// What is wrong, and what to do.
pub(super) struct IdFault {
    pub(super) message: String,
    pub(super) help: String,
}

/// Letters of other scripts that look like a Latin one.
const LOOKALIKES: &[(&str, &str)] = &[
    (
        "\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{423}\u{425}",
        "ABEKMHOPCTYX",
    ),
    (
        "\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{456}\u{458}\u{455}",
        "aeopcyxijs",
    ),
    ("\u{406}\u{408}\u{405}", "IJS"),
    (
        "\u{391}\u{392}\u{395}\u{396}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}",
        "ABEZHIKMNOPTYX",
    ),
    ("\u{3BF}", "o"),
];

/// Dashes that are not the one of the keyboard.
const DASHES: &[char] = &[
    '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
];

/// Quotation marks that YAML does not know.
pub(super) const QUOTES: &[char] = &[
    '\u{201C}', '\u{201D}', '\u{201E}', '\u{201F}', '\u{2018}', '\u{2019}', '\u{201A}', '\u{AB}',
    '\u{BB}',
];

/// What the mistake is, if it is a known one.
pub(super) fn words(key: &Key, text: &str) -> Option<IdFault> {
    quotation_marks(text)
        .or_else(|| address(key, text))
        .or_else(|| state(key, text))
        .or_else(|| role(key, text))
        .or_else(|| deeper(text))
        .or_else(|| separator(text))
        .or_else(|| letter(key, text))
        .or_else(|| name(key, text))
        .or_else(|| own_id(key, text))
}

/// What is wrong with the id of a declared state, and the code that is meant.
pub(super) fn of_state(text: &str) -> IdFault {
    let upper = text.to_uppercase();
    let by_alpha_2 = known_states().iter().find(|state| state.alpha_2 == upper);
    let code = by_alpha_2.map(|state| state.alpha_3);
    let known = known_states().iter().map(|state| state.alpha_3);
    let code = code.or_else(|| known.into_iter().find(|code| *code == upper));
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let code = code.or_else(|| is_code.then_some(upper.as_str()));
    IdFault {
        message: "the id of a state has three letters, A to Z".to_owned(),
        help: match code.or_else(|| state_named(text)) {
            Some(code) => format!("write `{code}`"),
            None => "write the three capital letters of its ISO code, or three letters that ISO \
                     has not assigned"
                .to_owned(),
        },
    }
}

/// The form that ids of a key have.
pub(super) fn form(key: &Key) -> &'static str {
    match key.kind {
        Kind::State => "write the three capital letters of its ISO code",
        Kind::Word | Kind::Area => {
            "write it in lower case with `-` between the words, as in `defence-industry`"
        }
        _ => {
            "use lower-case letters and digits, with `-` between them; the id of a state has three \
             capital letters"
        }
    }
}

fn quotation_marks(text: &str) -> Option<IdFault> {
    let found = text.chars().find(|character| QUOTES.contains(character))?;
    let inner = text.trim_matches(QUOTES);
    Some(IdFault {
        message: format!(
            "`{found}` (U+{:04X}) is not a quotation mark in YAML, so it is read as part of the id",
            u32::from(found)
        ),
        help: format!("write `{inner}`; an id needs no quotation marks"),
    })
}

fn address(key: &Key, text: &str) -> Option<IdFault> {
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    (is_address && matches!(key.kind, Kind::Source)).then(|| IdFault {
        message: "this is an address, not the id of a source".to_owned(),
        help: super::example::CITE.to_owned(),
    })
}

fn separator(text: &str) -> Option<IdFault> {
    let mark = [';', ',', '|', '+', '&']
        .into_iter()
        .find(|mark| text.contains(*mark))?;
    let parts: Vec<&str> = text
        .split(mark)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    Some(if parts.len() > 1 {
        IdFault {
            message: format!("`{mark}` does not separate the elements of a list"),
            help: format!("separate them with a comma: `[{}]`", parts.join(", ")),
        }
    } else {
        IdFault {
            message: format!("it contains `{mark}`"),
            help: format!("remove it: `{}`", parts.concat()),
        }
    })
}

fn letter(key: &Key, text: &str) -> Option<IdFault> {
    let found = text.chars().find(|character| !character.is_ascii())?;
    let mended: String = text
        .chars()
        .map(|character| latin(character).unwrap_or(character))
        .collect();
    let code = u32::from(found);
    let latin = latin(found).filter(|_| mended.is_ascii());
    let (message, help) = match latin {
        Some('-') => (
            format!("`{found}` (U+{code:04X}) is not the dash `-`"),
            format!("write `{mended}`"),
        ),
        Some(latin) => (
            format!(
                "`{found}` (U+{code:04X}) is a letter of another script that looks like the Latin `{latin}`"
            ),
            format!("write `{mended}` in Latin letters"),
        ),
        None if found.is_whitespace() => return None,
        None => (
            format!("`{found}` (U+{code:04X}) is neither a letter a to z nor a digit"),
            match (key.kind, noun(key)) {
                (Kind::State, _) => form(key).to_owned(),
                (_, Some(noun)) => declared(noun),
                _ => "use the letters a to z, digits and `-`".to_owned(),
            },
        ),
    };
    Some(IdFault { message, help })
}

/// The Latin letter, or the dash, that a character looks like.
fn latin(character: char) -> Option<char> {
    if DASHES.contains(&character) {
        return Some('-');
    }
    LOOKALIKES.iter().find_map(|(others, latin)| {
        let position = others.chars().position(|other| other == character)?;
        latin.chars().nth(position)
    })
}

/// The name of a state where its code belongs.
fn state(key: &Key, text: &str) -> Option<IdFault> {
    let is_state = matches!(key.kind, Kind::State) || key.name == "id";
    let code = state_named(text).filter(|_| is_state)?;
    Some(IdFault {
        message: "this is the name of a state, not its id".to_owned(),
        help: format!("write `{code}`"),
    })
}

/// A role behind an actor, where only an organisation of which one is a member has one.
fn role(key: &Key, text: &str) -> Option<IdFault> {
    let (actor, role) = text.split_once('/')?;
    let is_role = Role::ALL.iter().any(|known| known.name() == role);
    let is_actor = matches!(key.kind, Kind::Actor | Kind::Organisation);
    (is_actor && is_role).then(|| IdFault {
        message: format!("`{}` has no role behind it", key.name),
        help: format!(
            "write `{}: {actor}`; if the role in the organisation is meant, write `member-of: \
             {text}`",
            key.name
        ),
    })
}

/// An element of a list that is indented deeper than the one before, and so continues it.
fn deeper(text: &str) -> Option<IdFault> {
    let (first, rest) = text.split_once(" - ")?;
    let is_word = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    (is_word(first) && rest.split(" - ").all(is_word)).then(|| IdFault {
        message: "the next line is indented deeper, so it continues this one".to_owned(),
        help: format!("begin each element in the same column, as `- {first}` and `- {rest}`"),
    })
}

/// What an id that a record gets is made of, where nothing else is known of the mistake.
fn own_id(key: &Key, text: &str) -> Option<IdFault> {
    let mended = kebab(text);
    let is_own = matches!(key.kind, Kind::OwnId) && mended != text && !mended.is_empty();
    (is_own && mended.is_ascii()).then(|| IdFault {
        message: "an id consists of letters a to z and digits, with `-`, `_` or `.` between them"
            .to_owned(),
        help: format!("use only these, as in `{mended}`"),
    })
}

/// A name where an id belongs.
fn name(key: &Key, text: &str) -> Option<IdFault> {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_code = joined.len() == 3 && joined.bytes().all(|byte| byte.is_ascii_uppercase());
    text.contains(char::is_whitespace).then(|| IdFault {
        message: "an id cannot contain spaces".to_owned(),
        help: match (key.kind, noun(key)) {
            (Kind::State, _) if is_code => format!("write `{joined}`"),
            (Kind::State, _) => {
                "write the three letters of the state's code, not its name".to_owned()
            }
            (_, Some(noun)) => declared(noun),
            _ => format!("write it without spaces, as in `{}`", kebab(text)),
        },
    })
}

/// What a key names by the id of a record that is declared elsewhere. Only the curator knows that
/// id: made from the name it may be another one.
fn noun(key: &Key) -> Option<&'static str> {
    let reference = key.kind.reference()?;
    (reference != Reference::Area).then(|| reference.noun())
}

fn declared(noun: &str) -> String {
    format!("write the `id` of the {noun}, not its name")
}

/// The codes of states by their names, as [`compact`] has them. They are folded once, since a file
/// that is wrong all over asks for each of its words.
static STATES_BY_NAME: LazyLock<BTreeMap<String, &str>> = LazyLock::new(|| {
    let names = known_states().iter().map(|it| (it.name, it.alpha_3));
    let mut codes = BTreeMap::new();
    for (name, alpha_3) in names.chain(other_names()) {
        codes.entry(compact(name)).or_insert(alpha_3);
    }
    codes
});

/// A name without capitals, and without what people put between words.
fn compact(name: &str) -> String {
    name.to_lowercase().replace([' ', '-'], "")
}

/// The code of the state with this name.
pub(super) fn state_named(text: &str) -> Option<&'static str> {
    STATES_BY_NAME.get(&compact(text)).copied()
}

/// A name as an id: 'Strategic partnership' is `strategic-partnership`.
pub(super) fn kebab(text: &str) -> String {
    let words = text.split(|character: char| !character.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
