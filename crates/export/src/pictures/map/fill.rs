//! What shapes are filled with: a colour, and what tells some of them apart besides.

use super::scene::WIDE;
use super::{LAND, Shade, WHITE};

/// A colour, plain or with a texture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MapFill {
    pub(super) shade: Shade,
    /// The rows of dots by which it differs from others of this colour; 0: it has none.
    dots: usize,
    /// Whether it is striped, as that of a state is that is only possibly meant.
    is_striped: bool,
    /// The picture that defines its texture.
    picture: &'static str,
}

impl MapFill {
    /// A colour alone.
    pub(super) fn plain(shade: Shade) -> Self {
        MapFill::dotted(shade, 0)
    }

    /// A colour with dots, the more the farther apart.
    pub(super) fn dotted(shade: Shade, dots: usize) -> Self {
        MapFill {
            shade,
            dots,
            is_striped: false,
            picture: WIDE.name,
        }
    }

    /// The same in a picture that defines its own textures.
    pub(super) fn within(self, picture: &'static str) -> Self {
        MapFill { picture, ..self }
    }

    /// The same where only possible.
    pub(super) fn striped(self) -> Self {
        MapFill {
            is_striped: true,
            ..self
        }
    }

    /// Whether it is a colour alone, on which words can be read.
    pub(super) fn is_plain(self) -> bool {
        self.dots == 0 && !self.is_striped
    }

    /// How SVG names it.
    pub(super) fn name(self) -> String {
        if self.is_plain() {
            return self.shade.light.to_string();
        }
        format!("url(#{})", self.id())
    }

    fn id(self) -> String {
        let colour = self.shade.light.to_string().replace('#', "");
        let stripes = if self.is_striped { "-possible" } else { "" };
        format!("{}-{colour}-{}{stripes}", self.picture, self.dots)
    }

    /// Its texture for what is drawn in halves of a pixel, as SVG defines it; none if it has none.
    pub(super) fn definition(self) -> Option<String> {
        if self.is_plain() {
            return None;
        }
        let (id, colour) = (self.id(), self.shade.light);
        let size = 5 + 3 * self.dots;
        let mut inside = format!("<rect width=\"{size}\" height=\"{size}\" fill=\"{colour}\"/>");
        if self.dots > 0 {
            inside += &format!("<circle cx=\"2\" cy=\"2\" r=\"1.2\" fill=\"{WHITE}\"/>");
        }
        if self.is_striped {
            inside += &format!("<rect width=\"2\" height=\"{size}\" fill=\"{LAND}\"/>");
        }
        Some(format!(
            "<pattern id=\"{id}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45) scale(2)\">{inside}</pattern>"
        ))
    }
}
