package dev.hydrant.wire.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.wire.auth.Statement.Effect;
import dev.hydrant.wire.auth.Statement.Patterns;
import dev.hydrant.wire.auth.Statement.Selects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads IAM policies. What can't be carried out is refused by name: a condition that is passed over would
/// turn a policy into another one.
final class PolicyReader {

    private static final Set<String> DOCUMENT = Set.of("Id", "Statement", "Version");
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> IDENTITY_STATEMENT =
            Set.of("Action", "Effect", "NotAction", "NotResource", "Resource", "Sid");
    private static final Set<String> RESOURCE_STATEMENT =
            Set.of("Action", "Effect", "NotAction", "NotResource", "Principal", "Resource", "Sid");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9_*?-]+:[A-Za-z0-9_*?-]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:[^:]*:.+");
    private static final Pattern USER = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:user/[\\w+=,.@/-]+");
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws[a-z-]*:iam::)?(\\d{12})(?::root)?");
    private static final String ANYONE = "*";

    private PolicyReader() {}

    static Policy identity(JsonNode document, String path) {
        return read(document, path, IDENTITY_STATEMENT, statement -> new Principals.Owner());
    }

    static Policy resource(JsonNode document, String path) {
        return read(document, path, RESOURCE_STATEMENT, PolicyReader::principals);
    }

    private static Policy read(
            JsonNode node, String path, Set<String> members, Function<StrictObject, Principals> principals) {
        StrictObject document = new StrictObject(node, path);
        document.allow(DOCUMENT);
        document.optionalText("Version")
                .filter(version -> !VERSIONS.contains(version))
                .ifPresent(version -> {
                    throw document.failure("Version", "must be 2012-10-17 or 2008-10-17 but was " + version);
                });
        document.optionalText("Id");
        List<Statement> statements = new ArrayList<>();
        for (StrictObject statement : document.objects("Statement")) {
            statement.allow(members);
            statement.optionalText("Sid");
            statements.add(new Statement(
                    effect(statement),
                    principals.apply(statement),
                    patterns(statement, "Action", ACTION, Glob::ofAction),
                    patterns(statement, "Resource", RESOURCE, Glob::new)));
        }
        return new Policy(statements);
    }

    private static Effect effect(StrictObject statement) {
        String effect = statement.text("Effect");
        return switch (effect) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw statement.failure("Effect", "must be Allow or Deny but was " + effect);
        };
    }

    private static Patterns patterns(StrictObject statement, String name, Pattern form, Function<String, Glob> glob) {
        String negation = "Not" + name;
        if (statement.has(name) == statement.has(negation)) {
            throw statement.failure(name, "or " + negation + " must be there, and not both");
        }
        String element = statement.has(name) ? name : negation;
        List<Glob> globs = new ArrayList<>();
        for (String text : statement.texts(element)) {
            if (text.contains("${")) {
                throw statement.failure(element, "holds a policy variable, which is not supported: " + text);
            }
            if (!form.matcher(text).matches()) {
                throw statement.failure(element, "must be of the form " + form + " but was " + text);
            }
            globs.add(glob.apply(text));
        }
        return new Patterns(globs, element.equals(name) ? Selects.MATCHES : Selects.ALL_OTHERS);
    }

    private static Principals principals(StrictObject statement) {
        JsonNode principal = statement.member("Principal");
        if (principal.isTextual()) {
            if (principal.asText().equals(ANYONE)) {
                return new Principals.Anyone();
            }
            throw statement.failure("Principal", "must be * or an object but was " + principal.asText());
        }
        StrictObject kinds = new StrictObject(principal, statement.pathTo("Principal"));
        kinds.allow(Set.of("AWS"));
        List<String> users = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (String text : kinds.texts("AWS")) {
            Matcher account = ACCOUNT.matcher(text);
            if (text.equals(ANYONE)) {
                return new Principals.Anyone();
            } else if (account.matches()) {
                accounts.add(account.group(1));
            } else if (USER.matcher(text).matches()) {
                users.add(text);
            } else {
                throw kinds.failure("AWS", "must name accounts or users but was " + text);
            }
        }
        return new Principals.Named(users, accounts);
    }
}
