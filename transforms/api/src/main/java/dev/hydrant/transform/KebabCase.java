package dev.hydrant.transform;

import java.util.Locale;

/// `GitHubEvents` is `git-hub-events`, `HTTPLogs` is `http-logs`.
final class KebabCase {
    private KebabCase() {}

    static String of(String camelCase) {
        return camelCase
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
