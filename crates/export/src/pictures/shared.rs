//! What most elements of a picture have in common, said once.

use std::collections::BTreeMap;

/// The elements that are drawn.
const DRAWN: [&str; 5] = ["rect ", "circle ", "path ", "text ", "polygon "];

/// A picture of which the commonest size of words and the commonest colour of areas stand at its
/// root, from which its elements have them, and these attributes of the root.
pub(super) fn shared(mut body: String) -> (String, String) {
    let mut root = String::new();
    for name in ["font-size", "fill"] {
        let start = format!(" {name}=\"");
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut is_safe = true;
        for tag in body
            .split('>')
            .filter_map(|part| Some(part.rsplit_once('<')?.1))
        {
            match tag
                .split_once(&start)
                .and_then(|(_, rest)| rest.split_once('"'))
            {
                Some((value, _)) => *counts.entry(value).or_default() += 1,
                // What has no colour of its own is black, and would no longer be.
                None => is_safe &= name != "fill" || !DRAWN.iter().any(|it| tag.starts_with(it)),
            }
        }
        let commonest = counts.into_iter().max_by_key(|(_, count)| *count);
        let commonest = commonest.filter(|(value, _)| is_safe && *value != "none");
        if let Some((value, _)) = commonest {
            let attribute = format!("{start}{value}\"");
            body = without(&body, &attribute);
            root.push_str(&attribute);
        }
    }
    (body, root)
}

/// The same without an attribute of its tags. Words between tags are left as they are.
fn without(body: &str, attribute: &str) -> String {
    let parts = body.split_inclusive('>').map(|part| match part.rfind('<') {
        Some(tag) => part[..tag].to_owned() + &part[tag..].replacen(attribute, "", 1),
        None => part.to_owned(),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn what_most_have_in_common_stands_at_the_root() {
        let body = "<text font-size=\"12\" fill=\"#000\">a font-size=\"12\"</text>\
                    <text font-size=\"9\" fill=\"#000\">> fill=\"#000\"</text><rect fill=\"#FFF\"/>";
        let (body, root) = shared(body.to_owned());
        assert_eq!(root, " font-size=\"9\" fill=\"#000\"");
        assert_eq!(
            body,
            "<text font-size=\"12\">a font-size=\"12\"</text>\
             <text>> fill=\"#000\"</text><rect fill=\"#FFF\"/>"
        );
        let black = "<rect width=\"1\"/><rect fill=\"#FFF\"/>".to_owned();
        assert_eq!(shared(black.clone()), (black, String::new()));
    }
}
