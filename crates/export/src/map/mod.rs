//! What a map is drawn from: shapes and capitals, projections, and cutting at an edge.

mod clip;
mod geojson;
mod great_circle;
mod middle;
mod names;
mod projection;
mod rings;
mod table;

pub(crate) use clip::{Frame, clip};
pub use geojson::Boundaries;
pub(crate) use great_circle::great_circle;
pub(crate) use middle::enclosing;
pub use middle::inside;
pub(crate) use projection::{Plane, Projection};
pub use rings::holds;
pub(crate) use table::Ring;
pub use table::{MapPlace, capital, land, shape};
