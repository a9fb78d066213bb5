// A browser has no privacy question of WeChat's.

/** Calls when WeChat wants the person to read its privacy notice first; answers how to stop listening. */
export const onPrivacyAsked =
  (_show: (asked: PrivacyAsked) => void): (() => void) =>
  () =>
    undefined;

export interface PrivacyAsked {
  /** Tells WeChat what the person tapped. */
  readonly answer: (agreed: boolean) => void;
  /** Opens the notice that the shop has filed with WeChat. */
  readonly read: () => void;
}
