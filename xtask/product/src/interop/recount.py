"""Runs the SQL of an export in an engine, and prints the row of each claim as JSON.

Arguments: the engine, and folders with an export each."""
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

    # The tables are small: a second thread would cost more than it saves.
    database = duckdb.connect(config={"threads": 1})
    # A bar would be printed between the rows.
    database.execute("SET enable_progress_bar = false")
    return lambda statement: database.execute(statement).fetchall()


def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.ui.enabled", "false")
        # The library of Snappy does not load where musl is installed beside glibc.
        .config("spark.sql.parquet.compression.codec", "zstd")
        .config("spark.sql.warehouse.dir", os.path.abspath("warehouse"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return lambda statement: [tuple(row) for row in session.sql(statement).collect()]


def compare_parquet(run):
    """Reads what DuckDB writes as Parquet, which has the same rows as the tables of the CSV files."""
    import duckdb

    os.makedirs("parquet")
    with open("sql/parquet.sql", encoding="utf-8") as file:
        duckdb.execute(file.read())
    run("CREATE DATABASE of_parquet")
    run("USE of_parquet")
    tables = []
    for statement in statements("spark-parquet"):
        run(statement)
        if statement.lstrip().startswith("CREATE VIEW"):
            tables.append(statement.split()[2])
    pairs = [("of_parquet", "default"), ("default", "of_parquet")]
    parts = [
        f"SELECT '{table}' FROM (SELECT * FROM {one}.{table} EXCEPT ALL SELECT * FROM {other}.{table})"
        for table in tables
        for one, other in pairs
    ]
    differing = run(" UNION ALL ".join(parts))
    if differing or not tables:
        raise SystemExit(f"other rows in Parquet: {differing}")
    run("USE default")


engine, *folders = sys.argv[1:]
start = os.getcwd()
found = []
for folder in folders:
    os.chdir(os.path.join(start, folder))
    run = {"duckdb": duckdb, "spark": spark}[engine]()
    rows = []
    for name in [engine, "views", "claims"]:
        for statement in statements(name):
            result = run(statement)
            if statement.lstrip().startswith(("WITH", "SELECT")):
                rows.extend(result)
    found.append(rows)
    if engine == "spark":
        compare_parquet(run)
print(json.dumps(found))
