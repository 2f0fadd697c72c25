package dev.hydrant.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The peer: DuckDB on one thread, told the columns, so that it needn't sniff them.
final class DuckDbContender implements Contender {

    private final Connection connection;

    DuckDbContender() throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            execute("SET threads = 1");
        } catch (SQLException e) {
            throw new IOException("DuckDB doesn't start", e);
        }
    }

    @Override
    public String name() {
        return "DuckDB: JSON to Parquet";
    }

    @Override
    public long convert(Path lines, Path to) throws IOException {
        execute("COPY (SELECT * FROM read_json('" + lines + "', format = 'newline_delimited', columns = "
                + ClickEvents.DUCKDB_COLUMNS + ")) TO '" + to + "' (FORMAT parquet, COMPRESSION snappy)");
        return Files.size(to);
    }

    /// One text that depends on every column of a Parquet file but not on who wrote it.
    String fingerprint(Path parquet) throws IOException {
        String query = "SELECT count(*) || ' ' || sum(hash(event_id, event_type, epoch_us(occurred_at), user.id, "
                + "user.country, user.premium, user.segments, page.url, page.referrer, page.load_ms, items, session, "
                + "position)) FROM read_parquet('" + parquet + "')";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IOException("DuckDB can't read " + parquet, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB doesn't end", e);
        }
    }

    private void execute(String sql) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException("DuckDB can't do: " + sql, e);
        }
    }
}
