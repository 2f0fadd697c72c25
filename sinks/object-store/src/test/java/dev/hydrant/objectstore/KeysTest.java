package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeysTest {

    @Test
    void keysCompareAsTheirUtf8BytesDo() {
        List<String> texts = List.of(
                "",
                "a",
                "a/",
                "ab",
                "b",
                "\u007f",
                "\u0080",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\uff5e",
                "\uffff",
                "\ud800\udc00",
                "\ud83d\ude92",
                "\ud83d\ude93",
                "\udbff\udfff");
        for (String a : texts) {
            for (String b : texts) {
                for (String common : List.of("", "k", "\ud83d\ude92")) {
                    int expected = Arrays.compareUnsigned(utf8(common + a), utf8(common + b));
                    assertThat(Integer.signum(Keys.compare(common + a, common + b)))
                            .as("%s and %s", a, b)
                            .isEqualTo(Integer.signum(expected));
                }
            }
        }
    }

    @Test
    void dotsWithinANameAreFine() {
        for (String key : List.of("...", ".a", "a.", "..a", "a..", "a/.b", "a/b..c", ".../x")) {
            assertThat(Keys.checked(key)).isEqualTo(key);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
