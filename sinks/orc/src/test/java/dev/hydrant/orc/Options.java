package dev.hydrant.orc;

import java.util.List;

/// The defaults with a few options changed.
final class Options {

    private static final OrcOptions DEFAULTS = OrcOptions.defaults();

    private Options() {}

    static OrcOptions of(OrcOptions.Compression compression, OrcOptions.FormatVersion version, double threshold) {
        return new OrcOptions(
                DEFAULTS.stripeSizeBytes(),
                DEFAULTS.blockSizeBytes(),
                DEFAULTS.rowIndexStride(),
                DEFAULTS.enablePadding(),
                DEFAULTS.paddingTolerance(),
                compression,
                DEFAULTS.bloomFilterColumns(),
                DEFAULTS.bloomFilterFalsePositiveProbability(),
                threshold,
                version);
    }

    static OrcOptions stripes(
            long stripeSizeBytes, long blockSizeBytes, int rowIndexStride, boolean enablePadding, double tolerance) {
        return new OrcOptions(
                stripeSizeBytes,
                blockSizeBytes,
                rowIndexStride,
                enablePadding,
                tolerance,
                OrcOptions.Compression.NONE,
                DEFAULTS.bloomFilterColumns(),
                DEFAULTS.bloomFilterFalsePositiveProbability(),
                DEFAULTS.dictionaryKeyThreshold(),
                DEFAULTS.formatVersion());
    }

    static OrcOptions bloomFilters(double probability, String... columns) {
        return bloomFilters(OrcOptions.FormatVersion.V0_12, probability, columns);
    }

    static OrcOptions bloomFilters(OrcOptions.FormatVersion version, double probability, String... columns) {
        return new OrcOptions(
                DEFAULTS.stripeSizeBytes(),
                DEFAULTS.blockSizeBytes(),
                DEFAULTS.rowIndexStride(),
                DEFAULTS.enablePadding(),
                DEFAULTS.paddingTolerance(),
                DEFAULTS.compression(),
                List.of(columns),
                probability,
                DEFAULTS.dictionaryKeyThreshold(),
                version);
    }
}
