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

/// A page as XML, as a reader of HTML takes it: elements end where the next one says so, values have
/// their marks, and scripts are left out, whose signs need no escape there. All else has to be
/// well-formed as it is.
pub(crate) fn as_xml(page: &str) -> String {
    let mut scripts = page.split("<script");
    let mut text = scripts.next().unwrap_or_default().to_owned();
    for script in scripts {
        text.push_str(script.split_once("</script>").expect("a script ends").1);
    }
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut open: Vec<String> = Vec::new();
    for part in parts {
        // No value of the page contains the sign, which is escaped there.
        let (tag, words) = part.split_once('>').expect("a tag ends");
        let name = |tag: &str| -> String {
            let name = tag.chars();
            name.take_while(char::is_ascii_alphanumeric).collect()
        };
        if let Some(end) = tag.strip_prefix('/') {
            while open.last().is_some_and(|it| it != end) {
                close(&mut open, &mut out);
            }
            close(&mut open, &mut out);
        } else if tag.starts_with('!') {
            out.push_str(&format!("<{tag}>"));
        } else {
            let name = name(tag);
            while open.last().is_some_and(|it| ends(it, &name)) {
                close(&mut open, &mut out);
            }
            let is_void = tag.ends_with('/') || ["meta", "input"].contains(&&*name);
            let tag = quoted(tag.trim_end_matches('/'));
            let end = if is_void { "/" } else { "" };
            out.push_str(&format!("<{tag}{end}>"));
            if !is_void {
                open.push(name);
            }
        }
        out.push_str(words);
    }
    out
}

fn close(open: &mut Vec<String>, out: &mut String) {
    let name = open.pop().expect("what ends has begun");
    out.push_str(&format!("</{name}>"));
}

/// Whether an element ends where another begins.
fn ends(open: &str, next: &str) -> bool {
    let ends: &[&str] = match open {
        "li" => &["li"],
        "td" | "th" => &["td", "th", "tr"],
        "tr" => &["tr"],
        "dt" | "dd" => &["dt", "dd"],
        "option" => &["option"],
        "p" => &["p", "div", "ul", "ol", "dl", "h2", "h3", "h4", "details"],
        _ => &[],
    };
    ends.contains(&next)
}

/// A tag with marks around each value, and a value for each attribute.
fn quoted(tag: &str) -> String {
    let mut out = String::new();
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        out.push_str(before);
        let (value, after) = match after.strip_prefix('"') {
            Some(after) => after.split_once('"').expect("a value ends"),
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        out.push_str(&format!("=\"{value}\""));
        rest = after;
    }
    let bare = rest.trim_end();
    match bare.is_empty() {
        true => out,
        false => out + &bare.replace(" hidden", " hidden=\"\""),
    }
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
