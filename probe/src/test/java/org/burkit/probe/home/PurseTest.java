package org.burkit.probe.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.envelope.token.Blinding;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurseTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final IssuingKey KEY = IssuingKey.generate();

  @TempDir Path directory;
  private Home home;

  @BeforeEach
  void open() throws IOException {
    home = Home.open(directory.resolve("home"));
  }

  @Test
  void whatLapsesFirst_isSpentFirst_andEachOnce_alsoByAnotherProcess() throws IOException {
    List<Token> old = tokens(1);
    List<Token> fresh = tokens(2);
    List<Token> known = tokens(1);
    purse().add(MONTH, Standing.KNOWN, known);
    purse().add(MONTH, Standing.NEW, fresh);
    purse().add(MONTH.minusMonths(1), Standing.KNOWN, old);

    List<Token> spent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      spent.add(purse().take().orElseThrow());
    }
    assertThat(spent)
        .containsExactlyElementsOf(Stream.of(old, fresh, known).flatMap(List::stream).toList());
    assertThat(purse().take()).isEmpty();
  }

  @Test
  void twoProcesses_neverTakeTheSame() throws Exception {
    int each = 60;
    List<Token> all = tokens(2 * each);
    purse().add(MONTH, Standing.NEW, all);
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Spender.class.getName(),
                home.directory().toString(),
                String.valueOf(each))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> spent = new ArrayList<>();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo(Spender.READY);
      other.getOutputStream().write('\n');
      other.getOutputStream().flush();
      spent.addAll(Spender.spend(purse(), each));
      said.lines().forEach(spent::add);
    } finally {
      other.destroy();
    }

    assertThat(spent).hasSize(2 * each).doesNotHaveDuplicates();
    assertThat(purse().size()).isZero();
  }

  /** Another process of the same probe. */
  static final class Spender {
    static final String READY = "ready";

    static List<String> spend(Purse purse, int many) throws IOException {
      List<String> spent = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        spent.add(purse.take().orElseThrow().text());
      }
      return spent;
    }

    public static void main(String[] arguments) throws IOException {
      Purse purse = new Purse(Home.open(Path.of(arguments[0])));
      purse.size(); // all classes are loaded, for both to begin at once
      System.out.println(READY);
      System.in.read();
      spend(purse, Integer.parseInt(arguments[1])).forEach(System.out::println);
    }
  }

  @Test
  void ticket_isOneThatShowsThatItsHolderWasKnown() throws IOException {
    purse().add(MONTH, Standing.NEW, tokens(1));
    assertThat(purse().ticket(MONTH)).isEmpty();
    assertThat(purse().ticket(MONTH.plusMonths(1))).isPresent();
    assertThat(purse().size()).isZero();

    List<Token> known = tokens(1);
    purse().add(MONTH, Standing.KNOWN, known);
    assertThat(purse().ticket(MONTH)).contains(known.getFirst());
  }

  @Test
  void olderMonths_areLetGo_withTheirKeys() throws IOException {
    purse().add(MONTH.minusMonths(2), Standing.NEW, tokens(1));
    purse().remember(MONTH.minusMonths(2), "old");
    purse().remember(MONTH, "new");
    purse().forgetBefore(MONTH.minusMonths(1));

    assertThat(purse().size()).isZero();
    assertThat(purse().digest(MONTH.minusMonths(2))).isEmpty();
    assertThat(purse().digest(MONTH)).contains("new");
  }

  @Test
  void fileIsForItsOwnerAlone_andForgetTakesItAlong() throws IOException {
    purse().add(MONTH, Standing.NEW, tokens(1));
    Path file = home.directory().resolve("tokens");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    home.forget();
    assertThat(home.directory()).doesNotExist();
  }

  @Test
  void whatCannotBeRead_isLeftOut() throws IOException {
    List<Token> tokens = tokens(1);
    purse().add(MONTH, Standing.NEW, tokens);
    Files.write(
        home.directory().resolve("tokens"),
        new byte[] {(byte) 0xFF, '\n', '2', '0', '2', '6', '-', '1', '1', ' ', 'n', 'e', 'w', ' '},
        StandardOpenOption.APPEND);
    assertThat(purse().size()).isEqualTo(1);
    assertThat(purse().take()).contains(tokens.getFirst());
  }

  @Test
  void noMoreAreKeptThanAnybodyNeeds() throws IOException {
    Token one = tokens(1).getFirst();
    purse().add(MONTH, Standing.NEW, Stream.generate(() -> one).limit(300).toList());
    assertThat(purse().size()).isEqualTo(200);
  }

  private Purse purse() {
    return new Purse(home);
  }

  private static List<Token> tokens(int many) {
    return Stream.generate(() -> Blinding.of(KEY.issuer()))
        .limit(many)
        .map(blinding -> blinding.finish(KEY.sign(blinding.blinded()).orElseThrow()).orElseThrow())
        .toList();
  }
}
