package dev.hydrant.orc.internal.graal;

import java.io.OutputStream;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.orc.impl.HadoopShims;
import org.apache.orc.impl.KeyProvider;

/// The shims of a world without HDFS.
final class NoShims implements HadoopShims {

    @Override
    public DirectDecompressor getDirectDecompressor(DirectCompressionType codec) {
        throw new UnsupportedOperationException("NoShims.getDirectDecompressor: files are only written");
    }

    @Override
    public ZeroCopyReaderShim getZeroCopyReader(FSDataInputStream in, ByteBufferPoolShim pool) {
        throw new UnsupportedOperationException("NoShims.getZeroCopyReader: files are only written");
    }

    /// False: the stream's blocks can't be cut.
    @Override
    public boolean endVariableLengthBlock(OutputStream output) {
        return false;
    }

    @Override
    public KeyProvider getHadoopKeyProvider(Configuration configuration, Random random) {
        throw new UnsupportedOperationException("NoShims.getHadoopKeyProvider: columns aren't encrypted");
    }
}
