package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigInteger;

/// The numbers that a jq program calculates with: doubles, as in jq 1.6.
///
/// The jq library calculates with 64 bits where it is given whole numbers, and wraps around beyond. So only those of 32
/// bits are given to it as such; a longer one is a double that keeps its digits for as long as nothing is calculated
/// from it.
final class JqNumbers extends JsonNodeFactory {

    private static final long serialVersionUID = 1;

    static final JqNumbers FACTORY = new JqNumbers();

    private JqNumbers() {}

    @Override
    public NumericNode numberNode(long value) {
        return (int) value == value ? numberNode((int) value) : new WholeNumber(value, Long.toString(value));
    }

    @Override
    public NumericNode numberNode(BigInteger value) {
        return new WholeNumber(value.doubleValue(), value.toString());
    }

    static boolean keepsItsDigits(DoubleNode number) {
        return number instanceof WholeNumber;
    }

    private static final class WholeNumber extends DoubleNode {

        private static final long serialVersionUID = 1;

        private final String digits;

        WholeNumber(double value, String digits) {
            super(value);
            this.digits = digits;
        }

        @Override
        public String asText() {
            return digits;
        }
    }

    /// Makes the mapper write a fraction, alone or inside of a value, as a partition key has it.
    static void writeAsKeys(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("jq's numbers").addSerializer(DoubleNode.class, new Digits()));
    }

    private static final class Digits extends JsonSerializer<DoubleNode> {
        @Override
        public void serialize(DoubleNode value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(Double.isNaN(value.doubleValue()) ? "null" : JqValue.text(value));
        }
    }
}
