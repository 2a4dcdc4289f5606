//! What several rules share. None of these is a rule.

pub(super) mod claims;
pub(super) mod dates;
pub(super) mod evidence;
pub(super) mod lifetimes;
pub(super) mod pages;
pub(super) mod support;
pub(super) mod uses;
