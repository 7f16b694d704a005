package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A real directory whose disk fills, breaks or stalls when a test says so. */
final class FailingFiles implements SegmentFiles {
  private final SegmentFiles real;
  private volatile long roomLeft = Long.MAX_VALUE;
  private volatile boolean forcesFail;
  private volatile CountDownLatch release = new CountDownLatch(0);
  private volatile CountDownLatch held = new CountDownLatch(0);

  FailingFiles(SegmentFiles real) {
    this.real = real;
  }

  /** From now on only so many bytes can be written; a write is cut short where room ends. */
  void leaveRoom(long bytes) {
    roomLeft = bytes;
  }

  void forcesFail(boolean fail) {
    forcesFail = fail;
  }

  void holdForces() {
    held = new CountDownLatch(1);
    release = new CountDownLatch(1);
  }

  void awaitHeldForce() throws InterruptedException {
    held.await();
  }

  void releaseForces() {
    release.countDown();
  }

  @Override
  public List<Long> numbers() throws IOException {
    return real.numbers();
  }

  @Override
  public SegmentFile create(long number) throws IOException {
    return new FailingFile(real.create(number));
  }

  @Override
  public SegmentFile openForWriting(long number) throws IOException {
    return new FailingFile(real.openForWriting(number));
  }

  @Override
  public SegmentFile openForReading(long number) throws IOException {
    return real.openForReading(number);
  }

  @Override
  public void delete(long number) throws IOException {
    real.delete(number);
  }

  @Override
  public void forceDirectory() throws IOException {
    real.forceDirectory();
  }

  @Override
  public Path path(long number) {
    return real.path(number);
  }

  private final class FailingFile implements SegmentFile {
    private final SegmentFile file;

    FailingFile(SegmentFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      if (bytes.remaining() > roomLeft) {
        ByteBuffer part = bytes.slice(bytes.position(), (int) roomLeft);
        roomLeft = 0;
        file.write(part, offset);
        throw new IOException("No space left on device");
      }
      roomLeft -= bytes.remaining();
      file.write(bytes, offset);
    }

    @Override
    public void force() throws IOException {
      held.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (forcesFail) {
        throw new IOException("Input/output error");
      }
      file.force();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer target, long offset) throws IOException {
      return file.read(target, offset);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
