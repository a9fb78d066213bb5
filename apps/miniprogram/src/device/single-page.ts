// Moments shows a page of a mini-program alone; a browser never does.

/** Nobody can sign in there, and nothing leads anywhere. */
export const inSinglePage = (): boolean => false;
