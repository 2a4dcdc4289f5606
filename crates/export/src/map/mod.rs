//! What a map is drawn from: shapes and capitals, projections, and cutting at an edge.

mod clip;
mod geojson;
mod middle;
mod names;
mod projection;
mod rim;
mod rings;
mod table;

pub(crate) use clip::{Frame, clip};
pub use geojson::Boundaries;
pub use middle::{inside, middle};
pub(crate) use projection::{Plane, Projection};
pub use rings::holds;
pub(crate) use table::Ring;
pub use table::{Detail, MapPlace, capital, land, shape};
