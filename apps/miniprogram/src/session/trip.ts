// What a person had filled in before WeChat was asked for the phone number, and what asking brought.
export interface Draft {
  readonly ticket: string;
  /** What they want to be called; empty when they did not say. */
  readonly name: string;
  /** The versions they ticked. */
  readonly consents: { readonly agreement: string; readonly privacy: string };
  /** What else they ticked, each in its version. */
  readonly purposes: readonly AgreedPurpose[];
}

export interface AgreedPurpose {
  readonly purpose: 'marketing' | 'personalised' | 'photo';
  readonly version: string;
}

/** denied: the person said no; quota: the shop has used up what WeChat lets it ask. */
export type PhoneAnswer = { readonly kind: 'phone'; readonly code: string } | { readonly kind: 'denied' | 'quota' };

export type Trip = { readonly kind: 'login'; readonly code: string } | (PhoneAnswer & { readonly draft: Draft });
