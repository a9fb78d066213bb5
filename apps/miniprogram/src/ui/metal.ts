// The metal of a tier.
const metals = ['regular', 'silver', 'gold', 'platinum'] as const;

/** The class of a tier's metal. A tier of another name takes one by its place among all (0 is the lowest). */
export function metalOf(code: string, place = 0, count: number = metals.length): string {
  const known = metals.find((metal) => metal === code);
  const last = metals.length - 1;
  const byPlace = metals[count > 1 ? Math.round((place * last) / (count - 1)) : 0];
  return `metal-${known ?? byPlace ?? 'regular'}`;
}
