package dev.hydrant.shardstore;

import dev.hydrant.shardstore.records.ShardPage;
import dev.hydrant.shardstore.records.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What of a page fits into an answer that is itself carried in JSON: its text in a string, or its bytes in base64.
///
/// Data takes four bytes for three either way. A partition key is taken for what it is at worst: control characters,
/// each escaped twice.
///
/// @param answerBytes the most that the answer may take then
record AnswerRoom(long answerBytes) {

    /// Of the answer: iterator, child shards, identifiers.
    private static final long ENVELOPE_BYTES = 8 * 1024;

    /// Of a record: names, sequence number, time, and the quotation marks, each escaped.
    private static final long RECORD_BYTES = 256;

    private static final long KEY_BYTE = 7;

    /// Of a character in UTF-16.
    private static final int MOST_UTF8_BYTES = 3;

    /// Data beyond this doesn't fit, whatever is around it.
    long dataBytes() {
        return answerBytes / 4 * 3;
    }

    /// As many records as fit, and at least one if there is one.
    ShardPage cut(ShardPage page) {
        List<StoredRecord> records = page.records();
        long most = ENVELOPE_BYTES;
        for (StoredRecord record : records) {
            most += bytes(record, MOST_UTF8_BYTES * record.partitionKey().length());
        }
        return most <= answerBytes ? page : cutExactly(page);
    }

    private ShardPage cutExactly(ShardPage page) {
        List<StoredRecord> records = page.records();
        long bytes = ENVELOPE_BYTES;
        for (int i = 0; i < records.size(); i++) {
            StoredRecord record = records.get(i);
            bytes += bytes(record, record.partitionKey().getBytes(StandardCharsets.UTF_8).length);
            if (bytes > answerBytes && i > 0) {
                List<StoredRecord> fitting = List.copyOf(records.subList(0, i));
                return new ShardPage(fitting, fitting.getLast().counter() + 1, ShardPage.End.MORE);
            }
        }
        return page;
    }

    private static long bytes(StoredRecord record, int keyBytes) {
        return RECORD_BYTES + KEY_BYTE * keyBytes + (record.data().length() + 2) / 3 * 4L;
    }
}
