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

const broad = '范围太大：IPv4 请写到 /24 以内，IPv6 写到 /48 以内';
/** A store's own line: one address, or CIDR no wider than one place can be. */
export const ownNetwork = z
  .string()
  .trim()
  .pipe(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: '请填 IPv4 或 IPv6 地址，比如 203.0.113.9' }))
  .refine((network) => {
    const [address = '', length] = network.split('/');
    return length === undefined || Number(length) >= (address.includes(':') ? 48 : 24);
  }, broad);
