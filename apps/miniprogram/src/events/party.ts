// Whom somebody brings along, while it is being filled in. Pure.
import type { BodyOf, CallInput, eventEndpoints } from '@guike/contracts/http';
import type { MyEvent } from './invitations';

type Sent = CallInput<typeof eventEndpoints.accept>['body'];
export type Companions = NonNullable<Sent['companions']>;
export type Companion = BodyOf<typeof eventEndpoints.accept>['companions'][number];

export interface Draft {
  /** Tells the fields apart while others come and go. */
  readonly key: number;
  readonly name: string;
  readonly child: boolean;
  /** As typed; empty: not said. */
  readonly age: string;
  readonly consent: boolean;
}

export const nobody = (key: number): Draft => ({ key, name: '', child: false, age: '', consent: false });

/** Who is expected so far. */
export const draftsOf = (mine: MyEvent['mine']): Draft[] =>
  (mine?.companions ?? []).map(({ name, child, age, consentAt }, key) => ({
    key,
    name,
    child,
    age: age === null ? '' : String(age),
    consent: consentAt !== null,
  }));

const OLDEST_CHILD = 17;

/** What is missing, in a sentence; null when it can be sent. */
export function missingIn(drafts: readonly Draft[]): string | null {
  for (const [place, { name, child, age, consent }] of drafts.entries()) {
    if (name.trim() === '') return `请写第 ${place + 1} 位同行人的称呼`;
    if (child && age !== '' && !(/^\d{1,2}$/.test(age) && Number(age) <= OLDEST_CHILD))
      return `${name.trim()}的年龄请填 0 到 ${OLDEST_CHILD}，不到一岁填 0`;
    if (child && !consent) return `带${name.trim()}来，请先勾选监护人同意`;
  }
  return null;
}

export const companionsOf = (drafts: readonly Draft[]): Companions =>
  drafts.map(({ name, child, age, consent }) => ({
    name: name.trim(),
    ...(child ? { child, guardianConsent: consent, ...(age === '' ? {} : { age: Number(age) }) } : {}),
  }));
