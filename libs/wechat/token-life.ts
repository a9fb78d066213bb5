// How long an access token is used. WeChat hands out the next one in the last five minutes, while the old one lives on.
// Source: WeChat's documentation of getStableAccessToken.

export interface AccessToken {
  readonly value: string;
  /** From then on a newer one is fetched; milliseconds since 1970, as the next. */
  readonly renewAt: number;
  readonly expiresAt: number;
}

const EARLY_SECONDS = 300;
/** A token answered shortly before its end is used at least so long: otherwise every call would fetch it anew. */
const FLOOR_SECONDS = 60;
/** A call takes time: what is about to expire is not worth sending. */
const MARGIN_SECONDS = 10;

/** `askedAt` is when the request left, in milliseconds; `livesSeconds` as WeChat says it. */
export function accessToken(value: string, livesSeconds: number, askedAt: number): AccessToken {
  const used = Math.max(livesSeconds - EARLY_SECONDS, Math.min(livesSeconds, FLOOR_SECONDS));
  return { value, renewAt: askedAt + used * 1000, expiresAt: askedAt + livesSeconds * 1000 };
}

/** Whether it is used without asking for a newer one. */
export function isFresh(token: AccessToken, now: number): boolean {
  return now < token.renewAt;
}

/** Whether WeChat still takes it. */
export function isAlive(token: AccessToken, now: number): boolean {
  return now < token.expiresAt - MARGIN_SECONDS * 1000;
}

/** The same token, to be renewed a minute from now: what a failed renewal leaves. */
export function postponed(token: AccessToken, now: number): AccessToken {
  return { ...token, renewAt: now + FLOOR_SECONDS * 1000 };
}
