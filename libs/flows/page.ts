// A page of a list by keyset: the next page begins behind the last row of this one.
export interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Cuts what was found, one more than the limit if there is more, to a page with the cursor of the next; null at the end. */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
}
