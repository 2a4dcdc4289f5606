//! The page as short as HTML lets it be written: without the quotation marks and the end tags that
//! every reader of HTML knows to be there. What it says, and its lines, stay the same.

/// The same page in fewer bytes.
pub(super) fn shorter(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        // What a template leaves empty is no line.
        let is_empty = !text.is_empty() && text.bytes().all(|byte| byte == b'\n');
        out.push_str(match is_empty {
            true if tag.starts_with("</") => "",
            true => "\n",
            false => text,
        });
        // Styles and scripts are known by their hashes.
        let raw = ["style", "script"]
            .into_iter()
            .find(|name| tag[1..].starts_with(name));
        let end = match raw {
            Some(name) => tag
                .find(&format!("</{name}>"))
                .map(|it| it + name.len() + 3),
            None => end_of_tag(tag),
        };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        rest = after;
        if raw.is_some() {
            out.push_str(tag);
        } else if let Some(name) = tag.strip_prefix("</") {
            // A cell without words stays empty, and takes no white space in.
            let last = out.rfind('<').unwrap_or_default();
            let is_empty = out.ends_with('>') && !out[last..].starts_with("</");
            if is_empty || !is_known(name.trim_end_matches('>'), after) {
                out.push_str(tag);
            }
        } else {
            push_tag(&mut out, tag);
        }
    }
    out + rest
}

/// Behind which byte a tag ends. No value contains the mark that it is in.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut is_quoted = false;
    let ends = |byte: u8| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    };
    tag.bytes().position(ends).map(|it| it + 1)
}

/// Whether what follows says that an element has ended.
fn is_known(name: &str, after: &str) -> bool {
    let next: &[&str] = match name {
        "li" => &["<li", "</ul>", "</ol>"],
        "td" | "th" => &["<td", "<th", "</tr>"],
        "tr" => &["<tr", "</tbody>", "</thead>"],
        "dt" => &["<dd", "<dt"],
        "dd" => &["<dt", "<dd", "</div>", "</dl>"],
        "option" => &["<option", "</select>"],
        "p" => &[
            "<p>",
            "<p ",
            "<div",
            "<ul",
            "<ol",
            "<dl",
            "<h2",
            "<h3",
            "<h4",
            "<details",
            "</div>",
            "</section>",
            "</article>",
            "</details>",
        ],
        _ => return false,
    };
    let after = after.trim_start_matches('\n');
    next.iter().any(|it| after.starts_with(it))
}

/// Adds a start tag, each value without quotation marks where it needs none.
fn push_tag(out: &mut String, tag: &str) {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else {
            break;
        };
        // A slash at the end would be one more letter of the value.
        let is_last = after.starts_with('/') || value.ends_with('/');
        out.push_str(before);
        match is_plain(value) && !is_last {
            true => out.push_str(&format!("={value}")),
            false => out.push_str(&format!("=\"{value}\"")),
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Whether a value ends where the next white space begins, and has no sign by which a tag could end.
fn is_plain(value: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/#?@!$*+,;()%&[]".contains(&byte);
    !value.is_empty() && value.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::shorter;

    #[test]
    fn values_lose_the_marks_that_they_do_not_need() {
        let page = "<a href=\"#source-a\" title=\"a b\">x=\"1\"</a><rect x=\"1\" fill=\"#FFF\"/>\
                    <a href=\"https://a.org/\"></a><p lang=\"\" title=\"a=b\">";
        let short = "<a href=#source-a title=\"a b\">x=\"1\"</a><rect x=1 fill=\"#FFF\"/>\
                     <a href=\"https://a.org/\"></a><p lang=\"\" title=\"a=b\">";
        assert_eq!(shorter(page), short);
    }

    #[test]
    fn elements_end_where_it_is_known() {
        let page = "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>\n<a>d</a>\n<p>e</p>f\n\
                    <tr><td>1</td><td></td></tr>\n</tbody>";
        let short = "<ul>\n<li>a\n<li>b</ul>\n<p>c</p>\n<a>d</a>\n<p>e</p>f\n\
                     <tr><td>1<td></td></tbody>";
        assert_eq!(shorter(page), short);
    }

    #[test]
    fn styles_and_scripts_are_left_as_they_are() {
        let page =
            "<style>a[b=\"c\"]{}</style><script>\"<p class=\\\"x\\\">\"</script><b id=\"c\">";
        let short = "<style>a[b=\"c\"]{}</style><script>\"<p class=\\\"x\\\">\"</script><b id=c>";
        assert_eq!(shorter(page), short);
    }
}
