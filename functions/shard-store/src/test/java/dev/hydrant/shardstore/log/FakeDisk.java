package dev.hydrant.shardstore.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory that keeps after a power loss only what was synced, and that fails when it is told to.
///
/// Of what was written since the last sync a power loss keeps a random beginning, at times with a page of
/// zeroes in it, and the room that was reserved behind it; a name made or deleted since the last sync of the directory
/// may or may not have changed.
public final class FakeDisk implements LogDisk {

    private final Map<String, Inode> names = new TreeMap<>();
    private final Map<String, Inode> syncedNames = new HashMap<>();
    private final Random random;
    private long capacity = Long.MAX_VALUE;
    private int failingForces;
    private int forces;

    public FakeDisk(Random random) {
        this.random = random;
    }

    private static final class Inode {
        private byte[] bytes = new byte[0];
        private byte[] synced = new byte[0];
        private boolean reserved;
        private boolean isOverwritten;
    }

    /// Lets the next syncs fail, each after an unknown part reached the disk.
    public synchronized void failForces(int count) {
        failingForces = count;
    }

    /// Lets writes fail once all files together hold this many bytes.
    public synchronized void setCapacity(long bytes) {
        capacity = bytes;
    }

    public synchronized int forces() {
        return forces;
    }

    public synchronized long size() {
        return names.values().stream().mapToLong(inode -> inode.bytes.length).sum();
    }

    /// Changes a byte of a file, as a failing disk would.
    public synchronized void damage(String name, int offset) throws IOException {
        Inode inode = inode(name);
        inode.bytes[offset] ^= 0x55;
        inode.synced = inode.bytes.clone();
    }

    /// Cuts the power. Files that are open are of no use after it.
    public synchronized void losePower() {
        Map<String, Inode> after = new TreeMap<>(random.nextBoolean() ? syncedNames : names);
        syncedNames.forEach((name, inode) -> {
            if (names.get(name) == inode) {
                after.put(name, inode);
            }
        });
        for (Inode inode : after.values()) {
            byte[] kept = torn(inode);
            inode.bytes = inode.reserved ? Arrays.copyOf(kept, kept.length + random.nextInt(64)) : kept;
            inode.synced = inode.bytes.clone();
            inode.reserved = false;
        }
        names.clear();
        names.putAll(after);
        syncedNames.clear();
        syncedNames.putAll(after);
    }

    private byte[] torn(Inode inode) {
        int synced = inode.synced.length;
        if (inode.isOverwritten && inode.bytes.length == synced) {
            return random.nextBoolean() ? inode.bytes : inode.synced;
        }
        if (inode.bytes.length <= synced) {
            return inode.synced;
        }
        int kept = synced + random.nextInt(inode.bytes.length - synced + 1);
        byte[] bytes = Arrays.copyOf(inode.bytes, kept);
        System.arraycopy(inode.synced, 0, bytes, 0, synced);
        if (kept > synced && random.nextInt(3) == 0) {
            int hole = synced + random.nextInt(kept - synced);
            Arrays.fill(bytes, hole, Math.min(kept, hole + 64), (byte) 0);
        }
        return bytes;
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized LogFile create(String name) throws IOException {
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Inode inode = new Inode();
        names.put(name, inode);
        return new FakeFile(inode);
    }

    @Override
    public synchronized LogFile open(String name) throws IOException {
        return new FakeFile(inode(name));
    }

    @Override
    public synchronized void delete(String name) {
        names.remove(name);
    }

    @Override
    public synchronized void syncDirectory() {
        syncedNames.clear();
        syncedNames.putAll(names);
    }

    @Override
    public String toString() {
        return "fake";
    }

    private Inode inode(String name) throws NoSuchFileException {
        @Nullable Inode inode = names.get(name);
        if (inode == null) {
            throw new NoSuchFileException(name);
        }
        return inode;
    }

    private final class FakeFile implements LogFile {
        private final Inode inode;

        FakeFile(Inode inode) {
            this.inode = inode;
        }

        @Override
        public void reserve(int bytes) {
            inode.reserved = true;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            synchronized (FakeDisk.this) {
                int room = (int) Math.max(0, Math.min(bytes.remaining(), capacity - FakeDisk.this.size()));
                int end = inode.bytes.length;
                boolean full = room < bytes.remaining();
                inode.bytes = Arrays.copyOf(inode.bytes, end + room);
                bytes.get(inode.bytes, end, room);
                if (full) {
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public void overwrite(ByteBuffer bytes, long position) throws IOException {
            synchronized (FakeDisk.this) {
                int end = (int) position + bytes.remaining();
                inode.isOverwritten = true;
                if (end > inode.bytes.length) {
                    append(ByteBuffer.allocate(end - inode.bytes.length));
                }
                inode.bytes = inode.bytes.clone();
                bytes.get(inode.bytes, (int) position, bytes.remaining());
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (FakeDisk.this) {
                forces++;
                if (failingForces > 0) {
                    failingForces--;
                    inode.synced = torn(inode);
                    throw new IOException("Input/output error");
                }
                inode.synced = inode.bytes.clone();
            }
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            synchronized (FakeDisk.this) {
                int length = into.remaining();
                if (position + length > inode.bytes.length) {
                    throw new EOFException("nothing at " + inode.bytes.length);
                }
                into.put(inode.bytes, (int) position, length);
            }
        }

        @Override
        public long size() {
            synchronized (FakeDisk.this) {
                return inode.bytes.length;
            }
        }

        @Override
        public void truncate(long size) {
            synchronized (FakeDisk.this) {
                inode.bytes = Arrays.copyOf(inode.bytes, (int) Math.min(size, inode.bytes.length));
                inode.reserved = false;
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
