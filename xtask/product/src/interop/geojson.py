"""Reads GeoJSON with GDAL and Shapely, and prints what it found as JSON. Argument: a folder."""
import json
import pathlib
import sys

import pyogrio.raw
import shapely

folder = pathlib.Path(sys.argv[1])
found, faults, lines = {}, [], 0
for name in ["actors", "partners", "partnerships"]:
    path = folder / f"{name}.geojson"
    meta, _, geometries, columns = pyogrio.raw.read(path)
    fields = dict(zip(meta["fields"], columns))
    shapes = [shapely.from_wkb(it) if it is not None else None for it in geometries]
    found[name] = {
        "features": len(shapes),
        "placed": sum(shape is not None for shape in shapes),
        "certain": int(sum(it == "certain" for it in fields["holds"])),
    }
    if "4326" not in str(meta["crs"]):
        faults.append(f"{name}: {meta['crs']}")
    for shape in filter(None, shapes):
        if not shape.is_valid:
            faults.append(f"{name}: {shape}")
        parts = shapely.get_parts(shape) if shape.geom_type.startswith("Multi") else [shape]
        for part in parts:
            points = shapely.get_coordinates(part)
            if any(abs(east) > 180 or abs(north) > 90 for east, north in points):
                faults.append(f"{name}: {part}")
            if any(abs(one[0] - other[0]) > 180 for one, other in zip(points, points[1:])):
                faults.append(f"{name}: {part}")
            lines += part.geom_type == "LineString"
    # What GDAL reads is what is written: a feature without a place is there too.
    written = json.loads(path.read_text(encoding="utf-8"))["features"]
    if len(written) != len(shapes):
        faults.append(f"{name}: {len(written)} features are written")
found.update(faults=faults, lines=lines)
print(json.dumps(found))
