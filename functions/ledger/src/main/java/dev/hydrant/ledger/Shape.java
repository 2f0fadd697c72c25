package dev.hydrant.ledger;

/// All that shapes a plan's objects besides its records: only a worker of the same shape carries the plan
/// out, since another would make other bytes under the same keys.
///
/// @param deliveryVersion the version of the delivery stream's configuration
/// @param table digest of the table definition; empty where nothing is converted
/// @param engine hash of the running program, transforms included
public record Shape(String deliveryVersion, String table, String engine) {}
