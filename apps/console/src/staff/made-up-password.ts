// A password that nobody can guess and everybody can copy from paper: no letters that look alike.

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 14;

/** Fourteen letters in two groups and a hyphen, about 64 bits. */
export function madeUpPassword(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[below(LETTERS.length)]).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}

/** A fair number below `limit` (at most 256): bytes beyond the last whole multiple are thrown again. */
function below(limit: number): number {
  const fair = 256 - (256 % limit);
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < fair ? byte % limit : below(limit);
}
