//! The pictures of a page where it is dark.
//!
//! A picture has literal colours, so that every program draws it. A page that contains it puts
//! others in their place.

use std::fmt::Write as _;

use super::{PAGE, Style};

/// The rules of CSS that give the pictures within `.picture` their dark colours, for as many
/// colours as these pictures have. A browser that does not know rules within rules leaves the
/// pictures light, and the ground on which they stand.
#[must_use]
pub fn dark_pictures(style: &Style<'_>, pictures: &[&str]) -> String {
    let mut rules = format!("background: {};\n", PAGE.dark);
    for shade in style.shades() {
        for attribute in ["fill", "stroke"] {
            let given = format!("{attribute}=\"{}\"", shade.light);
            if pictures.iter().any(|picture| picture.contains(&given)) {
                let _ = writeln!(rules, "[{given}] {{ {attribute}: {} }}", shade.dark);
            }
        }
    }
    format!("@media screen and (prefers-color-scheme: dark) {{ .picture, g {{ {rules}}} }}\n")
}
