"""Runs the SQL of an export in an engine, and prints the row of each claim as JSON."""
import json
import os
import sys


def statements(name):
    """The statements of a file, without comments. No literal in them has two hyphens or a line end."""
    with open(f"sql/{name}.sql", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("  -- ")[0] for line in file]
    lines = [line for line in lines if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            yield statement


def duckdb():
    import duckdb

    database = duckdb.connect()
    return lambda statement: database.execute(statement).fetchall()


def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", os.path.abspath("warehouse"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return lambda statement: [tuple(row) for row in session.sql(statement).collect()]


engine, folder = sys.argv[1:]
os.chdir(folder)
run = {"duckdb": duckdb, "spark": spark}[engine]()
rows = []
for name in [engine, "views", "claims"]:
    for statement in statements(name):
        found = run(statement)
        if statement.lstrip().startswith(("WITH", "SELECT")):
            rows.extend(found)
print(json.dumps(rows))
