package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.shardstore.log.FakeDisk;
import dev.hydrant.shardstore.log.LogFile;
import dev.hydrant.wire.Blob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedFilesTest {

    private static final int SHARDS = 2;
    private static final int RECORDS = 60;
    private static final int FILE_BYTES = 2_000;
    private static final String LOG = "000000000001.log";
    private static final String INDEX = "000000000001.index";

    private final FakeDisk disk = new FakeDisk(new Random(1));

    @Test
    void aShardIsReadFromTheLogWhereverItsIndexIsDamaged() throws IOException {
        write();
        for (int offset = 0; offset < sizeOf(INDEX); offset++) {
            disk.damage(INDEX, offset);
            try (RecordLog log = open()) {
                for (int shard = 0; shard < SHARDS; shard++) {
                    assertThat(read(log, shard)).as("damaged at %d", offset).isEqualTo(expected(shard));
                }
            }
            try (RecordLog log = open()) {
                assertThat(log.counterSince(0, Long.MIN_VALUE)).isEqualTo(1);
            }
            disk.damage(INDEX, offset);
        }
    }

    @Test
    void damageOfTheLogCostsTheShardItIsInAndSaysWhere() throws IOException {
        write();
        disk.damage(LOG, (int) sizeOf(LOG) / 2);
        try (RecordLog log = open()) {
            int damaged = 0;
            for (int shard = 0; shard < SHARDS; shard++) {
                int number = shard;
                try {
                    assertThat(read(log, number)).isEqualTo(expected(number));
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("fake/" + LOG + " is damaged at offset");
                    damaged++;
                }
            }
            assertThat(damaged).isEqualTo(1);
        }
    }

    @Test
    void aFileThatWasCutOffIsNamed() throws IOException {
        write();
        try (LogFile file = disk.open(LOG)) {
            file.truncate(100);
        }
        try (RecordLog log = open()) {
            assertThatThrownBy(() -> read(log, 0)).hasMessageContaining("fake/" + LOG + " is cut off");
        }
    }

    private RecordLog open() throws IOException {
        return LocalRecordLog.open(disk, FILE_BYTES, new TestClock(), RunOpener.NONE);
    }

    private void write() throws IOException {
        try (RecordLog log = open()) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] data = data(i).getBytes(StandardCharsets.UTF_8);
                byte[] run = RunFormat.encode(List.of(new PutEntry(new byte[] {'k'}, Blob.of(data))));
                assertThat(log.append(List.of(new RecordLog.Run(i % SHARDS, 1, run))))
                        .allMatch(Placement.At.class::isInstance);
            }
        }
    }

    private long sizeOf(String name) throws IOException {
        try (LogFile file = disk.open(name)) {
            return file.size();
        }
    }

    private static String data(int record) {
        return record + "x".repeat(80);
    }

    private static List<String> expected(int shard) {
        List<String> expected = new ArrayList<>();
        for (int i = shard; i < RECORDS; i += SHARDS) {
            expected.add(data(i));
        }
        return expected;
    }

    private static List<String> read(RecordLog log, int shard) throws IOException {
        return log.read(shard, 1, RECORDS, 1_000_000).records().stream()
                .map(record -> new String(record.data().toByteArray(), StandardCharsets.UTF_8))
                .toList();
    }
}
