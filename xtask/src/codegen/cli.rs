//! The commands and their flags.

pub(super) fn text() -> String {
    "# The commands\n".to_owned()
}
