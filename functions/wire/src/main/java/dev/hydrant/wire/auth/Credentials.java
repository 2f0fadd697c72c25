package dev.hydrant.wire.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The access keys that requests may be signed with:
///
/// ```json
/// {"AccessKeys": [{"AccessKeyId": "…", "SecretAccessKey": "…", "UserName": "ada",
///   "PolicyDocument": {"Version": "2012-10-17", "Statement": [
///     {"Effect": "Allow", "Action": "kinesis:*", "Resource": "*"}]}}]}
/// ```
///
/// A temporary key has a `SessionToken` as well. A user of another account has an `Arn` instead of a `UserName`.
public final class Credentials {

    /// Far above what any number of people and programs need, and far below what would fill the memory.
    public static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> MEMBERS =
            Set.of("AccessKeyId", "Arn", "PolicyDocument", "SecretAccessKey", "SessionToken", "UserName");
    private static final Pattern KEY_ID = Pattern.compile("\\w{1,128}");
    private static final Pattern USER_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern USER_ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:user/[\\w+=,.@/-]+");

    private final Map<String, AccessKey> keys;

    private Credentials(Map<String, AccessKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// @param account the account of the users that are named without one
    /// @throws InvalidPolicyException if it says what can't be carried out
    public static Credentials read(byte[] json, String account) {
        StrictObject document = new StrictObject(parse(json), "");
        document.allow(Set.of("AccessKeys"));
        Map<String, AccessKey> keys = new LinkedHashMap<>();
        for (StrictObject member : document.objects("AccessKeys")) {
            AccessKey key = key(member, account);
            if (keys.put(key.id(), key) != null) {
                throw member.failure("AccessKeyId", "is there twice: " + key.id());
            }
        }
        if (keys.isEmpty()) {
            throw document.failure("AccessKeys", "must not be empty");
        }
        return new Credentials(keys);
    }

    Optional<AccessKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static AccessKey key(StrictObject member, String account) {
        member.allow(MEMBERS);
        String id = member.text("AccessKeyId");
        if (!KEY_ID.matcher(id).matches()) {
            throw member.failure("AccessKeyId", "must be of the form " + KEY_ID + " but was " + id);
        }
        return new AccessKey(
                id,
                member.text("SecretAccessKey"),
                member.optionalText("SessionToken"),
                userArn(member, account),
                PolicyReader.identity(member.member("PolicyDocument"), member.pathTo("PolicyDocument")));
    }

    private static String userArn(StrictObject member, String account) {
        if (member.has("Arn") == member.has("UserName")) {
            throw member.failure("UserName", "or Arn must be there, and not both");
        }
        if (member.has("Arn")) {
            return formed(member, "Arn", USER_ARN);
        }
        return "arn:aws:iam::" + account + ":user/" + formed(member, "UserName", USER_NAME);
    }

    private static String formed(StrictObject member, String name, Pattern form) {
        String text = member.text(name);
        if (!form.matcher(text).matches()) {
            throw member.failure(name, "must be of the form " + form + " but was " + text);
        }
        return text;
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            // the parser's own message quotes the document, which holds secrets
            throw new InvalidPolicyException(
                    "no JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
