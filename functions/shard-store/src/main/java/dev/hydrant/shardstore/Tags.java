package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The tags of a stream or a consumer, and what AWS allows in them.
final class Tags {

    private static final int MAX_TAGS = 50;

    /// A colon is taken, as by AWS's other services, though the messages don't name it.
    private static final Pattern INVALID = Pattern.compile("[^\\p{L}\\p{N}\\p{Z}_./=+\\-%@:]");

    private Tags() {}

    /// The tags of a request.
    ///
    /// @throws ServiceException if one holds what no tag may
    static Map<String, String> of(Struct input) {
        Map<String, String> tags = new TreeMap<>();
        input.map("Tags").forEach((key, value) -> tags.put((String) key, (String) value));
        refuseInvalid(tags.keySet());
        refuseInvalid(tags.values());
        return tags;
    }

    static void refuseInvalid(Collection<String> texts) {
        if (texts.stream().anyMatch(text -> INVALID.matcher(text).find())) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space,"
                            + " _ . / = + - % @.");
        }
    }

    /// Texts with a percent sign pass the first check and fail here, as on AWS.
    ///
    /// @param failed what failed, such as `add tags to stream s`
    static void refusePercent(Collection<String> texts, String failed) {
        if (texts.stream().anyMatch(text -> text.indexOf('%') >= 0)) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Failed to " + failed + " because some tags contained illegal characters. The allowed characters"
                            + " are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }
    }

    /// Both together; of two values of a key, the added one.
    static Map<String, String> with(Map<String, String> tags, Map<String, String> added, String failed) {
        refusePercent(added.keySet(), failed);
        refusePercent(added.values(), failed);
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(added);
        if (all.size() > MAX_TAGS) {
            // the number is what AWS's message says, which its limit has outgrown
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Failed to " + failed
                            + " because a given stream cannot have more than 10 tags associated with it.");
        }
        return all;
    }

    static Map<String, String> without(Map<String, String> tags, Collection<String> keys, String failed) {
        refusePercent(keys, failed);
        Map<String, String> rest = new TreeMap<>(tags);
        rest.keySet().removeAll(keys);
        return rest;
    }
}
