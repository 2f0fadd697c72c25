package dev.hydrant.orc;

import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;
import dev.hydrant.sink.HydrantVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcConf;
import org.apache.orc.OrcFile;
import org.apache.orc.impl.WriterImpl;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/// One ORC file being made in memory.
final class OrcFileWriter {

    /// How often the size of a stripe is looked at. Counted in the file's rows, so that stripes end at the same row
    /// however the rows came in.
    static final int ROWS_PER_CHECK = 256;

    /// The largest run of a stream that is compressed at once. Each of a file's streams has a buffer of this size, so
    /// that ORC's own 256 KiB cost a small file 75 MB of garbage; files of either size are equally large.
    private static final int COMPRESSION_BLOCK_BYTES = 64 * 1024;

    /// The user metadata that holds our version.
    static final String VERSION_KEY = "hydrant.version";

    private static final Path NAME = new Path("memory");
    private static final FileSystem NO_FILES = new FileSystem();

    private final ContentBuffer bytes;
    private final MemoryFile memory;
    private final WriterImpl writer;
    private long rows;

    private OrcFileWriter(ContentBuffer bytes, MemoryFile memory, WriterImpl writer) {
        this.bytes = bytes;
        this.memory = memory;
        this.writer = writer;
    }

    static OrcFileWriter open(OrcSchema schema, OrcOptions options) throws IOException {
        JavaCodecs.choose();
        ContentBuffer bytes = new ContentBuffer();
        OrcFile.WriterOptions writerOptions = writerOptions(schema, options);
        MemoryFile memory = new MemoryFile(bytes, writerOptions);
        WriterImpl writer = new WriterImpl(NO_FILES, NAME, writerOptions.physicalWriter(memory));
        writer.addUserMetadata(
                VERSION_KEY, ByteBuffer.wrap(HydrantVersion.current().getBytes(StandardCharsets.UTF_8)));
        return new OrcFileWriter(bytes, memory, writer);
    }

    int rowsToNextCheck() {
        return ROWS_PER_CHECK - (int) (rows % ROWS_PER_CHECK);
    }

    /// At most [#rowsToNextCheck] rows.
    void add(VectorizedRowBatch batch) throws IOException {
        writer.addRowBatch(batch);
        rows += batch.size;
    }

    Content finish() throws IOException {
        writer.close();
        return bytes.take();
    }

    void discard() throws IOException {
        memory.close();
    }

    private static OrcFile.WriterOptions writerOptions(OrcSchema schema, OrcOptions options) {
        return OrcFile.writerOptions(new Properties(), configuration(options))
                .setSchema(schema.written())
                .memory(new OwnMemory())
                .setKeyProvider(new NoKeys())
                .bufferSize(COMPRESSION_BLOCK_BYTES)
                .stripeSize(options.stripeSizeBytes())
                .blockSize(options.blockSizeBytes())
                .rowIndexStride(options.rowIndexStride())
                .blockPadding(options.enablePadding())
                .paddingTolerance(options.paddingTolerance())
                .compress(
                        switch (options.compression()) {
                            case NONE -> CompressionKind.NONE;
                            case ZLIB -> CompressionKind.ZLIB;
                            case SNAPPY -> CompressionKind.SNAPPY;
                        })
                .bloomFilterColumns(String.join(",", options.bloomFilterColumns()))
                .bloomFilterFpp(options.bloomFilterFalsePositiveProbability())
                .version(
                        switch (options.formatVersion()) {
                            case V0_11 -> OrcFile.Version.V_0_11;
                            case V0_12 -> OrcFile.Version.V_0_12;
                        })
                .useUTCTimestamp(true)
                .setProlepticGregorian(true);
    }

    private static Configuration configuration(OrcOptions options) {
        Configuration configuration = new Configuration();
        OrcConf.ROWS_BETWEEN_CHECKS.setLong(configuration, ROWS_PER_CHECK);
        // A look at the size before that many rows would come with each call, and so depend on the batches.
        OrcConf.STRIPE_SIZE_CHECKRATIO.setDouble(configuration, 0);
        OrcConf.DICTIONARY_KEY_SIZE_THRESHOLD.setDouble(configuration, options.dictionaryKeyThreshold());
        // AWS: at a threshold of 1 the dictionary is always kept, so its bytes don't count either.
        if (options.dictionaryKeyThreshold() == 1) {
            OrcConf.DICTIONARY_MAX_SIZE_IN_BYTES.setLong(configuration, 0);
        }
        return configuration;
    }
}
