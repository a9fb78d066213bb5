// Personal fields as staff and receipts see them.

/** 138****8000 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** z***@qq.com: the first character, and where the mailbox is. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}

/** 王**: the first character and no hint of how long the rest is. */
export function maskName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}

/** A name without what does not tell two names apart: width, case and spaces. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** Two spellings of one name are equal: width, case and spaces do not matter. */
export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}
