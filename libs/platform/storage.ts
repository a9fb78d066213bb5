// Where files are kept that are too large for rows, under keys: one interface, whoever keeps them.

/**
 * Keys are paths of a safe alphabet (`rewards/3f…-600.webp`), so that a folder and a bucket can hold them alike. What is
 * kept under a key never changes: the name holds the content's hash.
 */
export abstract class Storage {
  /** Keeps the bytes, whole or not at all, and safe when it resolves. The same again changes nothing. */
  abstract put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null where nothing is kept. */
  abstract get(key: string): Promise<Buffer | null>;
  /** Gone when it resolves, also where nothing was kept. */
  abstract delete(key: string): Promise<void>;
}

const PART = /^[\w-][\w.-]*$/;

/** The parts of a key. Throws an Error for one that could leave its place: keys are made by us, never by who asks. */
export function partsOf(key: string): readonly string[] {
  const parts = key.split('/');
  if (key.length > 200 || !parts.every((part) => PART.test(part))) throw new Error(`not a storage key: ${key}`);
  return parts;
}
