package dev.hydrant.wire.auth;

import dev.hydrant.wire.Caller;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Guard;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import dev.hydrant.wire.WireRequest;
import java.time.Clock;

/// Lets those pass who sign with a known key what their policy allows.
public final class SigV4Guard implements Guard {

    private final Credentials credentials;
    private final SignatureVerifier verifier;
    private final RequestedResources resources;

    /// @param region the only one whose signatures are taken
    public SigV4Guard(Credentials credentials, String region, Clock clock, RequestedResources resources) {
        this.credentials = credentials;
        this.verifier = new SignatureVerifier(credentials, region, clock);
        this.resources = resources;
    }

    @Override
    public Caller identify(WireRequest request, Service service) {
        return verifier.verify(request, service).caller();
    }

    @Override
    public void permit(Caller caller, Service service, Operation operation, Struct input) {
        switch (caller) {
            case Caller.User user -> permitUser(user, service, operation, input);
            case Caller.Unverified _ ->
                throw new ServiceException(ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
        }
    }

    private void permitUser(Caller.User user, Service service, Operation operation, Struct input) {
        Policy identity = credentials
                .find(user.accessKeyId())
                .orElseThrow(() -> new IllegalStateException(user.accessKeyId() + " was found a moment ago"))
                .policy();
        for (Access access : resources.accesses(service, operation, input)) {
            PolicyDecision decision = PolicyDecision.of(access, user.arn(), identity, resources.policyOf(access));
            if (decision != PolicyDecision.ALLOWED) {
                throw new ServiceException(ErrorCode.ACCESS_DENIED, decision.message(access, user.arn()));
            }
        }
    }
}
