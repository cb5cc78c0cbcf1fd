"""The job of CleanFile in DuckDB: the same rules, three outputs. Arguments: folder, and `clean` or `summarize`."""
import sys
import duckdb

folder, step = sys.argv[1:]
db = duckdb.connect()
db.execute("SET temp_directory = ?", [folder + "/duckdb.tmp"])
source = f"read_csv('{folder}/input.csv', all_varchar = true, header = true, max_line_size = 4194304)"

if step == "summarize":
    print(len(db.execute(f"SUMMARIZE SELECT * FROM read_csv('{folder}/input.csv')").fetchall()), "columns")
    sys.exit()

FAULTS = """
    CASE WHEN id IS NULL THEN 'id required' END,
    CASE WHEN id IS NOT NULL AND NOT regexp_full_match(id, '[+-]?[0-9]+') THEN 'id type' END,
    CASE WHEN TRY_CAST(id AS BIGINT) < 1 THEN 'id min' END,
    CASE WHEN customer IS NULL THEN 'customer required' END,
    CASE WHEN length(customer) > 60 THEN 'customer max' END,
    CASE WHEN email IS NOT NULL AND NOT regexp_full_match(email, '[^@ ]+@[^@ ]+[.][^@ ]+') THEN 'email type' END,
    CASE WHEN amount IS NOT NULL AND TRY_CAST(amount AS DECIMAL(18, 4)) IS NULL THEN 'amount type' END,
    CASE WHEN TRY_CAST(amount AS DECIMAL(18, 4)) < 0 THEN 'amount min' END,
    CASE WHEN TRY_CAST(amount AS DECIMAL(18, 4)) > 100000 THEN 'amount max' END,
    CASE WHEN ordered_on IS NOT NULL AND TRY_CAST(ordered_on AS DATE) IS NULL THEN 'ordered_on type' END,
    CASE WHEN TRY_CAST(ordered_on AS DATE) < DATE '2020-01-01' THEN 'ordered_on min' END,
    CASE WHEN shipped_at IS NOT NULL AND TRY_CAST(shipped_at AS TIMESTAMP) IS NULL THEN 'shipped_at type' END,
    CASE WHEN gift IS NOT NULL AND TRY_CAST(gift AS BOOLEAN) IS NULL THEN 'gift type' END,
    CASE WHEN country IS NOT NULL AND country NOT IN ('CH', 'DE', 'FR', 'IT', 'AT', 'NL', 'SE', 'ES') THEN 'country enum' END,
    CASE WHEN reference IS NOT NULL AND TRY_CAST(reference AS UUID) IS NULL THEN 'reference type' END
"""
db.execute(f"CREATE TEMP TABLE raw AS SELECT row_number() OVER () AS record, * FROM {source}")
db.execute("""CREATE TEMP TABLE again AS SELECT record FROM (
    SELECT record, row_number() OVER (PARTITION BY id ORDER BY record) AS n FROM raw WHERE id IS NOT NULL) WHERE n > 1""")
db.execute(f"""CREATE TEMP TABLE bad AS SELECT raw.*, faults FROM (
    SELECT raw.record, list_filter([{FAULTS}, CASE WHEN again.record IS NOT NULL THEN 'id unique' END], lambda f: f IS NOT NULL) AS faults
    FROM raw LEFT JOIN again USING (record)) checked JOIN raw USING (record) WHERE len(faults) > 0""")
db.execute(f"COPY (SELECT record, unnest(faults) AS fault, * EXCLUDE (record, faults) FROM bad ORDER BY record) TO '{folder}/duck-rejects.csv'")
db.execute(f"""COPY (SELECT * EXCLUDE (record) FROM raw WHERE record NOT IN (SELECT record FROM bad) ORDER BY record)
    TO '{folder}/duck-result.csv'""")
db.execute("SUMMARIZE raw").fetchall()
print(db.execute("SELECT count(*) FROM bad").fetchone()[0], "rows rejected")
