// What to call a member where a friend may look: never the whole name. Pure.

const CHINESE = /^\p{Script=Han}{3,4}$/u;

/** As tills write somebody down whose name they do not know: 林小姐. */
const TITLE = /(小姐|女士|先生|太太)$/;

/** 知夏 of 林知夏, 若兰 of 欧阳若兰; null where no part of the name can stand alone. */
export function givenName(name: string | null): string | null {
  return name !== null && CHINESE.test(name) && !TITLE.test(name) ? [...name].slice(-2).join('') : null;
}
