package org.burkit.collector;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.burkit.collector.query.Csv;
import org.burkit.collector.store.Research;
import org.jspecify.annotations.Nullable;

/** Forms in which rows are written, one after the other. */
enum RowFormat {
  /** RFC 4180, safe for spreadsheets. */
  CSV {
    @Override
    Research.Rows rows(OutputStream out) throws IOException {
      SequenceWriter writer = Csv.ROWS.writeValues(out);
      return new Research.Rows() {
        @Override
        public void columns(List<String> names) throws IOException {
          writer.write(names);
        }

        @Override
        public void end() throws IOException {
          writer.flush();
        }

        @Override
        public void row(List<@Nullable Object> values) throws IOException {
          writer.write(values.stream().map(RowFormat::cell).toList());
        }
      };
    }
  },

  /** One object of JSON on each line. */
  JSONL {
    @Override
    Research.Rows rows(OutputStream out) throws IOException {
      SequenceWriter writer = LINES.writeValues(out);
      return new Research.Rows() {
        private List<String> names = List.of();

        @Override
        public void columns(List<String> names) {
          this.names = names;
        }

        @Override
        public void end() throws IOException {
          writer.flush();
          if (!names.isEmpty()) {
            out.write('\n');
          }
          out.flush();
        }

        @Override
        public void row(List<@Nullable Object> values) throws IOException {
          Map<String, @Nullable Object> object = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            object.put(names.get(i), values.get(i));
          }
          writer.write(object);
        }
      };
    }
  };

  private static final ObjectWriter LINES = new JsonMapper().writer().withRootValueSeparator("\n");

  /** Where rows go to be written to {@code out}; the caller closes it. */
  abstract Research.Rows rows(OutputStream out) throws IOException;

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> Csv.safe(text);
      default -> String.valueOf(value);
    };
  }
}
