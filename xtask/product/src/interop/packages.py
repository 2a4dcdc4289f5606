"""Reads CSV files as their Data Package says, with three libraries, and prints what each made of
them as JSON: of each table the rows, the cells that are not empty, and the types of its columns."""
import json
import pathlib
import sys

import duckdb
import pandas
import polars

folder = pathlib.Path(sys.argv[1])
package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def with_duckdb(path, types):
    of_package = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE"}
    columns = {name: of_package[kind] for name, kind in types.items()}
    table = duckdb.sql(f"select * from read_csv('{path}', header = true, columns = {columns})")
    named = {wanted: kind for kind, wanted in of_package.items()}
    cells = sum(table.aggregate(f'count("{name}")').fetchall()[0][0] for name in types)
    found = dict(zip(table.columns, (named.get(str(it), str(it)) for it in table.types)))
    return {"rows": len(table), "cells": cells, "types": found}


def with_pandas(path, types):
    of_package = {"string": "string", "integer": "Int64"}
    dtypes = {name: of_package[kind] for name, kind in types.items() if kind in of_package}
    dates = [name for name, kind in types.items() if kind == "date"]
    table = pandas.read_csv(
        path, dtype=dtypes, parse_dates=dates, keep_default_na=False, na_values=[""]
    )

    def kind(dtype):
        if dtype.kind == "M":
            return "date"
        return {"string": "string", "Int64": "integer"}.get(str(dtype), str(dtype))

    # A column without any value has no days by which to know it.
    found = {
        name: "date" if name in dates and table[name].isna().all() else kind(table[name].dtype)
        for name in table.columns
    }
    return {"rows": len(table), "cells": int(table.count().sum()), "types": found}


def with_polars(path, types):
    of_package = {"string": polars.String, "integer": polars.Int64, "date": polars.Date}
    schema = {name: of_package[kind] for name, kind in types.items()}
    table = polars.read_csv(path, schema=schema)
    named = {wanted: kind for kind, wanted in of_package.items()}
    found = {name: named.get(kind, str(kind)) for name, kind in table.schema.items()}
    cells = sum(table.height - table[name].null_count() for name in table.columns)
    return {"rows": table.height, "cells": cells, "types": found}


found = {}
for reader in (with_duckdb, with_pandas, with_polars):
    tables = {}
    for resource in package["resources"]:
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        tables[resource["name"]] = reader(folder / resource["path"], types)
    found[reader.__name__] = tables
print(json.dumps(found))
