//! What readers are told, in the language of the registry: one table of messages for each language.
//!
//! The tables are files of Fluent in the crate's folder `messages`, one folder for each language and
//! one file for each area. [`say!`](crate::say) fills in a message; a test finds every message that is
//! missing in a language, that nothing uses, or that is used with other arguments.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::Language;

/// The id of a message, which [`message!`](crate::message) makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(&'static str);

impl MessageId {
    /// The id of a message. Write [`message!`](crate::message), by which a test finds the id.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        MessageId(id)
    }
}

/// The id of a message, as in `message!("network-heading")`, for tables of what is said later.
#[macro_export]
macro_rules! message {
    ($id:literal) => {
        $crate::messages::MessageId::new($id)
    };
}

/// Fills in a message: `say!(messages, "partners-of", count = 3, name = name)`.
#[macro_export]
macro_rules! say {
    ($messages:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $messages.fill(
            $crate::messages::MessageId::new($id),
            &[$((stringify!($name), $crate::messages::Argument::from($value))),*],
        )
    };
}

// Behind the macros, which these modules use.
mod argument;
mod dates;
mod functions;
mod numbers;
mod tables;

pub use argument::Argument;
pub use tables::{MessageFile, message_files};

/// The messages of a language.
pub struct Messages {
    language: Language,
    /// Whether every letter of a message is marked.
    is_marked: bool,
    /// Whether dates are in digits wherever a message names them.
    has_digits: bool,
    bundle: FluentBundle<FluentResource>,
    /// The messages without arguments, by id.
    fixed: BTreeMap<&'static str, String>,
}

static ENGLISH: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::English, false));
static RUSSIAN: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::Russian, false));
static MARKED: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::English, true));
static ENGLISH_IN_DIGITS: LazyLock<Messages> = LazyLock::new(|| digits(Language::English, false));
static RUSSIAN_IN_DIGITS: LazyLock<Messages> = LazyLock::new(|| digits(Language::Russian, false));
static MARKED_IN_DIGITS: LazyLock<Messages> = LazyLock::new(|| digits(Language::English, true));

/// Messages whose dates are in digits.
fn digits(language: Language, is_marked: bool) -> Messages {
    Messages {
        has_digits: true,
        ..Messages::new(language, is_marked)
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = formatter.debug_struct("Messages");
        shown.field("language", &self.language);
        shown.finish_non_exhaustive()
    }
}

