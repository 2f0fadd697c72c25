package dev.hydrant.wire;

/// Says who calls, and whether they may.
public interface Guard {

    /// Takes every call, whoever makes it.
    Guard OPEN = new Guard() {
        @Override
        public Caller identify(WireRequest request, Service service) {
            return new Caller.Unverified();
        }

        @Override
        public void permit(Caller caller, Service service, Operation operation, Struct input) {}
    };

    /// Finds out who signed a request, before anything of its body is read.
    ///
    /// @throws ServiceException if it can't be told, in AWS's words
    Caller identify(WireRequest request, Service service);

    /// Lets a valid call pass.
    ///
    /// @param input has been validated
    /// @throws ServiceException if the caller may not do that, in AWS's words
    void permit(Caller caller, Service service, Operation operation, Struct input);
}
