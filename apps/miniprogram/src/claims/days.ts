// The days whose receipts may be claimed, for choosing one.

const DAY_MS = 86_400_000;

/** Business days (YYYY-MM-DD) from the last to the first, both included. */
export function daysBack(last: string, first: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(last); at >= Date.parse(first); at -= DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
