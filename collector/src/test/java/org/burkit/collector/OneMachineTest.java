package org.burkit.collector;

class OneMachineTest extends ShellContract {
  @Override
  Shell shell() {
    return new OneMachine(StorePlace.inDataDirectory());
  }
}
