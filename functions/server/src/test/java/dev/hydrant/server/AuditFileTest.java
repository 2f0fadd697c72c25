package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.wire.EndedCall;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.audit.CloudTrailRecord;
import dev.hydrant.wire.auth.Policy;
import dev.hydrant.wire.auth.RequestedResources;
import dev.hydrant.wire.auth.ResourceDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {

    /// Takes no byte, as a full disk does.
    private static final Path FULL = Path.of("/dev/full");

    private static final ResourceDirectory NOTHING = new ResourceDirectory() {
        @Override
        public String streamOfIterator(String iterator) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, iterator);
        }

        @Override
        public String streamOfToken(String nextToken) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, nextToken);
        }

        @Override
        public Optional<String> consumerArn(String streamArn, String consumerName) {
            return Optional.empty();
        }

        @Override
        public Optional<Policy> policyOf(String arn) {
            return Optional.empty();
        }
    };

    @TempDir
    private Path directory;

    private static AuditFile open(Path path) {
        return AuditFile.open(
                path,
                new CloudTrailRecord("us-east-1", "000000000000", new RequestedResources("us-east-1", "0", NOTHING)),
                Clock.systemUTC());
    }

    private static void call(AuditFile file, String name) {
        file.admit();
        file.ended(new EndedCall(
                name,
                new WireRequest("POST", "", Map.of(), new byte[0]),
                "Kinesis_20131202." + name,
                Optional.empty(),
                Optional.empty(),
                new EndedCall.Outcome.Failed(new ServiceException(ErrorCode.UNKNOWN_OPERATION, ""))));
    }

    private static long lines(Path path) throws IOException {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith("{\"eventVersion\"") && line.endsWith("}"))
                    .count();
        }
    }

    @Test
    void aLineIsThereOnceItsCallHasEnded() throws IOException {
        Path path = directory.resolve("audit.log");
        try (AuditFile file = open(path)) {
            for (int i = 1; i <= 20; i++) {
                call(file, "ListStreams");
                assertThat(lines(path)).isEqualTo(i);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasWrittenBeforeIsKeptAndACutOffLineStaysAlone() throws IOException {
        Path path = Files.writeString(directory.resolve("audit.log"), "{\"cut\":");
        try (AuditFile file = open(path)) {
            call(file, "ListStreams");
        }
        assertThat(Files.readAllLines(path)).hasSize(2).first().isEqualTo("{\"cut\":");
        assertThat(lines(path)).isEqualTo(1);
    }

    @Test
    void aFileThatIsMovedAwayIsMadeAgain() throws IOException, InterruptedException {
        Path path = directory.resolve("audit.log");
        Path moved = directory.resolve("audit.log.1");
        try (AuditFile file = open(path)) {
            call(file, "ListStreams");
            Files.move(path, moved);
            int calls = 1;
            while (!Files.exists(path)) {
                call(file, "ListStreams");
                calls++;
                Thread.sleep(50);
            }
            assertThat(lines(path) + lines(moved)).isEqualTo(calls);
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsRefused() {
        assertThatThrownBy(() -> open(directory.resolve("nowhere/audit.log")))
                .hasMessageContaining("--audit " + directory.resolve("nowhere/audit.log"));
    }

    /// As many calls as fit end, the next is refused before it is carried out, and once there is room on the disk no
    /// line of those that ended is missing.
    @Test
    void aFullDiskLosesNoLineAndStopsWhatCannotBeRecorded() throws IOException {
        Path path = Files.createSymbolicLink(directory.resolve("audit.log"), FULL);
        try (AuditFile file = open(path)) {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AuditFile.MAX_WAITING_LINES; i++) {
                    callers.execute(() -> call(file, "PutRecord"));
                }
            }
            assertThatThrownBy(file::admit)
                    .isInstanceOfSatisfying(
                            ServiceException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
            Files.delete(path);
            List.of(1, 2).forEach(more -> call(file, "ListStreams"));
        }
        assertThat(lines(path)).isEqualTo(AuditFile.MAX_WAITING_LINES + 2L);
    }
}
