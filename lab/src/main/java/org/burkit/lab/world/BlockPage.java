package org.burkit.lab.world;

/** The page that the lab's providers show in place of a forbidden one. */
public final class BlockPage {
  /** The words in the page that the lab's fingerprint list knows it by. */
  static final String FINGERPRINT = "zapret.lab.example/notice";

  private BlockPage() {}

  public static String html() {
    return """
    <!doctype html>
    <html lang="kk"><head><meta charset="utf-8"><title>Қолжетімділік шектелген</title></head>
    <body><h1>Қолжетімділік шектелген · Доступ ограничен</h1>
    <p>Бұл ресурсқа кіруге болмайды. Доступ к ресурсу ограничен.</p>
    <p><small>%s</small></p></body></html>
    """
        .formatted(FINGERPRINT);
  }
}
