//! Access to the fields of a record by the position of their key, without knowing the record.

use std::borrow::Cow;

use super::{Kind, Layout, Noun, Scalar, ScalarFault, ScalarValue, StringMap, Text};
use crate::date::{Date, Day};

/// A record whose fields are reached by the position of their key in the noun's table.
pub trait Fields {
    /// The noun's table.
    fn noun(&self) -> &'static Noun;

    /// What the field of the `key`-th key holds.
    ///
    /// # Panics
    ///
    /// If the noun has no such key.
    fn view(&self, key: usize) -> FieldValue<'_>;

    /// The place of the field of the `key`-th key, to be filled.
    ///
    /// # Panics
    ///
    /// If the noun has no such key.
    fn slot(&mut self, key: usize) -> FieldSlot<'_>;
}

/// What a field holds.
#[derive(Clone)]
pub enum FieldValue<'a> {
    /// Nothing: it was left out, or could not be read.
    Absent,
    /// One value.
    One(ScalarValue<'a>),
    /// At least one value.
    Many(&'a dyn ManyFields),
    /// Words under names; at least one pair.
    StringMap(&'a StringMap),
    /// One record.
    Record(&'a dyn Fields),
    /// At least one record.
    Records(&'a dyn RecordList),
}

/// The place of a field, to be filled.
pub enum FieldSlot<'a> {
    /// One value.
    One(&'a mut dyn OneField),
    /// Any number of values.
    Many(&'a mut dyn ManyFields),
    /// Words under names.
    StringMap(&'a mut StringMap),
    /// One record.
    Record(&'a mut dyn OptionalRecord),
    /// Any number of records.
    Records(&'a mut dyn RecordList),
}

/// A place for one value.
pub trait OneField {
    /// Reads the value from its text.
    ///
    /// # Errors
    ///
    /// If the text is not a value of the field; the place is then as it was.
    fn set(&mut self, text: &str) -> Result<(), ScalarFault>;
}

/// A list of values.
pub trait ManyFields {
    /// Reads one more value from its text.
    ///
    /// # Errors
    ///
    /// If the text is not a value of the field; the list is then as it was.
    fn add(&mut self, text: &str) -> Result<(), ScalarFault>;

    /// Keeps the place of a value that could not be read, so that those behind it keep theirs.
    /// Only texts and ids have a value for that, the empty one.
    fn add_unread(&mut self);

    /// How many values there are.
    fn count(&self) -> usize;

    /// The text of the value at `index`.
    ///
    /// # Panics
    ///
    /// If there are not this many.
    fn text(&self, index: usize) -> Cow<'_, str>;
}

/// A place for one record.
pub trait OptionalRecord {
    /// Puts an empty record there, and gives it to be filled.
    fn create(&mut self) -> &mut dyn Fields;
}

/// A list of records of one noun.
pub trait RecordList {
    /// How many records there are.
    fn count(&self) -> usize;

    /// The record at `index`, if there are this many.
    fn record(&self, index: usize) -> Option<&dyn Fields>;

    /// Adds an empty record, and gives it to be filled.
    fn create(&mut self) -> &mut dyn Fields;

    /// Takes the last record away.
    fn discard_last(&mut self);
}

/// A field of a record: every type that a field of the model may have.
pub trait Field {
    /// How its value is written, where its key does not say otherwise.
    const LAYOUT: Layout;

    /// What the field holds.
    fn view(&self) -> FieldValue<'_>;

    /// Its place, to be filled.
    fn slot(&mut self) -> FieldSlot<'_>;
}

/// A type whose values are all of one kind. An id is none: its key says what it refers to.
pub(crate) trait KindOfType {
    /// That kind.
    const KIND: Kind;
}

impl<T: KindOfType> KindOfType for Option<T> {
    const KIND: Kind = T::KIND;
}

impl<T: KindOfType> KindOfType for Vec<T> {
    const KIND: Kind = T::KIND.listed();
}

macro_rules! kinds_of_types {
    ($($type:ty => $kind:ident),+ $(,)?) => {
        $(impl KindOfType for $type {
            const KIND: Kind = Kind::$kind;
        })+
    };
}

kinds_of_types!(
    Text => Text,
    StringMap => StringMap,
    bool => Boolean,
    u32 => Number,
    Date => Date,
    Day => Day,
);

impl<S: Scalar> OneField for S {
    fn set(&mut self, text: &str) -> Result<(), ScalarFault> {
        *self = S::read(text)?;
        Ok(())
    }
}

impl<S: Scalar> OneField for Option<S> {
    fn set(&mut self, text: &str) -> Result<(), ScalarFault> {
        *self = Some(S::read(text)?);
        Ok(())
    }
}

impl<S: Scalar> ManyFields for Vec<S> {
    fn add(&mut self, text: &str) -> Result<(), ScalarFault> {
        let value = S::read(text)?;
        make_room(self);
        self.push(value);
        Ok(())
    }

    fn add_unread(&mut self) {
        self.extend(S::unread());
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn text(&self, index: usize) -> Cow<'_, str> {
        self[index].text()
    }
}

/// Makes room for one more element, and of a short list for no other: there are many such lists, and
/// most stay short.
fn make_room<T>(list: &mut Vec<T>) {
    const SHORT: usize = 4;
    if list.len() < SHORT {
        list.reserve_exact(1);
    }
}

impl<R: Fields + Default> OptionalRecord for Option<R> {
    fn create(&mut self) -> &mut dyn Fields {
        self.insert(R::default())
    }
}

impl<R: Fields + Default> RecordList for Vec<R> {
    fn count(&self) -> usize {
        self.len()
    }

    fn record(&self, index: usize) -> Option<&dyn Fields> {
        self.get(index).map(|record| record as &dyn Fields)
    }

    fn create(&mut self) -> &mut dyn Fields {
        make_room(self);
        self.push(R::default());
        let last = self.len() - 1;
        &mut self[last]
    }

    fn discard_last(&mut self) {
        self.pop();
    }
}

impl<S: Scalar> Field for S {
    const LAYOUT: Layout = Layout::Scalar;

    fn view(&self) -> FieldValue<'_> {
        self.value().map_or(FieldValue::Absent, FieldValue::One)
    }

    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::One(self)
    }
}

impl<S: Scalar> Field for Option<S> {
    const LAYOUT: Layout = Layout::Scalar;

    fn view(&self) -> FieldValue<'_> {
        self.as_ref()
            .and_then(Scalar::value)
            .map_or(FieldValue::Absent, FieldValue::One)
    }

    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::One(self)
    }
}

impl<S: Scalar> Field for Vec<S> {
    const LAYOUT: Layout = Layout::List;

    fn view(&self) -> FieldValue<'_> {
        if self.is_empty() {
            FieldValue::Absent
        } else {
            FieldValue::Many(self)
        }
    }

    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Many(self)
    }
}

impl Field for StringMap {
    const LAYOUT: Layout = Layout::Block;

    fn view(&self) -> FieldValue<'_> {
        if self.is_empty() {
            FieldValue::Absent
        } else {
            FieldValue::StringMap(self)
        }
    }

    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::StringMap(self)
    }
}
