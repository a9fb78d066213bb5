// Scanning, in a browser: it has no scanner, so one types.

export const canScan = false;

/** The text of a code; null when nothing was scanned. */
export const scan = async (): Promise<string | null> => null;
