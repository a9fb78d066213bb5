// The phone's own time: the one place that asks for it.

/** Milliseconds since 1970 by this phone, which may be wrong. */
export const phoneTime = (): number => Date.now();
