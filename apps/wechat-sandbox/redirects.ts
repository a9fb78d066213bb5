// Where the sandbox may send a browser back to: pages of this machine, and nobody else's.

/** The two that a content security policy can name, too. */
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** Whether an address or an origin is a page of this machine. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && LOOPBACK.has(hostname) && username === '' && password === '';
}

/** The address with what WeChat would hand over, before its `#`, where a page of any router finds it. */
export function backTo(address: string, answer: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return url.href;
}
