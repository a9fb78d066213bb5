// An address of a request as Postgres compares it with networks.
import { isIP } from 'node:net';

/** An IPv4 address also where it comes within an IPv6 one; null for what is no address. */
export function inetOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) === 0 ? null : plain;
}
