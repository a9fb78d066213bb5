// Whose line an address is, for counting what comes from one place.

/** Everybody has 2^64 addresses of IPv6 at home: they are one caller's. Any other address stands for itself. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::').map((part) => part.split(':').filter(Boolean).join(':'));
  const [first, last] = [head, tail].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