impl Messages {
    /// The messages of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Messages {
        match language {
            Language::English => &ENGLISH,
            Language::Russian => &RUSSIAN,
        }
    }

    /// The messages of the command line and of findings, which are English in every registry.
    #[must_use]
    pub fn english() -> &'static Messages {
        &ENGLISH
    }

    /// English messages whose dates are in digits, as the command line and tables write them. There a
    /// date has no preposition of its own: a message that is for them too says 'on { $day }'.
    #[must_use]
    pub fn in_digits() -> &'static Messages {
        &ENGLISH_IN_DIGITS
    }

    /// The messages of the same language with dates in digits, for the cells of a table.
    #[must_use]
    pub fn with_digits(&self) -> &'static Messages {
        match (self.is_marked, self.language) {
            (true, _) => &MARKED_IN_DIGITS,
            (false, Language::English) => &ENGLISH_IN_DIGITS,
            (false, Language::Russian) => &RUSSIAN_IN_DIGITS,
        }
    }

    /// These messages as what is shown on pointing has them: in English, with dates in digits.
    #[must_use]
    pub fn on_pointing(&'static self) -> &'static Messages {
        match (self.language, self.is_marked) {
            (Language::English, false) => &ENGLISH_IN_DIGITS,
            _ => self,
        }
    }

    /// English messages in which each Latin letter is replaced by a wide one: a test sees by them
    /// which words of an output are in no table.
    #[must_use]
    pub fn marked() -> &'static Messages {
        &MARKED
    }

    fn new(language: Language, is_marked: bool) -> Messages {
        let mut bundle = FluentBundle::new_concurrent(vec![tables::tag(language)]);
        // The marks would be measured as letters, and every name is set on its own.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::formatter(language)));
        if is_marked {
            bundle.set_transform(Some(marked));
        }
        functions::add(&mut bundle);
        let files = message_files(language);
        for resource in files.iter().filter_map(|file| tables::resource(file.text)) {
            bundle.add_resource_overriding(resource);
        }
        let mut messages = Messages {
            language,
            is_marked,
            has_digits: false,
            bundle,
            fixed: BTreeMap::new(),
        };
        let ids = files.iter().flat_map(MessageFile::ids);
        messages.fixed = ids
            .filter_map(|id| Some((id, messages.bare(id)?)))
            .collect();
        messages
    }

    /// A message filled in with nothing; none if it needs arguments.
    fn bare(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let words = self.bundle.format_pattern(pattern, None, &mut faults);
        faults.is_empty().then(|| words.into_owned())
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with an id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        let message = self.bundle.get_message(id);
        message.is_some_and(|message| message.value().is_some())
    }

    /// Fills in a message. A message that is not there, or not whole, is shown as its id: a test finds
    /// both in the sources.
    #[must_use]
    pub fn fill(&self, id: MessageId, arguments: &[(&'static str, Argument<'_>)]) -> String {
        self.filled(id.0, &self.values(arguments))
    }

    fn values<'a>(&self, arguments: &'a [(&'static str, Argument<'_>)]) -> FluentArgs<'a> {
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            values.set(*name, argument.value(self));
        }
        values
    }

    /// A message with its arguments under names that are known at run time alone: those of a template.
    #[must_use]
    pub fn fill_named(&self, id: &str, arguments: &BTreeMap<String, Argument<'_>>) -> String {
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            values.set(name.as_str(), argument.value(self));
        }
        self.filled(id, &values)
    }

    fn filled(&self, id: &str, values: &FluentArgs<'_>) -> String {
        let mut faults: Vec<FluentError> = Vec::new();
        let pattern = self.bundle.get_message(id).and_then(|it| it.value());
        debug_assert!(pattern.is_some(), "no message `{id}`");
        let words = pattern.map(|pattern| {
            let words = self
                .bundle
                .format_pattern(pattern, Some(values), &mut faults);
            self.language_rules(words.into_owned())
        });
        debug_assert!(faults.is_empty(), "`{id}`: {faults:?}");
        words
            .filter(|_| faults.is_empty())
            .unwrap_or_else(|| format!("[{id}]"))
    }

    /// What a language asks of a whole sentence: in Russian the full stop of an abbreviation is also that
    /// of the sentence, as in '2026 г.'.
    fn language_rules(&self, words: String) -> String {
        match self.language {
            Language::Russian if words.contains("г..") => words.replace("г..", "г."),
            _ => words,
        }
    }

    /// A message without arguments, which need not be filled in.
    #[must_use]
    pub fn fixed(&'static self, id: MessageId) -> &'static str {
        let words = self.fixed.get(id.0);
        debug_assert!(words.is_some(), "no message `{}` without arguments", id.0);
        words.map_or(id.0, String::as_str)
    }

    /// A number as the language writes it.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        numbers::written(number, self.language)
    }

    /// The words of a closed list: of the list `role` the word `member` is the message `role-member`.
    #[must_use]
    pub fn word(&self, list: &'static str, name: &str) -> String {
        self.word_of(list, name, &[])
    }

    /// The same of a message with arguments.
    #[must_use]
    pub fn word_of(
        &self,
        list: &'static str,
        name: &str,
        arguments: &[(&'static str, Argument<'_>)],
    ) -> String {
        self.filled(&format!("{list}-{name}"), &self.values(arguments))
    }

    /// Words in a row: 'A, B and C'.
    #[must_use]
    pub fn and<S: AsRef<str>>(&self, words: &[S]) -> String {
        self.row(message!("list-and"), words)
    }

    /// Words in a row, any one of them: 'A, B or C'.
    #[must_use]
    pub fn or<S: AsRef<str>>(&self, words: &[S]) -> String {
        self.row(message!("list-or"), words)
    }

    fn row<S: AsRef<str>>(&self, joined: MessageId, words: &[S]) -> String {
        match words {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                let arguments = [
                    ("first", Argument::from(first.join(", "))),
                    ("last", Argument::from(last.as_ref())),
                ];
                self.fill(joined, &arguments)
            }
        }
    }

    /// The forms of a message by the plural category of its `count`, as a script selects them by
    /// `Intl.PluralRules`: in each, `{number}` stands for the number, and for other arguments what is
    /// given.
    #[must_use]
    pub fn forms(
        &self,
        id: MessageId,
        others: &[(&'static str, &'static str)],
    ) -> Vec<(&'static str, String)> {
        let samples = tables::plural_samples(self.language).iter();
        let form = |count: &usize| {
            let mut arguments = vec![("number", Argument::from("{number}"))];
            arguments.push(("count", Argument::from(*count)));
            arguments.extend(
                others
                    .iter()
                    .map(|(name, shown)| (*name, Argument::from(*shown))),
            );
            self.fill(id, &arguments)
        };
        samples.map(|(name, count)| (*name, form(count))).collect()
    }
}

/// A text with each Latin letter replaced by the wide letter of Unicode.
fn marked(text: &str) -> Cow<'_, str> {
    let wide = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' => char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(wide).collect()
}
