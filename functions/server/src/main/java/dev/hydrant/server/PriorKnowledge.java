package dev.hydrant.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Takes HTTP/2 within TLS also from clients that don't ask for it in the handshake.
///
/// AWS's SDK for Java is one: it knows that Kinesis speaks HTTP/2, and just speaks it. So where the handshake chose
/// nothing, the first bytes do, as they do without TLS.
final class PriorKnowledge extends JdkSSLEngineOptions {

    private static final String HTTP_2 = "h2";

    /// What a client of HTTP/2 says first begins so, and no request of HTTP/1 does.
    private static final byte[] PREFACE = {'P', 'R', 'I', ' '};

    /// A client that says nothing for so long is taken for one of HTTP/1, whose silence is bounded elsewhere.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public PriorKnowledge copy() {
        return new PriorKnowledge();
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new Context(super.create());
            }
        };
    }

    private static final class Context extends DelegatingSslContext {

        Context(SslContext context) {
            super(context);
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            // as it is
        }

        @Override
        protected SslHandler newHandler(ByteBufAllocator allocator, boolean startTls, Executor executor) {
            return new Handler(newEngine(allocator), startTls, executor);
        }

        @Override
        protected SslHandler newHandler(
                ByteBufAllocator allocator, String host, int port, boolean startTls, Executor executor) {
            return new Handler(newEngine(allocator, host, port), startTls, executor);
        }
    }

    /// Says what the handshake chose, or else the first bytes did.
    private static final class Handler extends SslHandler {

        private @Nullable String spoken;

        Handler(SSLEngine engine, boolean startTls, Executor executor) {
            super(engine, startTls, executor);
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) throws Exception {
            context.pipeline().addAfter(context.name(), null, new FirstBytes(this));
            super.handlerAdded(context);
        }

        @Override
        public @Nullable String applicationProtocol() {
            String chosen = super.applicationProtocol();
            return chosen == null ? spoken : chosen;
        }
    }

    /// Keeps the end of the handshake back until it is known what the client speaks.
    private static final class FirstBytes extends ChannelInboundHandlerAdapter {

        private final Handler handler;
        private @Nullable Object handshakeEnd;
        private @Nullable Future<?> patience;
        private @Nullable ByteBuf first;

        FirstBytes(Handler handler) {
            this.handler = handler;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent end
                    && end.isSuccess()
                    && handler.applicationProtocol() == null) {
                handshakeEnd = event;
                patience = context.executor()
                        .schedule(() -> decide(context, null), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                context.read();
            } else {
                context.fireUserEventTriggered(event);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (handshakeEnd == null || !(message instanceof ByteBuf bytes)) {
                context.fireChannelRead(message);
                return;
            }
            ByteBuf all =
                    first == null ? bytes : context.alloc().compositeBuffer().addComponents(true, first, bytes);
            first = all;
            int known = Math.min(PREFACE.length, all.readableBytes());
            if (!begins(all, known)) {
                decide(context, null);
            } else if (known == PREFACE.length) {
                decide(context, HTTP_2);
            } else {
                context.read();
            }
        }

        /// @param protocol null for HTTP/1
        private void decide(ChannelHandlerContext context, @Nullable String protocol) {
            Object end = handshakeEnd;
            if (end == null || context.isRemoved()) {
                return;
            }
            handshakeEnd = null;
            if (patience != null) {
                patience.cancel(false);
            }
            handler.spoken = protocol;
            ByteBuf known = first;
            first = null;
            context.fireUserEventTriggered(end);
            context.pipeline().remove(this);
            if (known != null) {
                context.fireChannelRead(known);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            handlerRemoved(context);
            context.fireChannelInactive();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            if (first != null) {
                first.release();
                first = null;
            }
        }

        private static boolean begins(ByteBuf bytes, int known) {
            for (int i = 0; i < known; i++) {
                if (bytes.getByte(bytes.readerIndex() + i) != PREFACE[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
