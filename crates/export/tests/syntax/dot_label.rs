//! What Graphviz takes for a label that is like HTML.

/// Whether markup is a label or a cell: words with styles, or one table and nothing beside it.
pub(super) fn is_label(element: roxmltree::Node<'_, '_>) -> Result<(), String> {
    let name = element.tag_name().name().to_ascii_uppercase();
    let has_words = element
        .children()
        .any(|it| it.is_text() && !it.text().unwrap_or("").trim().is_empty());
    let inner: Vec<_> = element
        .children()
        .filter(roxmltree::Node::is_element)
        .collect();
    let below = |inner: &roxmltree::Node<'_, '_>| inner.tag_name().name().to_ascii_uppercase();
    let allowed: &[&str] = match &*name {
        "TABLE" => &["TR", "HR"],
        "TR" => &["TD", "VR"],
        "BR" | "HR" | "VR" | "IMG" => &[],
        _ => &[
            "TABLE", "BR", "IMG", "FONT", "B", "I", "U", "O", "S", "SUB", "SUP",
        ],
    };
    if let Some(other) = inner.iter().map(below).find(|it| !allowed.contains(&&**it)) {
        return Err(format!("<{other}> in <{name}>"));
    }
    let has_table = inner.iter().any(|it| below(it) == "TABLE");
    let is_empty = inner.is_empty() && element.text().is_none_or(str::is_empty);
    match &*name {
        "TABLE" | "TR" if has_words => return Err(format!("words in <{name}>")),
        "BR" | "HR" | "VR" | "IMG" if has_words => return Err(format!("words in <{name}>")),
        "BR" | "HR" | "VR" | "IMG" | "TD" => {}
        _ if is_empty => return Err(format!("nothing in <{name}>")),
        _ => {}
    }
    if has_table && (has_words || inner.len() > 1) {
        return Err("something beside a <TABLE>".to_owned());
    }
    inner.into_iter().try_for_each(is_label)
}
