package dev.hydrant.bench.shards;

/// Something that is measured once in each round.
enum Figure {
    PUT_RECORDS("PutRecords of 500 x 1 KB by 4 connections, records/s", "%,.0f", Better.MORE),
    PUT_RECORDS_CPU("The same, records per CPU second of the server", "%,.0f", Better.MORE),
    GET_RECORDS("GetRecords of what was put, payload MB/s", "%,.1f", Better.MORE),
    GET_RECORDS_CPU("The same, payload MB per CPU second of the server", "%,.1f", Better.MORE),
    PUT_P50("PutRecord of 1 KB, p50 in microseconds", "%,.0f", Better.LESS),
    PUT_P99("PutRecord of 1 KB, p99 in microseconds", "%,.0f", Better.LESS),
    POLL_P50("Put to get with one polling reader, p50 in microseconds", "%,.0f", Better.LESS),
    POLL_P99("Put to get with one polling reader, p99 in microseconds", "%,.0f", Better.LESS),
    PUSH_P50("Put to SubscribeToShard's event, p50 in microseconds", "%,.0f", Better.LESS),
    PUSH_P99("Put to SubscribeToShard's event, p99 in microseconds", "%,.0f", Better.LESS);

    /// Which of two values is the better one.
    enum Better {
        MORE,
        LESS
    }

    private final String title;
    private final String format;
    private final Better better;

    Figure(String title, String format, Better better) {
        this.title = title;
        this.format = format;
        this.better = better;
    }

    String title() {
        return title;
    }

    String format() {
        return format;
    }

    Better better() {
        return better;
    }
}
