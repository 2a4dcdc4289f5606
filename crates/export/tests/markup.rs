//! Markup as its readers take it: elements and attributes, in whatever order and lines they stand.

use chancery_export::pictures::Rectangle;
use roxmltree::{Document, Node, ParsingOptions};

/// A picture, or a page as [`as_xml`] gives it.
#[track_caller]
pub(crate) fn parse(text: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A page as XML: what HTML leaves open is closed, and scripts are left out, whose signs need no
/// escape there. All else has to be well-formed as it is.
pub(crate) fn as_xml(page: &str) -> String {
    let mut scripts = page.split("<script");
    let mut text = scripts.next().unwrap_or_default().to_owned();
    for script in scripts {
        text.push_str(script.split_once("</script>").expect("a script ends").1);
    }
    for tag in ["<meta ", "<input "] {
        let mut parts = text.split(tag);
        let mut closed = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (attributes, rest) = part.split_once('>').expect("a tag ends");
            closed.push_str(&format!("{tag}{attributes}/>{rest}"));
        }
        text = closed;
    }
    text.replace(" hidden>", " hidden=\"\">")
}

/// The elements of a name within another, in their order.
pub(crate) fn elements<'a, 'd: 'a>(
    node: Node<'a, 'd>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants()
        .filter(move |it| it.is_element() && it.tag_name().name() == name)
}

/// The values that an attribute has, in the order of the elements.
pub(crate) fn values<'a>(document: &'a Document<'_>, attribute: &str) -> Vec<&'a str> {
    let elements = document.descendants();
    elements.filter_map(|it| it.attribute(attribute)).collect()
}

/// The element with an id.
pub(crate) fn of_id<'a, 'd>(document: &'a Document<'d>, id: &str) -> Option<Node<'a, 'd>> {
    let mut elements = document.descendants();
    elements.find(|it| it.attribute("id") == Some(id))
}

/// All words within an element, with one space between them.
pub(crate) fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let words = texts.flat_map(|it| it.text().unwrap_or_default().split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

/// The number of an attribute.
pub(crate) fn number(node: Node<'_, '_>, attribute: &str) -> Option<f64> {
    node.attribute(attribute)?.parse().ok()
}

/// The size of a picture.
pub(crate) fn whole(document: &Document<'_>) -> Rectangle {
    let root = document.root_element();
    Rectangle {
        x: 0.0,
        y: 0.0,
        width: number(root, "width").expect("a width"),
        height: number(root, "height").expect("a height"),
    }
}

/// An element `rect` with a place.
pub(crate) fn rectangle(node: Node<'_, '_>) -> Option<Rectangle> {
    Some(Rectangle {
        x: number(node, "x")?,
        y: number(node, "y")?,
        width: number(node, "width")?,
        height: number(node, "height")?,
    })
}

/// The element of a picture that has this title, which is shown on pointing.
pub(crate) fn titled<'a, 'd>(document: &'a Document<'d>, title: &str) -> Option<Node<'a, 'd>> {
    let mut titles = elements(document.root_element(), "title");
    titles.find(|it| it.text() == Some(title))?.parent()
}

/// The titles of all elements within a picture.
pub(crate) fn titles<'a>(document: &'a Document<'_>) -> Vec<&'a str> {
    let titles = elements(document.root_element(), "title");
    titles.filter_map(|it| it.text()).collect()
}
