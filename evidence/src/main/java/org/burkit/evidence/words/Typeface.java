package org.burkit.evidence.words;

import java.io.IOException;
import java.io.InputStream;

/** Noto Sans, which has the letters of Kazakh. */
public enum Typeface {
  REGULAR("NotoSans-Regular.ttf"),
  BOLD("NotoSans-Bold.ttf");

  private final String file;

  Typeface(String file) {
    this.file = file;
  }

  /** Its TrueType file; the caller closes it. */
  public InputStream open() throws IOException {
    InputStream in = Typeface.class.getResourceAsStream(file);
    if (in == null) {
      throw new IOException("the jar lacks " + file);
    }
    return in;
  }
}
