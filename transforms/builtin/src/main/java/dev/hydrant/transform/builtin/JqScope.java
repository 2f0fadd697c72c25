package dev.hydrant.transform.builtin;

import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;

/// The functions of jq 1.6, loaded once.
///
/// The library finds them by `ServiceLoader` and by annotations, which a native binary has not. So this class is
/// initialised while the binary is built (Quarkus does that with every class), and the finished scope is part of it.
final class JqScope {

    static final Version VERSION = Versions.JQ_1_6;
    private static final Scope BUILTINS = load();

    private JqScope() {}

    private static Scope load() {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(JqScope.class.getClassLoader(), VERSION, scope);
        JqFunctions.addTo(scope);
        DateFunctions.addTo(scope);
        JqNumbers.writeAsKeys(scope.getObjectMapper());
        return scope;
    }

    /// A scope for one run of one program.
    static Scope fresh() {
        return Scope.newChildScope(BUILTINS);
    }

    static boolean has(String function, int arguments) {
        return BUILTINS.getFunction(function, arguments) != null;
    }
}
