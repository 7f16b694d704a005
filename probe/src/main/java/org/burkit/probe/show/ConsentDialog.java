package org.burkit.probe.show;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.burkit.probe.consent.Terms;

/**
 * Shows the text screen by screen at a terminal, asks the questions, and for consent. One thread.
 */
public final class ConsentDialog {
  private static final int COLUMNS = 78;
  private static final int TRIES = 3;

  private final Messages messages;
  private final BufferedReader in;
  private final PrintStream out;

  public ConsentDialog(Messages messages, BufferedReader in, PrintStream out) {
    this.messages = messages;
    this.in = in;
    this.out = out;
  }

  /** The whole text without questions, for who cannot be asked. */
  public void print() {
    for (int screen = 1; screen <= Terms.SCREENS; screen++) {
      screen(screen);
    }
  }

  /** True only where every question was answered rightly and the volunteer then said yes. */
  public boolean isAgreed() throws IOException {
    say(messages.get("consent.begin"));
    for (int screen = 1; screen <= Terms.SCREENS; screen++) {
      screen(screen);
      out.print(messages.get("consent.next") + " ");
      out.flush();
      if (in.readLine() == null) {
        return false;
      }
    }
    say(messages.get("quiz.begin"));
    for (int question = 1; question <= Terms.questions(); question++) {
      if (!isAnswered(question)) {
        return refused();
      }
    }
    out.print(messages.get("consent.ask", messages.get("consent.yes")) + " ");
    out.flush();
    String word = in.readLine();
    return (word != null && isYes(word)) || refused();
  }

  private boolean refused() {
    say(messages.get("consent.refused"));
    return false;
  }

  private boolean isYes(String word) {
    Locale language = messages.language();
    return word.strip()
        .toLowerCase(language)
        .equals(messages.get("consent.yes").toLowerCase(language));
  }

  private void screen(int number) {
    out.println();
    out.println(number + "/" + Terms.SCREENS + "  " + messages.get("consent." + number + ".head"));
    say(messages.get("consent." + number + ".text"));
  }

  private boolean isAnswered(int question) throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      out.println();
      say(messages.get("quiz." + question));
      for (int answer = 1; answer <= Terms.ANSWERS; answer++) {
        out.println("  " + answer + "  " + messages.get("quiz." + question + "." + answer));
      }
      out.print("> ");
      out.flush();
      String said = in.readLine();
      if (said == null) {
        return false;
      }
      boolean right =
          said.strip().matches("[1-3]") && Terms.isRight(question, Integer.parseInt(said.strip()));
      say(
          messages.get(right ? "quiz.right" : "quiz.wrong")
              + " "
              + messages.get("quiz." + question + ".why"));
      if (right) {
        return true;
      }
    }
    return false;
  }

  private void say(String text) {
    Paragraph.lines(text, COLUMNS).forEach(out::println);
  }
}
