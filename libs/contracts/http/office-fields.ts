// What the lists and decisions of the office share.
import { z } from 'zod';
import { freeText, id } from './fields';

/** Why somebody did what others will ask about. */
export const reasonGiven = freeText(200).min(2, '请写明原因');
/** The word of whoever decides: yes, or no with a reason. */
export const decision = z.discriminatedUnion('approve', [
  z.strictObject({ approve: z.literal(true) }),
  z.strictObject({ approve: z.literal(false), reason: reasonGiven }),
]);
/** Whom a row is about. */
export const maskedMember = z.object({
  memberId: id,
  nameMasked: z.string().nullable(),
  phoneMasked: z.string().nullable(),
});
