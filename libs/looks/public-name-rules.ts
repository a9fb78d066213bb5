// Which names may stand beside a look that everybody sees. Pure. What WeChat thinks of the words is asked apart.

const PLAIN = /^[\p{L}\p{N}·._\- ]+$/u;
/** A phone, a WeChat id, a QQ number: no place to be reached at. */
const CONTACT = /\p{N}{5}|微信|[vw]\s*x|q{2}|加我/iu;
/** Whoever reads it would take them for somebody of the shop. */
const OF_SHOP = /官方|客服|店长|导购|店员|管理员|小助手|总部|会员中心/u;

/** As it is kept: one way of writing, no doubled spaces. */
export const tidyName = (typed: string): string => typed.normalize('NFKC').trim().replace(/\s+/gu, ' ');

/** What is wrong with a tidied name, in a sentence; null: nothing. */
export function publicNameIssue(name: string, shopName: string): string | null {
  if (CONTACT.test(name)) return '公开名里请不要放电话、微信号';
  const length = [...name].length;
  if (length < 2 || length > 12) return '公开名 2 到 12 个字';
  if (!PLAIN.test(name)) return '公开名里只写文字和数字';
  const isShop = shopName !== '' && name.toLowerCase().includes(shopName.toLowerCase());
  return isShop || OF_SHOP.test(name) ? '这个名字像门店的人，请换一个' : null;
}

/** How it stands, to the member. */
export function publicNameInWords(
  kept: { readonly name: string; readonly state: 'shown' | 'waiting' | 'taken_down'; readonly reason: string } | null,
): string {
  if (kept === null) return '别人看到的是“会员”';
  if (kept.state === 'shown') return `别人看到的是“${kept.name}”`;
  if (kept.state === 'waiting') return `“${kept.name}”等门店看过后显示，之前写“会员”`;
  return `“${kept.name}”被门店撤下：${kept.reason}。请换一个`;
}
