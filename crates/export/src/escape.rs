//! The one place where user text is made safe for a format: DOT, HTML, SVG, XML, CSV.
