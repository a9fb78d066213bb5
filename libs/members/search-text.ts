// What somebody typed to find a member, read as one of the things that can be searched. Pure.
import { readCardCode } from '@guike/kernel';

/** `number`: eleven digits, which may be a phone or the number of a card. */
export type SearchText =
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'card'; readonly cardNumber: string | null }
  | { readonly kind: 'phone_tail'; readonly tail: string }
  | { readonly kind: 'name'; readonly name: string };

/** Width, spaces, hyphens and +86 do not matter. A card's rotating part is not checked: this finds, it does not pay. */
export function readSearch(text: string): SearchText {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+?86)(?=1\d{10}$)/, '');
  if (/^\d{4}$/.test(digits)) return { kind: 'phone_tail', tail: digits };
  if (/^\d{11}$/.test(digits)) return { kind: 'number', digits };
  if (/^\d{20}$/.test(digits)) return { kind: 'card', cardNumber: readCardCode(digits)?.cardNumber ?? null };
  return { kind: 'name', name: text };
}
