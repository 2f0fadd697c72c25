package dev.hydrant.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Events and settings for the functions' tests.
final class Events {

    static final String FIRST_NUMBER = "49590338271490256608559692538361571095921575989136588898";

    private Events() {}

    static String resource(String name) throws IOException {
        try (InputStream in = Events.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing beside " + Events.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The function's variables over an S3 server's.
    static Map<String, String> environment(Map<String, String> s3, String configuration) throws IOException {
        Map<String, String> environment = new TreeMap<>(s3);
        environment.put("HYDRANT_DELIVERY", resource(configuration));
        environment.put("HYDRANT_CATALOG", resource("catalog.json"));
        return environment;
    }

    static String github(int id, String type, String login) {
        return "{\"id\":" + id + ",\"type\":\"" + type + "\",\"actor\":{\"login\":\"" + login + "\",\"id\":" + id * 7
                + "},\"repo\":{\"name\":\"" + login + "/engine\"},\"labels\":[\"a\",\"b" + id
                + "\",\"mail x@example.org\"],\"price\":\"" + id + ".25\",\"created_at\":\"2018-01-01T11:00:00Z\"}";
    }

    /// Some events of several types and owners, with one that is not JSON, one of a wrong type and one by a bot.
    static List<String> mixed() {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            payloads.add(github(i, i % 3 == 0 ? "PushEvent" : "WatchEvent", "user" + i % 5));
        }
        payloads.add("not JSON");
        payloads.add(github(7, "PushEvent", "user1").replace("\"id\":7,", "\"id\":\"seven\","));
        payloads.add(github(8, "PushEvent", "robot[bot]"));
        return payloads;
    }

    static String kinesis(List<String> payloads) {
        StringBuilder event = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < payloads.size(); i++) {
            String number =
                    new BigInteger(FIRST_NUMBER).add(BigInteger.valueOf(i)).toString();
            event.append(i == 0 ? "" : ",")
                    .append("{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"p")
                    .append(i)
                    .append("\",\"sequenceNumber\":\"")
                    .append(number)
                    .append("\",\"data\":\"")
                    .append(base64(payloads.get(i)))
                    .append("\",\"approximateArrivalTimestamp\":1700000000.123},\"eventSource\":\"aws:kinesis\",")
                    .append("\"eventVersion\":\"1.0\",\"eventID\":\"shardId-000000000000:")
                    .append(number)
                    .append("\",\"eventName\":\"aws:kinesis:record\",\"awsRegion\":\"us-east-1\",")
                    .append("\"eventSourceARN\":\"arn:aws:kinesis:us-east-1:000000000000:stream/github\"}");
        }
        return event.append("]}").toString();
    }

    static String transformation(String... payloads) {
        StringBuilder request = new StringBuilder(
                "{\"invocationId\":\"i\",\"deliveryStreamArn\":"
                        + "\"arn:aws:firehose:us-east-1:000000000000:deliverystream/d\",\"region\":\"us-east-1\",\"records\":[");
        for (int i = 0; i < payloads.length; i++) {
            request.append(i == 0 ? "" : ",")
                    .append("{\"recordId\":\"")
                    .append(i)
                    .append("\",\"approximateArrivalTimestamp\":1672535312040,\"data\":\"")
                    .append(base64(payloads[i]))
                    .append("\"}");
        }
        return request.append("]}").toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
