package dev.hydrant.clients.flink;

import org.apache.flink.streaming.api.functions.sink.SinkFunction;

/// Prints `record`, the count and the text.
final class PrintingSink implements SinkFunction<String> {

    private static final long serialVersionUID = 1;

    @Override
    public void invoke(String counted, Context context) {
        System.out.println("record " + counted);
    }
}
