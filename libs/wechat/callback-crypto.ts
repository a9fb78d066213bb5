// How WeChat signs and encrypts what it tells a server. Source: WeChat's documentation of message push (signature,
// message encryption). Pure.
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** How far WeChat's clock may be from ours. */
const TOLERANCE_SECONDS = 300;
/** WeChat fills up to blocks of 32 bytes, not to AES's 16. */
const BLOCK = 32;
/** Random bytes before the content, and its length. */
const HEAD = 16 + 4;

/**
 * Whether these parts, in any order, were signed: SHA-1 of them sorted, in one spelling alone, since a signature is
 * remembered by how it is written. Takes the same time wherever it differs.
 */
export function isSigned(parts: readonly string[], signature: string): boolean {
  const digest = createHash('sha1')
    .update([...parts].sort().join(''))
    .digest();
  return /^[0-9a-f]{40}$/.test(signature) && timingSafeEqual(digest, Buffer.from(signature, 'hex'));
}

/** Whether a timestamp in Unix seconds is near enough to now. */
export function isTimely(timestamp: string, now: Date): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= TOLERANCE_SECONDS * 1000;
}

/** What was encrypted, and for which app. Null for what this key has not encrypted. `key`: 32 bytes. */
export function opened(key: Buffer, encrypted: string): { readonly content: string; readonly appId: string } | null {
  const whole = decrypted(key, encrypted);
  if (whole === null) return null;
  const filled = whole.at(-1) ?? 0;
  if (filled < 1 || filled > BLOCK || whole.length - filled < HEAD) return null;
  const bytes = whole.subarray(0, whole.length - filled);
  const end = HEAD + bytes.readUInt32BE(HEAD - 4);
  if (end > bytes.length) return null;
  return { content: bytes.toString('utf8', HEAD, end), appId: bytes.toString('utf8', end) };
}

function decrypted(key: Buffer, encrypted: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  } catch {
    return null; // No whole number of blocks.
  }
}
