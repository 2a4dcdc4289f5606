//! A reader of Mermaid's flowcharts, as far as exports write them: what a chart declares.

use std::collections::BTreeMap;

/// A flowchart.
#[derive(Debug, Default)]
pub(crate) struct Flowchart {
    /// The labels of nodes, by id. An organisation has a box with double sides.
    pub(crate) nodes: BTreeMap<String, Label>,
    /// The titles of parts, by id.
    pub(crate) subgraphs: BTreeMap<String, String>,
    /// The links between two nodes, in their order, by which styles name them.
    pub(crate) links: Vec<Link>,
}

/// The label of a node.
#[derive(Debug, PartialEq)]
pub(crate) struct Label {
    pub(crate) lines: Vec<String>,
    pub(crate) has_double_sides: bool,
}

/// A link between two nodes.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) ends: [String; 2],
    pub(crate) arrow: String,
    pub(crate) style: Option<String>,
}

impl Link {
    /// Whether it is drawn. Others are for the layout.
    pub(crate) fn is_drawn(&self) -> bool {
        self.arrow != "~~~"
    }
}

/// Words that begin a statement or end one, and are no ids.
const KEYWORDS: &[&str] = &[
    "end",
    "graph",
    "flowchart",
    "subgraph",
    "style",
    "linkStyle",
    "classDef",
    "class",
    "click",
    "href",
    "call",
    "default",
    "direction",
];

const ARROWS: &[&str] = &["---", "===", "-.-", "~~~"];

impl Flowchart {
    /// Reads a file with one flowchart.
    ///
    /// # Errors
    ///
    /// If a line is none that exports write, or names what the chart does not have.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        let settings = lines.next().unwrap_or_default();
        let settings = settings
            .strip_prefix("%%{init: ")
            .and_then(|it| it.strip_suffix("}%%"));
        let settings = settings.ok_or("the first line has no settings")?;
        serde_json::from_str::<serde_json::Value>(settings).map_err(|error| error.to_string())?;
        if lines.next() != Some("flowchart TB") {
            return Err("the second line begins no flowchart".to_owned());
        }
        let mut chart = Flowchart::default();
        let mut depth = 0_usize;
        let (mut classes, mut used) = (Vec::new(), Vec::new());
        for line in lines {
            let line = line.trim();
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match (word, rest) {
                ("subgraph", rest) => {
                    let (id, label) = node(rest)?;
                    let label = label.ok_or_else(|| format!("{line} has no title"))?;
                    let is_taken = chart.nodes.contains_key(&id);
                    let title = label.lines.join("\n");
                    if chart.subgraphs.insert(id, title).is_some() || is_taken {
                        return Err(format!("{line} has the id of another part or node"));
                    }
                    depth += 1;
                }
                ("end", "") => {
                    depth = depth.checked_sub(1).ok_or("`end` of nothing")?;
                }
                ("direction", "LR" | "TB") => {}
                ("classDef", rest) => {
                    let (name, style) = rest.split_once(' ').ok_or(line)?;
                    is_style(style)?;
                    classes.push(name);
                }
                ("class", rest) => {
                    let (ids, class) = rest.split_once(' ').ok_or(line)?;
                    ids.split(',').try_for_each(|id| chart.knows(id))?;
                    used.push(class);
                }
                ("style", rest) => {
                    let (id, style) = rest.split_once(' ').ok_or(line)?;
                    chart.knows(id)?;
                    is_style(style)?;
                }
                ("linkStyle", rest) => chart.style_links(rest)?,
                _ => chart.node_or_link(line)?,
            }
        }
        if let Some(class) = used.iter().find(|class| !classes.contains(class)) {
            return Err(format!("there is no class {class}"));
        }
        match depth {
            0 => Ok(chart),
            _ => Err("a subgraph does not end".to_owned()),
        }
    }

    /// The links that are drawn.
    pub(crate) fn drawn_links(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.is_drawn())
    }

    /// All lines of words that are drawn.
    pub(crate) fn words(&self) -> Vec<&str> {
        let labels = self.nodes.values().flat_map(|label| &label.lines);
        labels
            .chain(self.subgraphs.values())
            .map(|it| &**it)
            .collect()
    }

    fn knows(&self, id: &str) -> Result<(), String> {
        match self.nodes.contains_key(id) || self.subgraphs.contains_key(id) {
            true => Ok(()),
            false => Err(format!("nothing has the id {id}")),
        }
    }

    fn style_links(&mut self, rest: &str) -> Result<(), String> {
        let (numbers, style) = rest.split_once(' ').ok_or(rest)?;
        is_style(style)?;
        for number in numbers.split(',') {
            let index: usize = number
                .parse()
                .map_err(|_| format!("{number} is no number"))?;
            let link = self.links.get_mut(index);
            link.ok_or_else(|| format!("there is no link {index}"))?
                .style = Some(style.to_owned());
        }
        Ok(())
    }

    /// Adds a node, whose id nothing else has.
    fn add(&mut self, id: String, label: Label) -> Result<(), String> {
        let is_part = self.subgraphs.contains_key(&id);
        match self.nodes.insert(id.clone(), label) {
            None if !is_part => Ok(()),
            _ => Err(format!("{id} is there twice")),
        }
    }

    /// Reads a node, or two with a link between them.
    fn node_or_link(&mut self, line: &str) -> Result<(), String> {
        let arrows = ARROWS.iter().copied();
        let mut parts =
            arrows.filter_map(|arrow| Some((arrow, line.split_once(&format!(" {arrow} "))?)));
        // A label may hold what looks like an arrow; ids do not.
        let is_id = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let Some((arrow, (one, other))) = parts.find(|(_, parts)| is_id(parts.0)) else {
            let (id, label) = node(line)?;
            let label = label.ok_or_else(|| format!("{line} is neither a node nor a link"))?;
            return self.add(id, label);
        };
        let (other, label) = node(other)?;
        if let Some(label) = label {
            self.add(other.clone(), label)?;
        }
        self.knows(one)?;
        self.knows(&other)?;
        self.links.push(Link {
            ends: [one.to_owned(), other],
            arrow: arrow.to_owned(),
            style: None,
        });
        Ok(())
    }
}

