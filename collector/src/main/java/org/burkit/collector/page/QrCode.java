package org.burkit.collector.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** Draws QR codes (ISO/IEC 18004). Stateless. */
final class QrCode {
  private static final Map<EncodeHintType, Integer> WITHOUT_MARGIN =
      Map.of(EncodeHintType.MARGIN, 0);

  private QrCode() {}

  /**
   * The code of an address, on white paper.
   *
   * @param size of its edge in pixels
   */
  static Drawing.Area of(String address, int x, int y, int size) {
    BitMatrix cells;
    try {
      cells = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, WITHOUT_MARGIN);
    } catch (WriterException e) {
      throw new IllegalArgumentException("an address is short enough for a code: " + address, e);
    }
    var path = new StringBuilder();
    for (int row = 0; row < cells.getHeight(); row++) {
      for (int column = 0; column < cells.getWidth(); column++) {
        if (cells.get(column, row)) {
          int from = column;
          while (column + 1 < cells.getWidth() && cells.get(column + 1, row)) {
            column++;
          }
          int wide = column + 1 - from;
          path.append("M").append(from).append(' ').append(row);
          path.append("h").append(wide).append("v1h-").append(wide).append('z');
        }
      }
    }
    double cell = (double) size / cells.getWidth();
    return new Drawing.Area(x, y, cell, cell, path.toString(), Drawing.INK);
  }
}
