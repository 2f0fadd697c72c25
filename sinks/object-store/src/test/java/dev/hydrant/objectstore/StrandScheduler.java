package dev.hydrant.objectstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Lets the strands of a simulated world go on one at a time, call by call, and keeps what happened.
///
/// Whose turn it is, and what the world does meanwhile, is a subclass's to say: from the same random numbers it makes
/// the same life.
public abstract class StrandScheduler<S extends Strand> {

    private final List<S> strands = new ArrayList<>();
    private final Turns turns = new Turns();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Object[]> story = new ArrayList<>();
    private @Nullable Throwable failure;

    /// Lets the world go on by one turn, and says whose it is.
    protected abstract S nextTurn();

    /// Takes in that a strand has ended, and is no longer among the others.
    protected abstract void ended(Strand strand);

    /// Those who live.
    protected final List<S> strands() {
        return strands;
    }

    protected final void spawn(S strand) {
        strands.add(strand);
        strand.start();
    }

    /// Gives the first turn, and returns when nobody lives any more.
    ///
    /// @throws AssertionError if one of them failed
    protected final void live() throws InterruptedException {
        turns.pass(nextTurn().thread());
        over.await();
        if (failure != null) {
            throw new AssertionError("a strand failed\n" + story(), failure);
        }
    }

    public final void tell(Object... words) {
        story.add(words);
    }

    /// Tells of a call.
    protected void tellCall(String strand, Operation operation, String key, Fault fault) {
        tell(strand, operation, key, fault);
    }

    /// Everything that happened, for somebody who wants to understand a harm.
    public final String story() {
        StringBuilder text = new StringBuilder();
        for (Object[] line : story) {
            for (Object word : line) {
                text.append(word).append(' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    final void fail(Throwable cause) {
        failure = cause;
    }

    /// Waits for the first turn.
    final void await() {
        turns.await();
    }

    /// Called before each call: chooses who goes on, and comes back when that is this strand.
    final void turn(Strand strand) {
        Strand next = nextTurn();
        if (!next.equals(strand)) {
            turns.pass(next.thread());
            turns.await();
        }
    }

    /// Called as a strand's last act.
    final void end(Strand strand) {
        strands.remove(strand);
        ended(strand);
        if (strands.isEmpty()) {
            over.countDown();
        } else {
            turns.pass(nextTurn().thread());
        }
    }
}
