//! Pictures of a registry as PNG.
//!
//! Fonts of the machine are not used: the same picture gives the same bytes everywhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::render;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::roxmltree::Document;
use resvg::usvg::{Group, Node, Options, Tree};

/// Noto Sans, of Latin, Greek and Cyrillic letters.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
];

/// A PNG of an SVG, at the size that the SVG gives.
///
/// # Errors
///
/// If the font lacks a letter of the picture, or the SVG cannot be read: a clause that says so.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    let options = Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut missing = BTreeSet::new();
    collect_missing(tree.root(), &mut missing);
    missing.extend(letters_left_out(svg, tree.root())?);
    if let Some(letters) = words(&missing) {
        return Err(format!("its font has no letter for {letters}"));
    }
    let size = tree.size().to_int_size();
    let pixmap = Pixmap::new(size.width(), size.height());
    let mut pixmap = pixmap.ok_or("it has no size")?;
    render(&tree, Transform::default(), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| error.to_string())
}

/// Adds the texts of which the font lacks a letter.
fn collect_missing(group: &Group, missing: &mut BTreeSet<String>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => collect_missing(inner, missing),
            Node::Text(text) => {
                let spans = text.layouted().iter();
                let glyphs = spans.flat_map(|span| &span.positioned_glyphs);
                let lacking = glyphs.filter(|glyph| glyph.id.0 == 0);
                missing.extend(lacking.map(|glyph| glyph.text.clone()));
            }
            _ => {}
        }
    }
}

/// The letters of texts that are not in the tree at all, since the font has none of their letters.
fn letters_left_out(svg: &str, root: &Group) -> Result<BTreeSet<String>, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let texts = document.descendants().filter(|it| it.has_tag_name("text"));
    let texts = texts
        .flat_map(|it| it.descendants())
        .filter(|it| it.is_text());
    let words = texts.filter_map(|it| it.text()).flat_map(str::chars);
    let mut letters: BTreeSet<String> = words
        .filter(|it| !it.is_whitespace())
        .map(|it| it.to_string())
        .collect();
    remove_drawn(root, &mut letters);
    Ok(letters)
}

fn remove_drawn(group: &Group, letters: &mut BTreeSet<String>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => remove_drawn(inner, letters),
            Node::Text(text) => {
                let words = text.chunks().iter().flat_map(|chunk| chunk.text().chars());
                for letter in words {
                    letters.remove(&letter.to_string());
                }
            }
            _ => {}
        }
    }
}

/// The first of some letters, in a row; none if there are none.
fn words(letters: &BTreeSet<String>) -> Option<String> {
    const MOST: usize = 3;
    let shown: Vec<String> = letters
        .iter()
        .take(MOST)
        .map(|it| format!("`{it}`"))
        .collect();
    let more = letters.len() - shown.len();
    match (shown.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(shown.join(", ")),
        (false, more) => Some(format!("{} and {more} more", shown.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(words: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\" \
             font-family=\"'Noto Sans',sans-serif\"><rect width=\"120\" height=\"40\" fill=\"#FFF\"/>\
             <text x=\"4\" y=\"28\" font-size=\"24\" fill=\"#000\">{words}</text></svg>"
        )
    }

    #[test]
    fn words_are_drawn() {
        let drawn = |words: &str| png(&picture(words)).unwrap();
        let (empty, words) = (drawn(""), drawn("Türkiye"));
        assert!(words.starts_with(b"\x89PNG") && words.len() > empty.len() + 200);
        assert_eq!(words, drawn("Türkiye"));
        assert_ne!(words, drawn("Τουρκία"));
    }

    #[test]
    fn a_letter_that_the_font_lacks_is_said() {
        let words = png(&picture("日本, Georgia")).unwrap_err();
        assert_eq!(words, "its font has no letter for `日`, `本`");
        // A text of which it has no letter at all is in no tree.
        let words = png(&picture("日本")).unwrap_err();
        assert_eq!(words, "its font has no letter for `日`, `本`");
    }
}
