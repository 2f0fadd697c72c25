package dev.hydrant.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// A credentials file with two users: ada may do everything, bob may put to and read from the stream `clicks`.
final class Users {

    static final Map<String, String> ADA = Map.of("AWS_ACCESS_KEY_ID", "AKIDADA", "AWS_SECRET_ACCESS_KEY", "sesame");
    static final Map<String, String> BOB = Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDBOB", "AWS_SECRET_ACCESS_KEY", "poppy", "AWS_SESSION_TOKEN", "bobs/token==");

    private static final String JSON = """
            {"AccessKeys": [
              {"AccessKeyId": "AKIDADA", "SecretAccessKey": "sesame", "UserName": "ada",
               "PolicyDocument": {"Version": "2012-10-17",
                 "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}},
              {"AccessKeyId": "AKIDBOB", "SecretAccessKey": "poppy", "SessionToken": "bobs/token==", "UserName": "bob",
               "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                 {"Effect": "Allow", "Action": ["kinesis:Put*", "kinesis:Get*"],
                  "Resource": "arn:aws:kinesis:us-east-1:*:stream/clicks"}]}}]}
            """;

    private Users() {}

    static Path file(Path directory) throws IOException {
        Path file = directory.resolve("credentials.json");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, JSON);
        }
        return file;
    }
}
