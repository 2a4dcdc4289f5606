//! Words out of a closed list.

use super::{Kind, KindOfType, Scalar, ScalarFault, ScalarValue};

/// A word out of a closed list.
pub trait Keyword: Copy + Eq + Sized + 'static {
    /// All words, in the order in which documents list them.
    const ALL: &'static [Self];

    /// The words as they are written, in the same order.
    const NAMES: &'static [&'static str];

    /// The word as it is written.
    fn name(self) -> &'static str;

    /// The choice that is written `name`.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|choice| choice.name() == name)
    }
}

/// Declares an enumeration and the word for each of its variants.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $crate::fields::Keyword for $name {
            const ALL: &'static [Self] = &[$($name::$variant,)+];
            const NAMES: &'static [&'static str] = &[$($word,)+];

            fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }
        }
    };
}

impl<K: Keyword> Scalar for K {
    fn read(text: &str) -> Result<Self, ScalarFault> {
        K::from_name(text).ok_or_else(|| ScalarFault::UnknownValue(K::NAMES.to_vec()))
    }

    fn value(&self) -> Option<ScalarValue<'_>> {
        Some(self.name().into())
    }
}

impl<K: Keyword> KindOfType for K {
    const KIND: Kind = Kind::Keyword(K::NAMES);
}

pub(crate) use choice;
