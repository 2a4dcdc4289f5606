"""Writes Parquet by sql/parquet.sql, and prints as JSON what is not as the Data Package says, or not
as in the CSV files. Argument: a folder with the exports csv and sql."""
import json
import os
import pathlib
import sys

import duckdb

os.chdir(sys.argv[1])
os.makedirs("parquet", exist_ok=True)
script = pathlib.Path("sql/parquet.sql").read_text(encoding="utf-8")
duckdb.execute(script)
package = json.loads(pathlib.Path("csv/datapackage.json").read_text(encoding="utf-8"))
of_package = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE"}
differing, columns, rows = [], 0, 0
for resource in package["resources"]:
    name = resource["name"]
    table = duckdb.sql(f"FROM 'parquet/{name}.parquet'")
    stated = [(it["name"], of_package[it["type"]]) for it in resource["schema"]["fields"]]
    found = list(zip(table.columns, map(str, table.types)))
    if found != stated:
        differing.append([name, [pair for pair in found if pair not in stated]])
    # Cell by cell as texts: a day is written as it was.
    text = duckdb.sql(
        f"FROM read_csv('csv/{resource['path']}', header = true, all_varchar = true, delim = ',',"
        " quote = '\"', escape = '\"', auto_detect = false, columns = "
        + str({column: "VARCHAR" for column, _ in stated})
        + ")"
    )
    typed = duckdb.sql(f"SELECT COLUMNS(*)::VARCHAR FROM 'parquet/{name}.parquet'")
    lost, added = len(text.except_(typed)), len(typed.except_(text))
    if lost or added or len(text) != len(typed):
        differing.append([name, lost, added])
    columns += len(found)
    rows += len(typed)
tables = len(package["resources"])
print(json.dumps({"differing": differing, "tables": tables, "columns": columns, "rows": rows}))
