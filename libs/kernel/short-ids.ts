// Ids short enough for a mini-program code: WeChat lets a scene have 32 characters. Source: wechat.md, mini-program code.

const SHORT = /^[A-Za-z0-9_-]{22}$/;

/** A UUID as 22 characters of the alphabet that a scene may have. */
export function shortId(uuid: string): string {
  const hex = uuid.replaceAll('-', '');
  let text = '';
  for (let at = 0; at < 32; at += 3) {
    const part = hex.slice(at, at + 3).padEnd(3, '0');
    const value = Number.parseInt(part, 16);
    text += letter(value >> 6) + letter(value & 63);
  }
  return text;
}

/** The UUID that was shortened, or null where the text is none. */
export function longId(short: string): string | null {
  if (!SHORT.test(short)) return null;
  let hex = '';
  for (let at = 0; at < 22; at += 2) {
    const value = (place(short[at]) << 6) | place(short[at + 1]);
    hex += value.toString(16).padStart(3, '0');
  }
  const uuid = [8, 12, 16, 20, 32].map((end, nth, ends) => hex.slice(ends[nth - 1] ?? 0, end)).join('-');
  return shortId(uuid) === short ? uuid : null;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const letter = (value: number): string => ALPHABET[value] ?? '';
const place = (character: string | undefined): number => ALPHABET.indexOf(character ?? '');
