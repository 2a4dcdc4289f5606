//! Values that few records have: they are kept behind a pointer, so that all other records are
//! smaller.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use super::{
    Field, FieldSlot, FieldValue, Fields, Kind, KindOfType, Layout, ManyFields, OneField,
    RecordList, Scalar, ScalarFault,
};

/// One value that few records have, instead of an [`Option`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rare<T>(Option<Box<T>>);

impl<T> Rare<T> {
    /// The value, if there is one.
    #[must_use]
    pub fn as_ref(&self) -> Option<&T> {
        self.0.as_deref()
    }

    /// The text of the value, if there is one.
    #[must_use]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// Whether there is a value.
    #[must_use]
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl<T: Copy> Rare<T> {
    /// The value itself, if there is one.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        self.as_ref().copied()
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Rare(None)
    }
}

impl<T> From<Option<T>> for Rare<T> {
    fn from(value: Option<T>) -> Self {
        Rare(value.map(Box::new))
    }
}

impl<T: KindOfType> KindOfType for Rare<T> {
    const KIND: Kind = T::KIND;
}

impl<S: Scalar> OneField for Rare<S> {
    fn set(&mut self, text: &str) -> Result<(), ScalarFault> {
        *self = Rare::from(Some(S::read(text)?));
        Ok(())
    }
}

impl<S: Scalar> Field for Rare<S> {
    const LAYOUT: Layout = Layout::Scalar;

    fn view(&self) -> FieldValue<'_> {
        let value = self.as_ref().and_then(Scalar::value);
        value.map_or(FieldValue::Absent, FieldValue::One)
    }

    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::One(self)
    }
}

/// A list that few records have, instead of a [`Vec`].
#[derive(Debug, Clone)]
#[expect(
    clippy::box_collection,
    reason = "a pointer takes a third of the room of an empty vector"
)]
pub struct RareList<T>(Option<Box<Vec<T>>>);

impl<T> RareList<T> {
    /// Adds an element at the end.
    pub fn push(&mut self, element: T) {
        self.elements().push(element);
    }

    /// Keeps the elements that are wanted.
    pub fn retain(&mut self, is_wanted: impl FnMut(&T) -> bool) {
        if let Some(elements) = &mut self.0 {
            elements.retain(is_wanted);
        }
    }

    fn elements(&mut self) -> &mut Vec<T> {
        self.0.get_or_insert_default()
    }
}

impl<T> Default for RareList<T> {
    fn default() -> Self {
        RareList(None)
    }
}

impl<T> Deref for RareList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_ref().map_or(&[], |elements| elements.as_slice())
    }
}

impl<T> DerefMut for RareList<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0
            .as_mut()
            .map_or(&mut [], |elements| elements.as_mut_slice())
    }
}

impl<T: PartialEq> PartialEq for RareList<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for RareList<T> {}

impl<'l, T> IntoIterator for &'l RareList<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> From<Vec<T>> for RareList<T> {
    fn from(elements: Vec<T>) -> Self {
        RareList((!elements.is_empty()).then(|| Box::new(elements)))
    }
}

impl<T> FromIterator<T> for RareList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        RareList::from(elements.into_iter().collect::<Vec<T>>())
    }
}

impl<T: KindOfType> KindOfType for RareList<T> {
    const KIND: Kind = T::KIND.listed();
}

impl<S: Scalar> ManyFields for RareList<S> {
    fn add(&mut self, text: &str) -> Result<(), ScalarFault> {
        self.push(S::read(text)?);
        Ok(())
    }

    fn add_unread(&mut self) {
        self.elements().add_unread();
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn text(&self, index: usize) -> Cow<'_, str> {
        self[index].text()
    }
}

impl<S: Scalar> Field for RareList<S> {
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

impl<R: Fields + Default> RecordList for RareList<R> {
    fn count(&self) -> usize {
        self.len()
    }

    fn record(&self, index: usize) -> Option<&dyn Fields> {
        self.get(index).map(|record| record as &dyn Fields)
    }

    fn create(&mut self) -> &mut dyn Fields {
        self.elements().create()
    }

    fn discard_last(&mut self) {
        self.elements().discard_last();
    }
}
