package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;
import static dev.hydrant.delivery.config.Refusals.require;

import dev.hydrant.delivery.config.Conversion.FileFormat;
import dev.hydrant.orc.OrcOptions;
import dev.hydrant.parquet.ParquetCompression;
import dev.hydrant.parquet.ParquetOptions;
import dev.hydrant.parquet.ParquetVersion;
import dev.hydrant.wire.Struct;
import java.util.Optional;

/// Reads a `Serializer`: how converted files are written.
final class SerializerReader {

    private SerializerReader() {}

    static FileFormat read(Struct serializer) {
        Optional<Struct> parquet = serializer.structIfPresent("ParquetSerDe");
        Optional<Struct> orc = serializer.structIfPresent("OrcSerDe");
        require(parquet.isEmpty() || orc.isEmpty(), "More than one serializer specified. Only one may be chosen.");
        try {
            return parquet.isPresent()
                    ? new FileFormat.Parquet(parquet(parquet.get()))
                    : new FileFormat.Orc(orc(orc.orElseThrow(() -> invalid("Serializer must not be null"))));
        } catch (IllegalArgumentException e) {
            throw invalid("Invalid serializer option(s): " + e.getMessage());
        }
    }

    private static ParquetOptions parquet(Struct serde) {
        ParquetOptions defaults = ParquetOptions.defaults();
        return new ParquetOptions(
                serde.integer("BlockSizeBytes", defaults.blockSizeBytes()),
                serde.integer("PageSizeBytes", defaults.pageSizeBytes()),
                serde.textIfPresent("Compression")
                        .map(ParquetCompression::valueOf)
                        .orElse(defaults.compression()),
                flag(serde, "EnableDictionaryCompression", defaults.enableDictionaryCompression()),
                serde.integer("MaxPaddingBytes", defaults.maxPaddingBytes()),
                serde.textIfPresent("WriterVersion")
                        .map(ParquetVersion::valueOf)
                        .orElse(defaults.writerVersion()));
    }

    private static OrcOptions orc(Struct serde) {
        OrcOptions defaults = OrcOptions.defaults();
        return new OrcOptions(
                whole(serde, "StripeSizeBytes", defaults.stripeSizeBytes()),
                whole(serde, "BlockSizeBytes", defaults.blockSizeBytes()),
                serde.integer("RowIndexStride", defaults.rowIndexStride()),
                flag(serde, "EnablePadding", defaults.enablePadding()),
                real(serde, "PaddingTolerance", defaults.paddingTolerance()),
                serde.textIfPresent("Compression")
                        .map(OrcOptions.Compression::valueOf)
                        .orElse(defaults.compression()),
                serde.texts("BloomFilterColumns"),
                real(serde, "BloomFilterFalsePositiveProbability", defaults.bloomFilterFalsePositiveProbability()),
                real(serde, "DictionaryKeyThreshold", defaults.dictionaryKeyThreshold()),
                serde.textIfPresent("FormatVersion")
                        .map(OrcOptions.FormatVersion::valueOf)
                        .orElse(defaults.formatVersion()));
    }

    private static long whole(Struct serde, String member, long otherwise) {
        return serde.has(member) ? serde.whole(member) : otherwise;
    }

    private static double real(Struct serde, String member, double otherwise) {
        return serde.has(member) ? serde.real(member) : otherwise;
    }

    private static boolean flag(Struct serde, String member, boolean otherwise) {
        return serde.has(member) ? serde.flag(member) : otherwise;
    }
}
