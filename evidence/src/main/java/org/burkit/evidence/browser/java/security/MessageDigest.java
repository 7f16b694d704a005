package org.burkit.evidence.browser.java.security;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 (FIPS 180-4): what a browser has answers later, and the rules do not wait. One thread.
 */
public final class MessageDigest {
  /** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
  private static final int[] ROUNDS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  /** The same of the square roots of the first eight. */
  private static final int[] BEGIN = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private static final int BLOCK = 64;
  private static final int LENGTH_AT = 56;

  private final int[] state = BEGIN.clone();
  private final int[] words = new int[BLOCK];
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long bytes;

  private MessageDigest() {}

  public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
    if (!algorithm.equals("SHA-256")) {
      throw new NoSuchAlgorithmException(algorithm);
    }
    return new MessageDigest();
  }

  public void update(byte[] input) {
    int at = 0;
    while (at < input.length) {
      int part = Math.min(BLOCK - filled, input.length - at);
      System.arraycopy(input, at, block, filled, part);
      at += part;
      filled += part;
      if (filled == BLOCK) {
        mix();
      }
    }
    bytes += input.length;
  }

  public byte[] digest(byte[] input) {
    update(input);
    return digest();
  }

  /** To be called once. */
  public byte[] digest() {
    block[filled++] = (byte) 0x80;
    if (filled > LENGTH_AT) {
      Arrays.fill(block, filled, BLOCK, (byte) 0);
      mix();
    }
    Arrays.fill(block, filled, LENGTH_AT, (byte) 0);
    put((int) (bytes >>> 29), block, LENGTH_AT);
    put((int) (bytes << 3), block, LENGTH_AT + Integer.BYTES);
    mix();
    byte[] digest = new byte[state.length * Integer.BYTES];
    for (int i = 0; i < state.length; i++) {
      put(state[i], digest, i * Integer.BYTES);
    }
    return digest;
  }

  private static void put(int number, byte[] into, int at) {
    for (int i = 0; i < Integer.BYTES; i++) {
      into[at + i] = (byte) (number >>> (24 - 8 * i));
    }
  }

  private void schedule() {
    for (int i = 0; i < 16; i++) {
      int at = i * Integer.BYTES;
      words[i] =
          block[at] << 24
              | (block[at + 1] & 0xff) << 16
              | (block[at + 2] & 0xff) << 8
              | (block[at + 3] & 0xff);
    }
    for (int i = 16; i < BLOCK; i++) {
      int early = words[i - 15];
      int late = words[i - 2];
      int small = Integer.rotateRight(early, 7) ^ Integer.rotateRight(early, 18) ^ early >>> 3;
      int other = Integer.rotateRight(late, 17) ^ Integer.rotateRight(late, 19) ^ late >>> 10;
      words[i] = words[i - 16] + small + words[i - 7] + other;
    }
  }

  private void mix() {
    schedule();
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int i = 0; i < BLOCK; i++) {
      int high =
          Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int one = h + high + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i];
      int low = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int two = low + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + one;
      d = c;
      c = b;
      b = a;
      a = one + two;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
    filled = 0;
  }
}
