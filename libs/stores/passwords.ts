// Passwords of the people who work here: argon2id, with the cost that OWASP's password storage sheet asks for.
import { hash, verify } from '@node-rs/argon2';

// The package's default algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password fits. With no hash (nobody has this login) it is false after just as much work. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  decoy ??= hashPassword('nobody');
  await verify(await decoy, password);
  return false;
}
