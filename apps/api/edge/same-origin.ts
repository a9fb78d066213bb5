// Whether a request was made by a page of ours. A browser adds the cookie to whatever any page sends; SameSite keeps
// other sites' pages from it, but not those of a sister domain, so a write by cookie has to show where it came from.
import type { FastifyRequest } from 'fastify';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Reads pass; a write passes when the browser says same-origin, or, where it does not say (plain http), when the
 * Origin it must send with every write is the host that was asked. A proxy before us has to hand the host on.
 */
export function isFromOurPages({
  method,
  headers,
  host,
}: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): boolean {
  if (READS.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
