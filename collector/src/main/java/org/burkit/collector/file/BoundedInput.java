package org.burkit.collector.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which there may be no more than so many. One thread. */
final class BoundedInput extends FilterInputStream {
  private final long most;
  private long read;

  BoundedInput(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int many = super.read(bytes, offset, length);
    count(Math.max(0, many));
    return many;
  }

  private void count(int more) throws IOException {
    read += more;
    if (read > most) {
      throw new IOException("it holds more than " + most + " bytes, more than any probe keeps");
    }
  }
}
