// What a searched text means, said before it is sent: a search that cannot find anything is not worth a try.

export type SearchMeaning =
  | { readonly kind: 'none' | 'phone' | 'tail' | 'card' | 'name'; readonly sentence: string }
  | { readonly kind: 'wrong'; readonly sentence: string };

const PHONE = /^(\+?86)?1[3-9]\d{9}$/;

/** Source: the search of `GET /admin/members`: phone, last four digits, card number or code, whole name. */
export function searchMeaning(text: string): SearchMeaning {
  const plain = text.replace(/[\s-]/g, '');
  if (plain === '') return { kind: 'none', sentence: '手机号、后四位、会员卡号，或完整姓名' };
  if (PHONE.test(plain)) return { kind: 'phone', sentence: '按手机号查找' };
  if (!/^\+?\d+$/.test(plain)) return { kind: 'name', sentence: '按完整姓名查找，一个字也不能少' };
  if (plain.length === 4) return { kind: 'tail', sentence: '按手机号后四位查找' };
  if (plain.length === 11 || plain.length === 20) return { kind: 'card', sentence: '按会员卡号查找' };
  return {
    kind: 'wrong',
    sentence: `这是 ${plain.length} 位数字：手机号 11 位，后四位 4 位，会员卡号 11 位，会员码 20 位`,
  };
}
