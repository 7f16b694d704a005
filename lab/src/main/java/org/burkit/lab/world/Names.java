package org.burkit.lab.world;

/** A name in the three languages of the pages. */
public record Names(String kk, String ru, String en) {}
