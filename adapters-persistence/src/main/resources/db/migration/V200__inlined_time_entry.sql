-- As in V120, but not STRICT: PostgreSQL then puts the expression in the place of the call, which else took 2.5 us, twice
-- for each job that ends and a third of what writing its outcome costs. No time is ever null.
CREATE OR REPLACE FUNCTION time_entry(measure int, took interval) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CAST(measure * 1024 + least(ceil(ln(greatest(date_part('epoch', took) * 1000, 1)) / ln(CAST(1.04 AS float8))), 1023)
            AS bigint) << 32 | 1;
