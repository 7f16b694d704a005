package org.burkit.collector.mirror;

/** The first page of a mirror: the choice of language. */
final class Cover {
  static final String PAGE =
      """
      <!doctype html>
      <html lang="kk">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Бүркіт</title>
        <link rel="stylesheet" href="style.css">
      </head>
      <body>
      <main>
      <h1>Бүркіт</h1>
      <p><a href="kk/index.html">Қазақша</a></p>
      <p lang="ru"><a href="ru/index.html">Русский</a></p>
      <p lang="en"><a href="en/index.html">English</a></p>
      </main>
      </body>
      </html>
      """;

  private Cover() {}
}
