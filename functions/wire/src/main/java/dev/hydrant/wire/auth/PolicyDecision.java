package dev.hydrant.wire.auth;

import dev.hydrant.wire.auth.Principals.Reach;
import java.util.Optional;

/// Whether a user may do something, and if not, why.
public enum PolicyDecision {
    ALLOWED(""),
    DENIED_BY_IDENTITY_POLICY("with an explicit deny in an identity-based policy"),
    DENIED_BY_RESOURCE_POLICY("with an explicit deny in a resource-based policy"),
    NOT_ALLOWED_BY_IDENTITY_POLICY("because no identity-based policy allows the %s action"),
    NOT_ALLOWED_BY_RESOURCE_POLICY("because no resource-based policy allows the %s action");

    private final String why;

    PolicyDecision(String why) {
        this.why = why;
    }

    /// Decides as IAM does: a deny anywhere wins; within an account one of the two policies must allow, from
    /// another account both must. What a resource's policy grants to a whole account, the account's own
    /// policies must grant to the user.
    ///
    /// @param identity the user's policy
    /// @param resource the resource's policy, if it has one
    public static PolicyDecision of(Access access, String userArn, Policy identity, Optional<Policy> resource) {
        if (identity.denies(access, userArn)) {
            return DENIED_BY_IDENTITY_POLICY;
        }
        if (resource.isPresent() && resource.get().denies(access, userArn)) {
            return DENIED_BY_RESOURCE_POLICY;
        }
        Reach granted = resource.map(policy -> policy.allows(access, userArn)).orElse(Reach.NONE);
        boolean own = access.account().isEmpty() || access.account().equals(Access.accountOf(userArn));
        if (own && granted == Reach.DIRECT) {
            return ALLOWED;
        }
        if (identity.allows(access, userArn) == Reach.NONE) {
            return NOT_ALLOWED_BY_IDENTITY_POLICY;
        }
        return own || granted != Reach.NONE ? ALLOWED : NOT_ALLOWED_BY_RESOURCE_POLICY;
    }

    /// The refusal, in AWS's words. Not for [#ALLOWED].
    String message(Access access, String userArn) {
        return "User: " + userArn + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource() + " " + why.replace("%s", access.action());
    }
}
