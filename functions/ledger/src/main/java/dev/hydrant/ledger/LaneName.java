package dev.hydrant.ledger;

/// A lane's place in the state store: `<delivery>/<lane>`.
///
/// @param delivery the delivery's name in the state; one per delivery made
/// @param lane the lane's name within it
public record LaneName(String delivery, String lane) {

    public LaneName {
        checkSegment("delivery", delivery);
        checkSegment("lane", lane);
    }

    private static void checkSegment(String name, String value) {
        if (value.isEmpty() || value.contains("/") || value.startsWith(".")) {
            throw new IllegalArgumentException("`" + name
                    + "` must be one segment of a key that doesn't start with a dot but was `" + value + "`");
        }
    }

    @Override
    public String toString() {
        return delivery + "/" + lane;
    }
}
