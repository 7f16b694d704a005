package org.burkit.probe.page;

import java.io.IOException;
import org.burkit.browser.Chromium;

/** A person at the volunteer's page, in a real browser. One thread. */
record Visitor(Chromium browser) {

  void click(String link) throws IOException {
    browser.follow("document.querySelector('" + link + "').click()");
  }

  /** Answers the three questions, and agrees. */
  void agree(int... answers) throws IOException {
    StringBuilder choose = new StringBuilder();
    for (int i = 0; i < answers.length; i++) {
      choose.append(
          "document.querySelector('[name=q%d][value=\"%d\"]').checked = true;"
              .formatted(i + 1, answers[i]));
    }
    submit("consent", choose.toString());
  }

  /** Fills in a form and presses its button. */
  void submit(String action, String filled) throws IOException {
    browser.follow(
        filled + "; document.querySelector('form[action$=\"/" + action + "\"] button').click()");
  }

  void pauseForEver() throws IOException {
    submit("pause", "document.querySelector('select').value = 'ever'");
  }

  void wipe() throws IOException {
    submit("wipe", "document.querySelector('[name=sure]').checked = true");
  }

  /** The status and the text of what a link leads to that is to be saved. */
  String saved(String place) throws IOException {
    return value(
        "fetch(document.querySelector('a[href$=\"/"
            + place
            + "\"]').href).then(async r => r.status + ' ' + await r.text())");
  }

  String text(String selector) throws IOException {
    return value("document.querySelector('" + selector + "').textContent");
  }

  String value(String expression) throws IOException {
    return browser.evaluate(expression).asText();
  }
}