/// Whether a text is a list of properties, as `fill:#FFFFFF,stroke-width:1.2px`.
fn is_style(text: &str) -> Result<(), String> {
    let is_property = |part: &str| {
        let (name, value) = part.split_once(':').unwrap_or_default();
        let is_of_value = |c: char| c.is_ascii_alphanumeric() || "#.- ".contains(c);
        !name.is_empty() && !value.is_empty() && value.chars().all(is_of_value)
    };
    match text.split(',').all(is_property) {
        true => Ok(()),
        false => Err(format!("{text} is no style")),
    }
}

/// An id, and the label behind it if there is one.
fn node(text: &str) -> Result<(String, Option<Label>), String> {
    let fault = || format!("{text} is no node");
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let (id, rest) = text.split_at(end.unwrap_or(text.len()));
    if id.is_empty() || KEYWORDS.contains(&id) {
        return Err(fault());
    }
    if rest.is_empty() {
        return Ok((id.to_owned(), None));
    }
    let within = |open: &str, close: &str| rest.strip_prefix(open)?.strip_suffix(close);
    let (quoted, has_double_sides) = match within("[[\"", "\"]]") {
        Some(quoted) => (quoted, true),
        None => (within("[\"", "\"]").ok_or_else(fault)?, false),
    };
    let lines = quoted.split("<br/>").map(unescaped);
    let lines = lines.collect::<Result<Vec<String>, String>>()?;
    let label = Label {
        lines,
        has_double_sides,
    };
    Ok((id.to_owned(), Some(label)))
}

/// A text whose signs are written as numbers. No sign that Mermaid or a browser reads is left in it.
fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('#') {
        let (number, after) = after.split_once(';').ok_or("an entity does not end")?;
        let number: u32 = number
            .parse()
            .map_err(|_| format!("#{number}; is no entity"))?;
        out.push_str(harmless(before)?);
        let sign = char::from_u32(number).filter(|it| !it.is_control());
        out.push(sign.ok_or_else(|| format!("#{number}; is no sign"))?);
        rest = after;
    }
    out.push_str(harmless(rest)?);
    Ok(out)
}

fn harmless(text: &str) -> Result<&str, String> {
    match text.contains(['"', '<', '>', '&', '`', ';', '[', ']']) {
        true => Err(format!("{text} is not escaped")),
        false => Ok(text),
    }
}
