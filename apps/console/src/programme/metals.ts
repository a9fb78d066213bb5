// The metal of a tier: by its code where it is one of the house, else by its rank.

const byCode: Readonly<Record<string, string>> = {
  regular: 'var(--tier-regular)',
  silver: 'var(--tier-silver)',
  gold: 'var(--tier-gold)',
  platinum: 'var(--tier-platinum)',
};
const byRank = Object.values(byCode);
const beyond: Readonly<Record<string, string>> = { diamond: 'var(--ink)', bronze: 'var(--tier-regular)' };

export const metalOf = (code: string, rank: number): string =>
  byCode[code] ?? beyond[code] ?? byRank[rank] ?? 'var(--mark)';
