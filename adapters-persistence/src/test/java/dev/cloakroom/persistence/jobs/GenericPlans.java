package dev.cloakroom.persistence.jobs;

import dev.cloakroom.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The plans for any parameters, as a prepared statement gets them.
final class GenericPlans {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    private final TestDatabase database;

    GenericPlans(TestDatabase database) {
        this.database = database;
    }

    Map<String, String> of(Map<String, String> statements) throws SQLException {
        var plans = new TreeMap<String, String>();
        for (var statement : statements.entrySet()) {
            plans.put(statement.getKey(), of(statement.getValue()));
        }
        return plans;
    }

    String of(String sql) throws SQLException {
        var numbers = new HashMap<String, Integer>();
        String numbered = PARAMETER
                .matcher(sql)
                .replaceAll(match -> "\\$" + numbers.computeIfAbsent(match.group(1), _ -> numbers.size() + 1));
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off;"
                    + " SET max_parallel_workers_per_gather = 0");
            var rows = statement.executeQuery("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + numbered);
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    /// In the simple protocol, which lets parameters stand without values.
    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(database.settings().url(), properties);
    }
}
