package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Segments as files {@code segment-0000000001.bkj} of one directory. Any thread may use it. */
record DiskSegmentFiles(Path directory) implements SegmentFiles {
  private static final Pattern NAME = Pattern.compile("segment-(\\d{10})\\.bkj");

  @Override
  public List<Long> numbers() throws IOException {
    try (var names = Files.list(directory)) {
      return names
          .map(path -> NAME.matcher(String.valueOf(path.getFileName())))
          .filter(matcher -> matcher.matches())
          .map(matcher -> Long.valueOf(matcher.group(1)))
          .sorted()
          .toList();
    }
  }

  @Override
  public SegmentFile create(long number) throws IOException {
    return open(
        number, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public SegmentFile openForWriting(long number) throws IOException {
    return open(number, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public SegmentFile openForReading(long number) throws IOException {
    return open(number, StandardOpenOption.READ);
  }

  @Override
  public void delete(long number) throws IOException {
    Files.deleteIfExists(path(number));
  }

  @Override
  public void forceDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Path path(long number) {
    return directory.resolve(String.format(Locale.ROOT, "segment-%010d.bkj", number));
  }

  private SegmentFile open(long number, OpenOption... options) throws IOException {
    return new ChannelFile(FileChannel.open(path(number), options));
  }

  private record ChannelFile(FileChannel channel) implements SegmentFile {
    @Override
    public void write(ByteBuffer bytes, long offset) throws IOException {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer target, long offset) throws IOException {
      int got = 0;
      while (target.hasRemaining()) {
        int n = channel.read(target, offset + got);
        if (n < 0) {
          break;
        }
        got += n;
      }
      return got;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
