// What a programme says about messages beside the inbox. Source: product.md, Campaigns (channels, quiet hours, cap).
import { z } from 'zod';

/** What a shop may pay short messages for: what somebody would miss. */
const smsKinds = [
  'booking',
  'redemption',
  'expiring',
  'tier',
  'membership',
  'benefit',
  'birthday',
  'campaign',
  'coupon',
] as const;

const hour = z.int().min(0).max(24);

/** Hours of the day in the programme's zone; equal hours: never quiet. */
export const messages = z.strictObject({
  quietFrom: hour.default(21),
  quietTo: hour.default(9),
  /** Of marketing, to one member in seven days. */
  mostPerWeek: z.int().min(0).max(50).default(3),
  smsFor: z.array(z.enum(smsKinds)).max(smsKinds.length).default([]),
});
