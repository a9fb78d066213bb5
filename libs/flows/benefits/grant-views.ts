// A grant as the office reads it, and what it gives in words.
import { type Grant, type GrantGift, valueInWords } from '@guike/benefits';
import type { AnswerOf, adminBenefitEndpoints } from '@guike/contracts/http';

export type GrantView = AnswerOf<(typeof adminBenefitEndpoints)['grant']>;

function giftInWords(gift: GrantGift): string {
  if (gift.kind === 'benefit') return gift.name;
  const value = valueInWords({ kind: gift.of, percentOff: gift.percentOff, amountFen: gift.amountFen });
  return `${gift.name} · ${value}`;
}

export function grantView(grant: Grant): GrantView {
  const { id, title, words, audience, gift, validFrom, validThrough, state, expected, given, used, madeByName } = grant;
  return {
    ...{ id, title, words, validFrom, validThrough, state, expected, given, used },
    audience: audience.kind === 'member' ? '一位会员' : audience.words,
    gift: giftInWords(gift),
    madeBy: madeByName,
    madeAt: grant.madeAt.toISOString(),
    endedAt: grant.endedAt?.toISOString() ?? null,
  };
}
