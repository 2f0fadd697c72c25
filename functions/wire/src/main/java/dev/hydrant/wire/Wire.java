package dev.hydrant.wire;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// AWS's protocol over any transport: one request in, one answer out.
///
/// Routes by `X-Amz-Target`, parses, validates, calls the handler and writes its answer or its error.
/// Nothing thrown gets past it; what no one foresaw is logged with the request's id and answered as an
/// InternalFailure. Safe for any number of threads; a call blocks as long as the handler does.
public final class Wire {

    /// The largest request body: 10 MiB of payload in base64, with its JSON around it.
    public static final int MAX_BODY_BYTES = 14 * 1024 * 1024 + 512 * 1024;

    private static final Logger LOG = System.getLogger(Wire.class.getName());

    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private final RequestIds requestIds;
    private final Guard guard;
    private final CallLog log;
    private final @Nullable CallerIdentity identity;

    /// A wire that takes every signed call, whoever signed it, and keeps no record of it.
    public Wire(List<Binding> bindings, RequestIds requestIds) {
        this(bindings, requestIds, Guard.OPEN, CallLog.NONE);
    }

    public Wire(List<Binding> bindings, RequestIds requestIds, Guard guard, CallLog log) {
        this(bindings, requestIds, guard, log, null);
    }

    /// @param identity answers who a caller is; null where nobody asks
    public Wire(
            List<Binding> bindings,
            RequestIds requestIds,
            Guard guard,
            CallLog log,
            @Nullable CallerIdentity identity) {
        for (Binding binding : bindings) {
            this.bindings.put(binding.service().targetPrefix(), binding);
        }
        this.requestIds = requestIds;
        this.guard = guard;
        this.log = log;
        this.identity = identity;
    }

    /// The whole answer, for a transport that passes on no other: of one that streams, what the default bounds let
    /// through.
    public WireResponse handle(WireRequest request) {
        return handle(request, EventBounds.defaults());
    }

    /// The whole answer, for a transport that passes on no other: of one that streams, what the bounds let through.
    public WireResponse handle(WireRequest request, EventBounds bounds) {
        return switch (answer(request)) {
            case WireResponse whole -> whole;
            case WireEventStream stream -> {
                try {
                    yield BoundedEvents.answer(stream, bounds);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while it waited for events", e);
                }
            }
        };
    }

    /// The answer. One that streams is to be closed.
    public WireAnswer answer(WireRequest request) {
        String requestId = requestIds.requestId();
        Answer answer = new Answer(requestId, requestIds.extendedId());
        if (request.header("origin").isPresent()) {
            if (request.method().equals("OPTIONS")) {
                return Cors.preflight(request, requestId);
            }
            answer.expose(Cors.headers());
        }
        if (!request.method().equals("POST")) {
            return answer.xml(403, ErrorCode.ACCESS_DENIED, Target.UNDETERMINED);
        }
        if (request.body().length > MAX_BODY_BYTES) {
            return answer.tooLarge();
        }
        if (identity != null && CallerIdentity.isAsked(request)) {
            return identity.answer(request, requestId, guard);
        }
        Optional<Encoding> encoding = ContentTypes.encoding(request);
        Optional<Target> target = Target.of(request);
        if (encoding.isEmpty()) {
            boolean isKnown = target.flatMap(this::operation).isPresent();
            return OtherContentTypes.answer(request, answer, target, isKnown);
        }
        try {
            CallInProgress call = new CallInProgress(requestId, request, target);
            return switch (recorded(call, encoding.get())) {
                case Result.Output output -> answer.success(encoding.get(), output.members());
                case Result.Events events -> answer.events(encoding.get(), events.kinds(), events.source());
            };
        } catch (ServiceException e) {
            if (e.code() == ErrorCode.INTERNAL_FAILURE) {
                LOG.log(Level.ERROR, "request " + requestId + " failed: " + reasons(e));
            }
            return answer.error(encoding.get(), e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request " + requestId + " failed", e);
            return answer.error(encoding.get(), ServiceException.unforeseen(requestId, e));
        }
    }

    /// On one line: a disk that is full fails every put, and what is logged of that may go to the same disk.
    private static String reasons(ServiceException failure) {
        StringBuilder reasons = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reasons.append(": ").append(cause);
        }
        return reasons.toString();
    }

    /// The answer to a body that the transport did not read to its end because it is larger than
    /// [#MAX_BODY_BYTES].
    public WireResponse tooLarge() {
        return new Answer(requestIds.requestId(), requestIds.extendedId()).tooLarge();
    }

    /// What a handler answered.
    private sealed interface Result {
        record Output(Struct members) implements Result {}

        record Events(Shape.Structure kinds, EventSource source) implements Result {}
    }

    private Result recorded(CallInProgress call, Encoding encoding) {
        log.admit();
        Result result;
        try {
            result = carryOut(call, encoding);
        } catch (ServiceException e) {
            log.ended(call.ended(new EndedCall.Outcome.Failed(e)));
            throw e;
        } catch (RuntimeException | Error e) {
            log.ended(call.ended(new EndedCall.Outcome.Failed(ServiceException.unforeseen(call.requestId(), e))));
            throw e;
        }
        switch (result) {
            case Result.Output output -> log.ended(call.ended(new EndedCall.Outcome.Answered(output.members())));
            case Result.Events events -> {
                try {
                    log.ended(call.ended(new EndedCall.Outcome.Streams()));
                } catch (RuntimeException | Error e) {
                    events.source().close();
                    throw e;
                }
            }
        }
        return result;
    }

    private Result carryOut(CallInProgress call, Encoding encoding) {
        WireRequest request = call.request();
        Binding binding = call.target().map(t -> bindings.get(t.service())).orElse(null);
        Operation operation = call.target().flatMap(this::operation).orElse(null);
        if (binding == null
                || operation == null
                || !binding.service().encodings().contains(encoding)) {
            throw new ServiceException(ErrorCode.UNKNOWN_OPERATION, "");
        }
        Service service = binding.service();
        Caller caller = guard.identify(request, service);
        call.by(caller);
        if (request.body().length == 0) {
            throw new ServiceException(ErrorCode.SERIALIZATION, "");
        }
        Struct input = StructReader.read(encoding, request.body(), operation.input());
        call.asks(service, operation, input);
        SignaturePresence.check(request);
        if (operation.support() instanceof Support.Refused refused) {
            throw new ServiceException(
                    ErrorCode.UNKNOWN_OPERATION,
                    "The operation " + operation.name() + " is not supported: " + refused.reason() + ".");
        }
        Validator.validate(input);
        guard.permit(caller, service, operation, input);
        return operation
                .events()
                .<Result>map(kinds -> new Result.Events(
                        kinds, handler(binding.streams(), operation).open(input)))
                .orElseGet(() ->
                        new Result.Output(handler(binding.handlers(), operation).handle(input)));
    }

    private Optional<Operation> operation(Target target) {
        return Optional.ofNullable(bindings.get(target.service()))
                .flatMap(binding -> binding.service().find(target.operation()));
    }

    private static <T> T handler(Map<String, T> handlers, Operation operation) {
        T handler = handlers.get(operation.name());
        if (handler == null) {
            throw new IllegalStateException("the binding has checked that " + operation.name() + " has a handler");
        }
        return handler;
    }
}
