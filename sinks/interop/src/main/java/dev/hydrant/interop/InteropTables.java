package dev.hydrant.interop;

import dev.hydrant.columnar.HiveType;
import dev.hydrant.columnar.HiveType.Char;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Varchar;
import dev.hydrant.columnar.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tables that have a column of every leaf type, all nested in the same way.
public final class InteropTables {

    /// On both sides of every change of how a format stores decimals.
    private static final int[][] DECIMALS = {{1, 0}, {9, 2}, {10, 10}, {18, 4}, {19, 0}, {27, 13}, {38, 0}, {38, 38}};

    private InteropTables() {}

    public static TableSchema of(Nesting nesting) {
        List<Field> columns = new ArrayList<>();
        for (HiveType leaf : leafTypes()) {
            columns.add(new Field("c" + columns.size(), nesting.around(leaf)));
        }
        return new TableSchema(nesting.name().toLowerCase(Locale.ROOT), columns);
    }

    /// Every type without children, those with parameters at their ends.
    public static List<HiveType> leafTypes() {
        List<HiveType> types = new ArrayList<>(List.of(Simple.values()));
        for (int[] decimal : DECIMALS) {
            types.add(new Decimal(decimal[0], decimal[1]));
        }
        types.add(new Char(3));
        types.add(new Varchar(20));
        return types;
    }
}
