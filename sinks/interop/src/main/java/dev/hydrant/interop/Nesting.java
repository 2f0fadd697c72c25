package dev.hydrant.interop;

import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Map;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import java.util.List;

/// What a leaf may lie in: each shape of levels that a format has to get right.
public enum Nesting {
    NONE,
    ARRAY,
    MAP_KEY,
    MAP_VALUE,
    STRUCT,
    ARRAY_IN_ARRAY,
    ARRAY_OF_STRUCT,
    MAP_OF_ARRAY,
    STRUCT_OF_MAP,
    STRUCT_IN_STRUCT;

    public HiveType around(HiveType leaf) {
        return switch (this) {
            case NONE -> leaf;
            case ARRAY -> new Array(leaf);
            case MAP_KEY -> new Map(leaf, Simple.INT);
            case MAP_VALUE -> new Map(Simple.STRING, leaf);
            case STRUCT -> struct(leaf);
            case ARRAY_IN_ARRAY -> new Array(new Array(leaf));
            case ARRAY_OF_STRUCT -> new Array(struct(leaf));
            case MAP_OF_ARRAY -> new Map(Simple.STRING, new Array(leaf));
            case STRUCT_OF_MAP -> struct(new Map(Simple.INT, struct(leaf)));
            case STRUCT_IN_STRUCT -> struct(struct(leaf));
        };
    }

    private static Struct struct(HiveType type) {
        return new Struct(List.of(new Field("a", type), new Field("b", Simple.BIGINT)));
    }
}
