package dev.hydrant.lambda;

import dev.hydrant.wire.CallLog;
import dev.hydrant.wire.EndedCall;
import dev.hydrant.wire.audit.CloudTrailRecord;
import java.io.PrintStream;
import java.time.Clock;

/// Records every call as a line of JSON where the function's log is.
final class AuditLines implements CallLog {

    private final PrintStream out;
    private final CloudTrailRecord format;
    private final Clock clock;

    AuditLines(PrintStream out, CloudTrailRecord format, Clock clock) {
        this.out = out;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public void admit() {
        // Lambda takes whatever is printed
    }

    @Override
    public void ended(EndedCall call) {
        byte[] line = format.line(call, clock.instant());
        synchronized (out) {
            out.write(line, 0, line.length);
            out.flush();
        }
    }
}
