// What kind of phone this is, in a browser: enough to tell two people behind one router apart.

/** As one text, at most 200 characters. */
export function phoneKind(): string {
  const { width, height } = window.screen;
  return `${window.navigator.userAgent} ${width}x${height}`.slice(-200);
}
