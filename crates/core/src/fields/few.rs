//! Lists that are mostly so short that they need no allocation of their own.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::{
    Field, FieldSlot, FieldValue, Kind, KindOfType, Layout, ManyFields, Scalar, ScalarFault,
};

/// A list that mostly has at most `N` values, instead of a [`Vec`].
pub type Few<T, const N: usize> = SmallVec<[T; N]>;

impl<T: KindOfType, const N: usize> KindOfType for Few<T, N> {
    const KIND: Kind = T::KIND.listed();
}

impl<S: Scalar, const N: usize> ManyFields for Few<S, N> {
    fn add(&mut self, text: &str) -> Result<(), ScalarFault> {
        self.push(S::read(text)?);
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

impl<S: Scalar, const N: usize> Field for Few<S, N> {
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
