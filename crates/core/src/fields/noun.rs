//! What a noun and a key are, and how a noun is declared.

use super::Kind;

/// A noun of the format: what a record is called, and its keys in canonical order.
#[derive(Debug)]
pub struct Noun {
    /// The word for one record.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub sentence: &'static str,
    /// Its keys, in the order in which they are written.
    pub keys: &'static [Key],
}

/// A key of a noun.
#[derive(Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// How it is written.
    pub layout: Layout,
    /// Whether the order of its values says something.
    pub is_ordered: bool,
    /// What it says, in one sentence.
    pub sentence: &'static str,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be left out.
    Optional,
    /// Exactly one of the keys with this group's name must be there.
    OneOf(&'static str),
    /// At least one of the keys with this group's name must be there.
    AnyOf(&'static str),
}

/// How a value is written in canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One value.
    Scalar,
    /// A list, in brackets on one line where it is at most 100 columns wide.
    List,
    /// One value without brackets, or a list with them.
    ScalarOrList,
    /// A map in braces on one line, or a list of such maps.
    Line,
    /// Block form, one key a line.
    Block,
}

impl Noun {
    /// The word for one record in a sentence: of the evidence each is a citation.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.name {
            "evidence" => "citation",
            name => name,
        }
    }

    /// That word with 'a' or 'an'.
    #[must_use]
    pub(crate) fn with_article(&self) -> String {
        let word = self.word();
        let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {word}")
    }

    /// The position of a key by its name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.keys.iter().position(|key| key.name == name)
    }

    /// The position of a key by its name, which is looked for from a position on, and then from the
    /// start.
    #[must_use]
    pub(crate) fn position_from(&self, first: usize, name: &str) -> Option<usize> {
        let later = self.keys.get(first..).unwrap_or_default();
        match later.iter().position(|key| key.name == name) {
            Some(found) => Some(first + found),
            None => self.position(name),
        }
    }

    /// The noun of the record or records that are under a key.
    #[must_use]
    pub(crate) fn records_under(&self, name: &str) -> Option<&'static Noun> {
        let key = self.keys.iter().find(|key| key.name == name)?;
        key.kind.records()
    }
}

impl Key {
    /// The key, which must be there.
    #[must_use]
    pub(crate) const fn required(self) -> Self {
        self.needed(Need::Required)
    }

    /// The key, of whose group exactly one must be there.
    #[must_use]
    pub(crate) const fn one_of(self, group: &'static str) -> Self {
        self.needed(Need::OneOf(group))
    }

    /// The key, of whose group at least one must be there.
    #[must_use]
    pub(crate) const fn any_of(self, group: &'static str) -> Self {
        self.needed(Need::AnyOf(group))
    }

    /// The key, its value in block form.
    #[must_use]
    pub(crate) const fn block(self) -> Self {
        self.laid_out(Layout::Block)
    }

    /// The key, its value in braces on one line.
    #[must_use]
    pub(crate) const fn line(self) -> Self {
        self.laid_out(Layout::Line)
    }

    /// The key, one value of it without brackets.
    #[must_use]
    pub(crate) const fn scalar_or_list(self) -> Self {
        self.laid_out(Layout::ScalarOrList)
    }

    /// The key, the order of whose values says something.
    #[must_use]
    pub(crate) const fn ordered(self) -> Self {
        Key {
            is_ordered: true,
            ..self
        }
    }

    const fn needed(self, need: Need) -> Self {
        Key { need, ..self }
    }

    const fn laid_out(self, layout: Layout) -> Self {
        Key { layout, ..self }
    }
}

