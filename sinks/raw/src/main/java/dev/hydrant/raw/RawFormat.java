package dev.hydrant.raw;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.RecordFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Records as they are, one after the other with nothing between them, compressed as a whole.
///
/// The same records give the same bytes: no time and no random name is in a file.
public final class RawFormat implements RecordFormat {

    private final RawCompression compression;
    private final RawEncoder encoder;
    private @Nullable RawFileWriter open;

    public RawFormat(RawCompression compression) {
        this.compression = compression;
        this.encoder = compression.newEncoder();
    }

    @Override
    public String name() {
        return "raw-" + compression.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String extension() {
        return compression.extension();
    }

    @Override
    public Attributes attributes() {
        return compression.attributes();
    }

    @Override
    public RecordFileWriter openWriter() {
        if (open != null && open.isOpen()) {
            throw new IllegalStateException("the writer of " + name() + " before this one is still open");
        }
        open = new RawFileWriter(encoder);
        return open;
    }

    @Override
    public Content emptyFile() {
        return compression.newEncoder().finish();
    }
}
