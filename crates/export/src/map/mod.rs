//! What a map is drawn from: shapes and capitals, projections, and cutting at an edge.

mod clip;
mod geojson;
mod middle;
mod names;
mod projection;
mod rim;
mod rings;
mod table;

pub use clip::{Frame, clip};
pub use geojson::Boundaries;
pub use middle::{inside, middle};
pub use projection::{Plane, Projection};
pub use rings::holds;
pub use table::{Detail, MapPlace, Ring, capital, land, shape};
