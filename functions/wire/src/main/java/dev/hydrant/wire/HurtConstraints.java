package dev.hydrant.wire;

import java.util.ArrayList;
import java.util.List;

/// The constraints that a request hurts, told as AWS does: all in one ValidationException.
public final class HurtConstraints {

    /// AWS stops counting here.
    private static final int MAX_ERRORS = 10;

    private final List<String> errors = new ArrayList<>();

    /// A value is longer than it may be.
    ///
    /// @param path where it is, such as `records.1.member.data`
    public void tooLong(Object value, String path, int max) {
        add(ValueText.quoted(value), path, "Member must have length less than or equal to " + max);
    }

    void add(String value, String path, String constraint) {
        if (errors.size() < MAX_ERRORS) {
            errors.add("Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint);
        }
    }

    /// @throws ServiceException if there are any
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new ServiceException(
                    ErrorCode.VALIDATION,
                    errors.size() + (errors.size() == 1 ? " validation error" : " validation errors") + " detected: "
                            + String.join("; ", errors));
        }
    }
}
