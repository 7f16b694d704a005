package org.burkit.evidence.bundle;

import java.util.ArrayList;
import java.util.List;

/**
 * A paper of one language, whatever it is written as.
 *
 * @param language its code, such as {@code kk}
 */
record Sheet(String language, String title, List<Block> blocks) {
  Sheet {
    blocks = List.copyOf(blocks);
  }

  /** What stands below one another. */
  sealed interface Block {}

  record Heading(String text) implements Block {}

  record Section(String text) implements Block {}

  record Paragraph(String text) implements Block {}

  /** A table of two columns. */
  record Table(List<Row> rows) implements Block {
    Table {
      rows = List.copyOf(rows);
    }
  }

  record Row(String name, String value) {}

  /** Gathers what a sheet is made of. One thread. */
  static final class Writing {
    private final List<Block> blocks = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    void heading(String text) {
      add(new Heading(text));
    }

    void section(String text) {
      add(new Section(text));
    }

    void paragraph(String text) {
      add(new Paragraph(text));
    }

    /** Rows that follow each other are one table. */
    void row(String name, String value) {
      rows.add(new Row(name, value));
    }

    private void add(Block block) {
      if (!rows.isEmpty()) {
        blocks.add(new Table(rows));
        rows.clear();
      }
      blocks.add(block);
    }

    Sheet sheet(String language, String title) {
      if (!rows.isEmpty()) {
        blocks.add(new Table(rows));
      }
      return new Sheet(language, title, blocks);
    }
  }
}
