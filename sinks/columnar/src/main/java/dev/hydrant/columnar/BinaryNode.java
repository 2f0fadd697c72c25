package dev.hydrant.columnar;

/// binary: base64 text in the standard alphabet, padded or not.
final class BinaryNode extends ScalarNode {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] SIXTETS = sixtets();
    private static final int LARGEST_KEPT_BYTES = 1 << 20;

    private byte[] decoded = new byte[64];

    BinaryNode(String path, ColumnVector vector, int leaf) {
        super(path, vector, leaf);
    }

    @Override
    boolean addText(char[] c, int from, int to, int repetition) {
        int end = withoutPadding(c, from, to);
        if (end < 0) {
            return false;
        }
        int length = Math.toIntExact((end - from) * 3L / 4);
        byte[] into = length <= decoded.length ? decoded : new byte[length];
        if (!decode(c, from, end, into)) {
            return false;
        }
        vector().addBytes(repetition, into, 0, length);
        decoded = into.length <= LARGEST_KEPT_BYTES ? into : decoded;
        return true;
    }

    /// Where the padding begins; -1 where it is wrong or a single sign is left over.
    private static int withoutPadding(char[] c, int from, int to) {
        int end = to;
        while (end > from && to - end < 2 && c[end - 1] == '=') {
            end--;
        }
        boolean complete = end == to || (to - from) % 4 == 0;
        return complete && (end - from) % 4 != 1 ? end : -1;
    }

    private static boolean decode(char[] c, int from, int end, byte[] into) {
        int bits = 0;
        int count = 0;
        int at = 0;
        for (int i = from; i < end; i++) {
            int sixtet = c[i] < SIXTETS.length ? SIXTETS[c[i]] : -1;
            if (sixtet < 0) {
                return false;
            }
            bits = bits << 6 | sixtet;
            count += 6;
            if (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                into[at++] = (byte) (bits >> count);
            }
        }
        return true;
    }

    private static byte[] sixtets() {
        byte[] sixtets = new byte[128];
        for (int i = 0; i < sixtets.length; i++) {
            sixtets[i] = (byte) ALPHABET.indexOf(i);
        }
        return sixtets;
    }
}
