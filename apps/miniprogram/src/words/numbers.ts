// Numbers and money as people read them. Not by Intl: some phones' mini-programs have none.

/** 12345 → 12,345 */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** +320, −50: with its sign, by a real minus. */
export function signed(number: number): string {
  return `${number < 0 ? '−' : '+'}${grouped(Math.abs(number))}`;
}

/** Fen → ¥1,240 or ¥1,240.50. */
export function yuanWords(fen: number): string {
  const sign = fen < 0 ? '−' : '';
  const cents = Math.abs(fen) % 100;
  const whole = grouped((Math.abs(fen) - cents) / 100);
  return `${sign}¥${whole}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}`;
}
