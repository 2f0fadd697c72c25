package dev.hydrant.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// Turns encoded levels and values into pages: compressed, with a checksum, a header in front.
final class PageSink {

    private final PageCompressor compressor;
    private final Bytes compressed = new Bytes();
    private final CRC32 crc = new CRC32();

    PageSink(PageCompressor compressor) {
        this.compressor = compressor;
    }

    /// Appends a data page of the first kind, whose levels are compressed with its values.
    ///
    /// @return its length before compression, header included
    int writeV1(Bytes levelsAndValues, int entries, Encoding encoding, Bytes out) {
        compressed.clear();
        compressor.compress(levelsAndValues.array(), 0, levelsAndValues.length(), compressed);
        PageHeader header = header(PageType.DATA_PAGE, levelsAndValues.length());
        header.setData_page_header(new DataPageHeader(entries, encoding, Encoding.RLE, Encoding.RLE));
        return write(header, levelsAndValues.length(), out);
    }

    /// Appends a data page of the second kind.
    ///
    /// @param levels the repetition levels and behind them the definition levels
    /// @return its length before compression, header included
    int writeV2(DataPageHeaderV2 v2, Bytes levels, Bytes values, Bytes out) {
        compressed.clear();
        compressed.write(levels);
        boolean compresses = values.length() > 0;
        if (compresses) {
            compressor.compress(values.array(), 0, values.length(), compressed);
        }
        int uncompressedBytes = levels.length() + values.length();
        PageHeader header = header(PageType.DATA_PAGE_V2, uncompressedBytes);
        header.setData_page_header_v2(v2.setIs_compressed(compresses));
        return write(header, uncompressedBytes, out);
    }

    /// Appends a dictionary page.
    ///
    /// @return its length before compression, header included
    int writeDictionary(Bytes values, int count, Encoding encoding, Bytes out) {
        compressed.clear();
        compressor.compress(values.array(), 0, values.length(), compressed);
        PageHeader header = header(PageType.DICTIONARY_PAGE, values.length());
        header.setDictionary_page_header(new DictionaryPageHeader(count, encoding));
        return write(header, values.length(), out);
    }

    private PageHeader header(PageType type, int uncompressedBytes) {
        crc.reset();
        crc.update(compressed.array(), 0, compressed.length());
        return new PageHeader(type, uncompressedBytes, compressed.length()).setCrc((int) crc.getValue());
    }

    private int write(PageHeader header, int uncompressedBytes, Bytes out) {
        int start = out.length();
        try {
            Util.writePageHeader(header, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a page header can't be written to memory", e);
        }
        int headerBytes = out.length() - start;
        out.write(compressed);
        return headerBytes + uncompressedBytes;
    }
}
