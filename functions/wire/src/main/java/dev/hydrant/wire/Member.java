package dev.hydrant.wire;

/// One member of a structure.
///
/// @param name as on the wire
/// @param shape what it holds
/// @param presence whether a request must have it
/// @param support how far it is carried out here
public record Member(String name, Shape shape, Presence presence, Support support) {

    /// Whether a request must have a member.
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /// The member's name as AWS's validation messages write it.
    public String pathName() {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
