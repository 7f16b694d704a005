package org.burkit.collector.web;

/** What answers the requests of one route; called on a virtual thread, by many at once. */
@FunctionalInterface
public interface Handler {
  /** An exception is a fault of ours: it is logged and the caller gets 500 without its words. */
  Answer answer(Request request) throws Exception;
}
