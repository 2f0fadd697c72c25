package dev.hydrant.s3;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// The time zones that `CustomTimeZone` takes: `UTC` and IANA's names of more than three letters.
///
/// AWS knows the names that Unicode's CLDR keeps stable: where IANA renamed a zone, the older name is accepted and the
/// newer one is not (measured on AWS for `Asia/Calcutta` and `Europe/Kiev`, September 2026; the other pairs follow
/// CLDR's list).
public final class CustomTimeZone {

    private static final int SHORTEST_NAME = 4;

    private static final Set<String> NAMES_THAT_CLDR_KEEPS_UNDER_AN_OLDER_ONE = Set.of(
            "Africa/Asmara",
            "America/Argentina/Buenos_Aires",
            "America/Argentina/Catamarca",
            "America/Argentina/Cordoba",
            "America/Argentina/Jujuy",
            "America/Argentina/Mendoza",
            "America/Atikokan",
            "America/Indiana/Indianapolis",
            "America/Kentucky/Louisville",
            "America/Nuuk",
            "Asia/Ho_Chi_Minh",
            "Asia/Kathmandu",
            "Asia/Kolkata",
            "Asia/Yangon",
            "Atlantic/Faroe",
            "Europe/Kyiv",
            "Pacific/Chuuk",
            "Pacific/Kanton",
            "Pacific/Pohnpei");

    private CustomTimeZone() {}

    /// @param name as configured; empty means UTC
    /// @return empty where AWS does not support the name
    public static Optional<ZoneId> of(String name) {
        if (name.isEmpty() || name.equals("UTC")) {
            return Optional.of(ZoneOffset.UTC);
        }
        boolean known = name.length() >= SHORTEST_NAME
                && !name.startsWith("SystemV/")
                && !NAMES_THAT_CLDR_KEEPS_UNDER_AN_OLDER_ONE.contains(name)
                && ZoneId.getAvailableZoneIds().contains(name);
        return known ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
