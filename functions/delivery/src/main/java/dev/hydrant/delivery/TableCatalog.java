package dev.hydrant.delivery;

import java.io.IOException;
import java.util.Optional;

/// Where table definitions come from.
public interface TableCatalog {

    /// A table's name, as a configuration's `SchemaConfiguration` has it.
    ///
    /// @param catalogId the account, unless configured otherwise
    /// @param versionId `LATEST` unless configured otherwise
    record TableName(String catalogId, String database, String table, String region, String versionId) {}

    /// The table's definition, as Glue's TableInput in JSON.
    ///
    /// @return empty where there is no such table
    Optional<byte[]> find(TableName table) throws IOException;
}
