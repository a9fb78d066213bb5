// Mobile numbers out of what somebody pasted: one a line, with commas, blanks or names of columns between them. Pure.

const MOBILE = /^1[3-9]\d{9}$/;

/** `odd`: what stands there and is no number. Each number once, in the order given. */
export function phonesIn(pasted: string): { readonly phones: string[]; readonly odd: string[] } {
  const parts = pasted
    .split(/[\s,，、;；]+/)
    .map((part) => part.replace(/-/g, '').replace(/^(\+?86)(?=1\d{10}$)/, ''))
    .filter((part) => part !== '');
  return {
    phones: [...new Set(parts.filter((part) => MOBILE.test(part)))],
    odd: parts.filter((part) => !MOBILE.test(part)),
  };
}
