//! The network as a diagram for Graphviz, of version 2.43 and later.
//!
//! A star is laid out by `dot`, in two columns; other networks by `sfdp`. All numbers and names in
//! it are those of the views.

mod groups;
mod html;
mod legend;
mod several;
mod star;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::DotQuoted;
use crate::output::Output;
use crate::style::{INK, LineStyle, MUTED, PAGE, Style, TierStyle};
use crate::views::{Edge, ExportContext, Node, Scene};
use chancery_core::network::TierIndex;
use chancery_core::say;

/// The one file that it writes.
const FILE: &str = "network.dot";

pub(super) static DOT: Format = Format {
    name: "dot",
    sentence: "The network as a diagram for Graphviz.",
    options: &["badges", "plain-labels"],
    is_narrowed: true,
    shows_what_holds: true,
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let mut drawing = DotDrawing {
        scene: Scene::new(views, options.badges.as_deref(), false),
        style: Style::new(views.network.manifest()),
        is_plain: options.plain_labels,
    };
    if star::leaves_badges_out(&drawing) {
        let note = say!(views.messages, "diagrams-without-memberships");
        drawing.scene.caption.notes.push(note);
    }
    if drawing.is_dense() {
        let note = say!(views.messages, "diagrams-codes");
        drawing.scene.caption.notes.push(note);
    }
    let text = match &drawing.scene.star {
        Some(star) => star::text(&drawing, star)?,
        None => several::text(&drawing)?,
    };
    output.file(FILE)?.write_all(text.as_bytes())?;
    Ok(())
}

/// The one name of a font: builds of Graphviz without fonts know no other, and a list of names
/// gives the widths of yet another one.
const FONT: &str = "Helvetica";

/// So many tiers have widths that differ by a point and more.
const TIERS_APART: usize = 3;

/// The width of a line spread over one to four points, in tenths of a point.
fn spread(tenths: usize) -> usize {
    const THIN: usize = 12;
    10 + tenths.saturating_sub(THIN) * 30 / 16
}

/// A diagram in the making.
struct DotDrawing<'v> {
    scene: Scene<'v>,
    style: Style<'v>,
    /// Whether labels are plain text, for builds of Graphviz that cannot read XML.
    is_plain: bool,
}

impl DotDrawing<'_> {
    /// The beginning of the file: the defaults, and what holds for this layout.
    fn head(&self, layout: &str, node: &str) -> String {
        format!(
            "graph network {{\n  \
             graph [{layout}, charset=\"UTF-8\", bgcolor=\"{page}\", pad=0.35, outputorder=edgesfirst,\n    \
             fontname=\"{FONT}\", fontsize=12, fontcolor=\"{ink}\", labelloc=t, tooltip=\" \"];\n  \
             node [{node}, fillcolor=\"{page}\", color=\"{muted}\",\n    \
             fontname=\"{FONT}\", fontcolor=\"{ink}\"];\n  \
             edge [fontname=\"{FONT}\", fontsize=10, fontcolor=\"{ink}\", color=\"{muted}\"];\n",
            page = PAGE.light,
            ink = INK.light,
            muted = MUTED.light,
        )
    }

    /// Whether there are more states or ties than a picture can name.
    fn is_dense(&self) -> bool {
        self.scene.star.is_none() && !self.scene.graph.is_small()
    }

    /// How ties at a tier are drawn. Where thousands cross, a double line would hide them. A cell
    /// of the legend is as high as whole points, so that the widths of many tiers are spread until
    /// these tell them apart.
    fn tier(&self, tier: Option<TierIndex>) -> TierStyle {
        let mut style = self.style.tier(tier);
        if let LineStyle::Single { tenths } = &mut style.line
            && self.scene.views.network.manifest().tiers.len() > TIERS_APART
        {
            *tenths = spread(*tenths);
        }
        if self.is_dense() && style.line == LineStyle::Double {
            style.line = LineStyle::Single { tenths: 20 };
        }
        style
    }

    /// The attributes of each line of an edge: how it is drawn and what a viewer shows on pointing.
    /// `colour` is that of its group. The line at the highest tier has the id of the edge, those
    /// beside it have also that of their tier.
    fn edge_attributes(&self, edge: &Edge, colour: &str) -> Vec<String> {
        let [one, other] = edge.nodes.map(|node| self.scene.graph.nodes[node].id);
        let words = self.scene.edge_words(edge);
        let lines = edge.lines().enumerate().map(|(index, (tier, holds))| {
            let tier_id = tier.map(|it| &self.scene.views.network.tier(it).id);
            let id = match tier_id.filter(|_| index > 0) {
                Some(tier) => format!("e-{one}-{other}-{tier}"),
                None => format!("e-{one}-{other}"),
            };
            let mut out = format!(
                "id={}, {}, tooltip={}",
                DotQuoted(&id),
                line(self.tier(tier), colour),
                DotQuoted(&words),
            );
            if let Some(tier) = tier_id {
                out.push_str(&format!(", class={}", DotQuoted(tier)));
            }
            if !holds.is_certain() {
                out.push_str(", style=dashed");
            }
            out
        });
        lines.collect()
    }
}

/// The line of a tier, as attributes of an edge.
fn line(tier: TierStyle, group: &str) -> String {
    let own = tier.colour.map(|shade| shade.light.to_string());
    let colour = own.as_deref().unwrap_or(group);
    match tier.line {
        // Graphviz knows no dashes of one's own, so that such lines are told by their number.
        LineStyle::Dotted { dashes } => {
            let beside = format!(":{}:{colour}", PAGE.light).repeat(dashes);
            format!("color=\"{colour}{beside}\", penwidth=2, style=dotted")
        }
        LineStyle::Double => format!("color=\"{colour}:{}:{colour}\", penwidth=1.7", PAGE.light),
        LineStyle::Single { tenths } => {
            format!(
                "color=\"{colour}\", penwidth={}.{}",
                tenths / 10,
                tenths % 10
            )
        }
    }
}

/// How the box of a node differs from the others: an organisation's has square corners, and that of
/// one that is only possibly meant is dashed.
fn box_style(node: &Node<'_>) -> &'static str {
    match (node.is_state, node.holds.is_certain()) {
        (true, true) => "",
        (true, false) => ", style=\"rounded,filled,dashed\"",
        (false, true) => ", style=\"filled\"",
        (false, false) => ", style=\"filled,dashed\"",
    }
}
