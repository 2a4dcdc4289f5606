//! Pictures in fewer bytes: what neighbours in a picture have in common is said once, of a group.

/// The attributes that elements have from the group in which they are.
const SHARED: [&str; 7] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-size",
    "font-weight",
    "text-anchor",
];

/// So many neighbours are worth a group.
const FEWEST: usize = 3;

/// The same picture, with the elements in their order, each of which is on a line of its own.
pub(super) fn grouped(svg: &str) -> String {
    let lines: Vec<Element<'_>> = svg.split_inclusive('\n').map(Element::new).collect();
    let mut out = String::with_capacity(svg.len());
    for run in lines.chunk_by(|one, other| !one.look.is_empty() && one.look == other.look) {
        let look = &run[0].look;
        if run.len() < FEWEST || look.is_empty() {
            out.extend(run.iter().map(|it| it.line));
        } else if let Some(commands) = joined(run) {
            out.push_str(&format!("<path d=\"{commands}\"{look}/>\n"));
        } else {
            out.push_str(&format!("<g{look}>\n"));
            out.extend(run.iter().map(|it| it.bare.as_str()));
            out.push_str("</g>\n");
        }
    }
    out
}

/// The commands of several lines, which are drawn as one: they are not filled, and have no titles.
fn joined(run: &[Element<'_>]) -> Option<String> {
    let commands = run.iter().map(|it| {
        let commands = it.bare.strip_prefix("<path d=\"")?;
        commands.strip_suffix("\"/>\n")
    });
    let is_line = run[0].look.contains(" fill=\"none\"");
    is_line.then(|| commands.collect()).flatten()
}

/// A line of a picture.
struct Element<'l> {
    line: &'l str,
    /// The attributes that it could share; empty if it is no whole element, or has none.
    look: String,
    /// The line without them.
    bare: String,
}

impl<'l> Element<'l> {
    fn new(line: &'l str) -> Self {
        let drawn = ["<path ", "<text ", "<circle ", "<line ", "<rect "];
        let (mut look, mut bare) = (String::new(), String::new());
        if drawn.iter().any(|it| line.starts_with(it)) {
            let end = line.find('>').unwrap_or(line.len());
            let mut rest = &line[..end];
            while let Some((name, after)) = rest.split_once("=\"") {
                let Some((value, after)) = after.split_once('"') else {
                    break;
                };
                let own = name.rsplit_once(' ').map_or("", |(_, own)| own);
                let is_shared = SHARED.contains(&own);
                let to = if is_shared { &mut look } else { &mut bare };
                let name = if is_shared {
                    format!(" {own}")
                } else {
                    name.to_owned()
                };
                to.push_str(&format!("{name}=\"{value}\""));
                rest = after;
            }
            bare.push_str(rest);
            bare.push_str(&line[end..]);
        }
        Element { line, look, bare }
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn lines_that_look_the_same_are_one() {
        let line = |y: u8| format!("<path d=\"M0 {y}H9\" fill=\"none\" stroke=\"#000\"/>\n");
        let svg = line(1) + &line(2) + &line(3);
        let short = "<path d=\"M0 1H9M0 2H9M0 3H9\" fill=\"none\" stroke=\"#000\"/>\n";
        assert_eq!(grouped(&svg), short);
    }

    #[test]
    fn neighbours_that_look_the_same_are_a_group() {
        let svg = "<svg fill=\"#000\">\n<rect x=\"0\" fill=\"#FFF\"/>\n\
                   <text x=\"1\" fill=\"#FFF\" y=\"2\">a</text>\n\
                   <text x=\"2\" y=\"2\" fill=\"#FFF\">fill=\"#FFF\"</text>\n\
                   <path d=\"M0 0\" stroke=\"#FFF\"/>\n<g>\n<path d=\"M0 0\"/>\n</g>\n</svg>\n";
        let short = "<svg fill=\"#000\">\n<g fill=\"#FFF\">\n<rect x=\"0\"/>\n\
                     <text x=\"1\" y=\"2\">a</text>\n\
                     <text x=\"2\" y=\"2\">fill=\"#FFF\"</text>\n</g>\n\
                     <path d=\"M0 0\" stroke=\"#FFF\"/>\n<g>\n<path d=\"M0 0\"/>\n</g>\n</svg>\n";
        assert_eq!(grouped(svg), short);
    }
}
