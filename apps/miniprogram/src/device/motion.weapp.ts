// WeChat does not tell whether the person asked for less motion; styles are told by their own media query.
export const wantsStillness = (): boolean => false;
