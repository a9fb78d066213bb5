// Time is asked of a Clock that is handed in, so that rules, flows and tests can stand on any day.
export interface Clock {
  /** The present instant. */
  now(): Date;
}
