package dev.hydrant.transform.builtin;

import java.util.List;
import java.util.random.RandomGenerator;

/// jq programs of the kind that partition keys are made with, and records for them.
///
/// Left out is what the library is known to take otherwise: whole numbers beyond 2^53, which keep their digits; a
/// binding that follows an operator without parentheses; three multiplications in a row.
final class JqPrograms {

    private static final int DEPTH = 3;

    private static final List<String> INPUTS = List.of(
            "{\"type\":\"Push\",\"id\":17,\"ts\":1425599621123,\"price\":1.50,\"at\":\"2015-03-05T23:51:47Z\","
                    + "\"user\":{\"name\":\"Ada é😀 L\",\"tags\":[\"a\",\"B\",\"c\"],\"age\":null},"
                    + "\"items\":[{\"sku\":\"A-1\",\"n\":2},{\"sku\":\"b_2\",\"n\":0.5}],\"ok\":true,\"empty\":\"\"}",
            "{\"type\":null,\"id\":\"x-12\",\"ts\":0,\"price\":-0.25,\"at\":\"bad\",\"user\":null,\"items\":[]}",
            "{\"type\":\"a/b c\",\"id\":-5,\"ts\":1.0e3,\"price\":3.0,\"user\":{\"tags\":[]},\"items\":[{\"n\":\"7\"}]}",
            "{}",
            "[1,2,\"a\"]",
            "\"text\"");

    private static final List<String> TERMS = List.of(
            ".type",
            ".id",
            ".ts",
            ".price",
            ".at",
            ".user.name",
            ".user.tags",
            ".user.tags[0]",
            ".items",
            ".items[0].sku",
            ".items[]?.n",
            ".ok",
            ".nope",
            ".user.age",
            ".",
            ".[0]?",
            ".items[1:]",
            ".empty",
            "1",
            "0",
            "-1",
            "1.5",
            "3600",
            "\"a\"",
            "\"é\"",
            "\"-\"",
            "null",
            "true",
            "[]",
            "{}");

    private static final List<String> FILTERS = List.of(
            "length",
            "tostring",
            "tonumber",
            "ascii_downcase",
            "ascii_upcase",
            "type",
            "not",
            "keys",
            "tojson",
            "floor",
            "add",
            "first",
            "last",
            "reverse",
            "sort",
            "unique",
            "min",
            "max",
            "any",
            "all",
            "explode",
            "to_entries",
            "@base64",
            "@uri",
            "@html",
            "@json",
            "@text",
            "@csv",
            "round",
            "todate",
            "fromdate",
            "values",
            "[paths]",
            "[recurse]",
            "[..]",
            "[.[]?]",
            "join(\",\")",
            "split(\"-\")",
            "startswith(\"a\")",
            "ltrimstr(\"a\")",
            "test(\"[a-z]+\")",
            "capture(\"(?<x>[a-z]+)\")",
            "sub(\"[a-z]\";\"X\")",
            "gsub(\"(?<x>[a-z])\";\"<\\(.x)>\")",
            "[scan(\"\\\\d\")]",
            "index(\"-\")",
            "has(\"type\")",
            "map(.n?)",
            "select(. != null)",
            "with_entries(.value |= tostring)",
            "strftime(\"%Y/%m\")",
            "del(.user)",
            "[limit(2; .[]?)]",
            "group_by(.)",
            "(. / 2)",
            "(. % 7)",
            "(. + 1)");

    private JqPrograms() {}

    static String input(RandomGenerator random) {
        return one(INPUTS, random);
    }

    static String random(RandomGenerator random) {
        return random(random, 1 + random.nextInt(DEPTH));
    }

    private static String random(RandomGenerator random, int depth) {
        if (depth == 0) {
            return one(TERMS, random);
        }
        String a = random(random, depth - 1);
        String b = random(random, depth - 1);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> "(" + a + " | " + one(FILTERS, random) + ")";
            case 3 -> "((" + a + ") + (" + b + "))";
            case 4 -> "((" + a + ") " + one(List.of("==", "<", ">=", "and", "or", "-", "/"), random) + " (" + b + "))";
            case 5 -> "((" + a + ") // (" + b + "))";
            case 6 -> "(if " + a + " then " + b + " else " + one(TERMS, random) + " end)";
            case 7 -> "\"x\\(" + a + ")-\\(" + b + ")\"";
            case 8 -> "{a: (" + a + "), b: (" + b + ")}";
            case 9 -> "[" + a + ", " + b + "]";
            case 10 -> "(try (" + a + ") catch \"E\")";
            default -> "((" + a + ") as $x | [$x, " + b + "])";
        };
    }

    private static <T> T one(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
