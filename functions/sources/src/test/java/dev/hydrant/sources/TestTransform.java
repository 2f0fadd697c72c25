package dev.hydrant.sources;

import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Does what a line's first word says; the second is its partition.
public final class TestTransform implements RecordTransform {

    static final int BIG_BYTES = 2 * 1024 * 1024;

    @Override
    public TransformResult transform(StreamRecord record) {
        String line = new String(record.data(), StandardCharsets.UTF_8);
        String[] words = line.strip().split(" ", 3);
        return switch (words[0]) {
            case "drop" -> new TransformResult.Dropped();
            case "fail" -> new TransformResult.ProcessingFailed("told to fail");
            case "throw" -> throw new IllegalStateException("told to throw");
            case "deep" -> new TransformResult.Ok(deep(record.data(), Integer.MAX_VALUE));
            case "empty" -> new TransformResult.Ok(new byte[0], Map.of("p", "empty"));
            case "nokey" -> new TransformResult.Ok(record.data());
            case "big" ->
                new TransformResult.Ok("x".repeat(BIG_BYTES).getBytes(StandardCharsets.UTF_8), Map.of("p", "big"));
            case "huge" -> new TransformResult.Ok(new byte[17 * 1024 * 1024], Map.of("p", "huge"));
            default -> new TransformResult.Ok(record.data(), Map.of("p", words.length > 1 ? words[1] : "none"));
        };
    }

    /// Overflows the stack long before it ends.
    private static byte[] deep(byte[] data, int levels) {
        return levels == 0 ? data : deep(deep(data, levels - 1), levels - 1);
    }
}
