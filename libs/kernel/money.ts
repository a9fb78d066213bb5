// Money is integer fen (1 yuan = 100 fen) and points are integers; nothing here ever holds a fraction.
/** Integer fen. */
export type Fen = number;
/** Integer points. */
export type Points = number;

/**
 * Splits a total over weights to the last fen, by largest remainder (ties go to the earlier part), so that the
 * parts always add up to the total. Weights of zero get nothing. Source: product.md, Points, "spread over the
 * lines to the fen".
 */
export function spread(total: Fen, weights: readonly Fen[]): Fen[] {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (sum === 0n || total === 0) return weights.map(() => 0);
  const parts = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, floor: product / sum, remainder: product % sum };
  });
  let left = BigInt(total) - parts.reduce((a, part) => a + part.floor, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(part.floor));
}

/** What `part` of `whole` units are worth when the whole is worth `total` fen: rounded half up, exact at the ends. */
export function proportion(total: Fen, part: number, whole: number): Fen {
  if (whole === 0) return 0;
  return Number((BigInt(total) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n));
}

/** Reads a decimal amount of yuan exactly. Throws a RangeError when it has more than two decimals or is no number. */
export function fenOfYuan(text: string): Fen {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (!parts) throw new RangeError(`not an amount: ${text}`);
  const fen = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  return parts[1] ? -fen : fen;
}

// Made once: a formatter costs far more than what it formats, and every answer to a till or a member holds amounts.
// Marked pure, so that a phone's build leaves them out: some phones' mini-programs have no Intl.
const wholeYuan = /* @__PURE__ */ new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const exactYuan = /* @__PURE__ */ new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** Yuan as people read it: ¥1,240 or ¥1,240.50. */
export function yuan(fen: Fen): string {
  return `¥${(fen % 100 === 0 ? wholeYuan : exactYuan).format(fen / 100)}`;
}
