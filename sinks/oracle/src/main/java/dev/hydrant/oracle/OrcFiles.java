package dev.hydrant.oracle;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;

/// Opens ORC files as a modern reader does: proleptic Gregorian, timestamps in UTC.
final class OrcFiles {

    private OrcFiles() {}

    static Reader open(Path path) throws IOException {
        Configuration configuration = new Configuration();
        // Made directly: the registry of file systems would look for a user first, which one local file has no need of.
        RawLocalFileSystem files = new RawLocalFileSystem();
        files.initialize(path.toUri(), configuration);
        return OrcFile.createReader(
                new org.apache.hadoop.fs.Path(path.toUri()),
                OrcFile.readerOptions(configuration)
                        .filesystem(files)
                        .convertToProlepticGregorian(true)
                        .useUTCTimestamp(true));
    }
}
