package dev.hydrant.wire.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.wire.auth.Principals.Reach;
import dev.hydrant.wire.auth.Statement.Effect;
import java.util.List;

/// An IAM policy: statements that allow or deny.
public final class Policy {

    private final List<Statement> statements;

    Policy(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /// A policy of an identity: what it may do.
    ///
    /// @throws InvalidPolicyException where it says what can't be carried out
    public static Policy ofIdentity(JsonNode document) {
        return PolicyReader.identity(document, "");
    }

    /// A policy of a resource: who may do what with it.
    ///
    /// @throws InvalidPolicyException where it says what can't be carried out
    public static Policy ofResource(JsonNode document) {
        return PolicyReader.resource(document, "");
    }

    boolean denies(Access access, String userArn) {
        return statements.stream()
                .anyMatch(statement -> statement.effect() == Effect.DENY
                        && statement.principals().reach(userArn) != Reach.NONE
                        && statement.covers(access));
    }

    /// The farthest that an allowing statement reaches.
    Reach allows(Access access, String userArn) {
        Reach farthest = Reach.NONE;
        for (Statement statement : statements) {
            if (statement.effect() == Effect.ALLOW && statement.covers(access)) {
                Reach reach = statement.principals().reach(userArn);
                farthest = reach.compareTo(farthest) > 0 ? reach : farthest;
            }
        }
        return farthest;
    }
}
