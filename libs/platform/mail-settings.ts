// How a mail server and a sender are written in the environment. Pure.
import { z } from 'zod';

/** Who an e-mail is from. `name`: null where the shop's name is to stand there. */
export interface MailFrom {
  readonly name: string | null;
  readonly address: string;
}

const nothing = z.literal('').transform(() => null);

/** `smtps://user:password@host:465`, or `smtp://…:587`, which goes over to TLS before anything is said. */
export const smtpUrl = z.union([nothing, z.url({ protocol: /^smtps?$/ })]).default(null);

const SENDER = /^(?:(?:"?([^"<>\p{Cc}]{1,40}?)"?\s*)?<([^<>\s]+)>|([^<>\s]+))$/u;

/** `贵客 <vip@shop.example>`, `<vip@shop.example>` or `vip@shop.example`; empty: nobody. */
export const mailFrom = z
  .string()
  .trim()
  .transform((text, context): MailFrom | null => {
    if (text === '') return null;
    const [, name, named, bare] = SENDER.exec(text) ?? [];
    const address = z.email().safeParse(named ?? bare);
    if (address.success) return { name: name?.trim() || null, address: address.data };
    context.addIssue({ code: 'custom', message: 'must be an address, or a name and <an address>' });
    return z.NEVER;
  })
  .nullable()
  .default(null);