/// Declares a noun: its table, its record, and how the one reaches the other.
///
/// Each line is a key: how it is written, the field and its type, with `as` the kind of the value
/// where the type does not decide it, and where it is not optional or not laid out as values of its
/// type are, a method of [`Key`] that says so. The comments are the sentences of the documents.
macro_rules! noun {
    (
        $(#[doc = $sentence:literal])+
        $table:ident = $name:literal;

        $(#[$more:meta])*
        pub struct $record:ident {$(
            $(#[doc = $text:literal])+
            $key:literal => $field:ident: $type:ty $(as $kind:ident)?
                $(, $differs:ident $(($group:literal))?)*;
        )+}
    ) => {
        #[doc = concat!("The keys of a record of the noun ", $name, ".")]
        pub static $table: $crate::fields::Noun = $crate::fields::Noun {
            name: $name,
            sentence: concat!($($sentence),+).trim_ascii(),
            keys: &[$(
                $crate::fields::Key {
                    name: $key,
                    kind: $crate::fields::kind!($type $(as $kind)?),
                    need: $crate::fields::Need::Optional,
                    layout: <$type as $crate::fields::Field>::LAYOUT,
                    is_ordered: false,
                    sentence: concat!($($text),+).trim_ascii(),
                }
                $(.$differs($($group)?))*,
            )+],
        };

        $(#[doc = $sentence])+
        ///
        $(#[$more])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $record {
            $($(#[doc = $text])+ pub $field: $type,)+
        }

        impl $crate::fields::Fields for $record {
            fn noun(&self) -> &'static $crate::fields::Noun {
                &$table
            }

            fn view(&self, key: usize) -> $crate::fields::FieldValue<'_> {
                const VIEWS: &[fn(&$record) -> $crate::fields::FieldValue<'_>] =
                    &[$(|record| $crate::fields::Field::view(&record.$field),)+];
                VIEWS[key](self)
            }

            fn slot(&mut self, key: usize) -> $crate::fields::FieldSlot<'_> {
                const SLOTS: &[fn(&mut $record) -> $crate::fields::FieldSlot<'_>] =
                    &[$(|record| $crate::fields::Field::slot(&mut record.$field),)+];
                SLOTS[key](self)
            }
        }

        impl $crate::fields::KindOfType for $record {
            const KIND: $crate::fields::Kind = $crate::fields::Kind::Record(&$table);
        }

        impl $crate::fields::Field for Option<$record> {
            const LAYOUT: $crate::fields::Layout = $crate::fields::Layout::Line;

            fn view(&self) -> $crate::fields::FieldValue<'_> {
                self.as_ref()
                    .map_or($crate::fields::FieldValue::Absent, |record| {
                        $crate::fields::FieldValue::Record(record)
                    })
            }

            fn slot(&mut self) -> $crate::fields::FieldSlot<'_> {
                $crate::fields::FieldSlot::Record(self)
            }
        }

        impl $crate::fields::Field for $crate::fields::RareList<$record> {
            const LAYOUT: $crate::fields::Layout = $crate::fields::Layout::Line;

            fn view(&self) -> $crate::fields::FieldValue<'_> {
                if self.is_empty() {
                    $crate::fields::FieldValue::Absent
                } else {
                    $crate::fields::FieldValue::Records(self)
                }
            }

            fn slot(&mut self) -> $crate::fields::FieldSlot<'_> {
                $crate::fields::FieldSlot::Records(self)
            }
        }

        impl $crate::fields::Field for Vec<$record> {
            const LAYOUT: $crate::fields::Layout = $crate::fields::Layout::Line;

            fn view(&self) -> $crate::fields::FieldValue<'_> {
                if self.is_empty() {
                    $crate::fields::FieldValue::Absent
                } else {
                    $crate::fields::FieldValue::Records(self)
                }
            }

            fn slot(&mut self) -> $crate::fields::FieldSlot<'_> {
                $crate::fields::FieldSlot::Records(self)
            }
        }
    };
}

/// The kind of the value of a key, by its type or as it is declared.
macro_rules! kind {
    ($type:ty) => {
        <$type as $crate::fields::KindOfType>::KIND
    };
    ($type:ty as $kind:ident) => {
        $crate::fields::Kind::$kind
    };
}

pub(crate) use {kind, noun};
