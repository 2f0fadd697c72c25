package dev.hydrant.wire.auth;

import java.util.List;

/// Of whom a statement speaks.
sealed interface Principals {

    /// How far a statement reaches a caller.
    enum Reach {
        /// It doesn't speak of that caller.
        NONE,
        /// It speaks of the caller's account, whose own policies decide who of it may.
        BY_ACCOUNT,
        /// It speaks of the caller.
        DIRECT
    }

    /// @param userArn the caller's
    Reach reach(String userArn);

    /// The identity that the policy belongs to.
    record Owner() implements Principals {
        @Override
        public Reach reach(String userArn) {
            return Reach.DIRECT;
        }
    }

    /// Anybody at all.
    record Anyone() implements Principals {
        @Override
        public Reach reach(String userArn) {
            return Reach.DIRECT;
        }
    }

    /// Users by their ARNs, and whole accounts by their numbers.
    record Named(List<String> userArns, List<String> accounts) implements Principals {
        public Named {
            userArns = List.copyOf(userArns);
            accounts = List.copyOf(accounts);
        }

        @Override
        public Reach reach(String userArn) {
            if (userArns.contains(userArn)) {
                return Reach.DIRECT;
            }
            return accounts.contains(Access.accountOf(userArn)) ? Reach.BY_ACCOUNT : Reach.NONE;
        }
    }
}
