// The people of the sandbox: made up, and the same ones after every restart, because their ids follow from their phones.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What people type as a phone, spaces and hyphens left out. */
export const phoneText = (pattern: RegExp, wrong: string) =>
  z
    .string()
    .transform((text) => text.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(pattern, wrong));

export const accountInput = z.strictObject({
  nickname: z.string().trim().min(1, '请填写昵称').max(20, '昵称最多 20 个字'),
  /** Without the country's code. */
  phone: phoneText(/^\d{5,15}$/, '请填写手机号'),
  countryCode: z
    .string()
    .regex(/^\d{1,3}$/)
    .default('86'),
  /** What somebody who tries the product may want to know about this person. */
  note: z.string().max(60).default(''),
  flags: z
    .strictObject({
      /** WeChat takes this person for a fraud: a login code is refused with 40226. */
      highRisk: z.boolean().default(false),
      /** The shop has no phone numbers left to ask for: the phone button fails with 1400001. */
      phoneQuotaGone: z.boolean().default(false),
      /** WeChat is not sure of this person: rank 3 of 4. */
      suspect: z.boolean().default(false),
      /** The mini-program belongs to an open platform account, so that a unionid is told. */
      linked: z.boolean().default(false),
    })
    .prefault({}),
});
export type AccountInput = z.input<typeof accountInput>;

export const accountsFile = z.array(accountInput);

export interface Account extends z.output<typeof accountInput> {
  /** Who this is to the mini-program. Only servers are told. */
  readonly openid: string;
  /** Who the same person is to the Official Account. */
  readonly accountOpenid: string;
  readonly unionid: string;
  /** How a browser names this account to the sandbox; useless at the shop. */
  readonly user: string;
}

export class Accounts {
  private readonly byOpenid = new Map<string, Account>();

  constructor(
    private readonly appId: string,
    private readonly accountId: string,
  ) {}

  /** One phone may have several WeChat accounts: each call makes another one. */
  add(input: AccountInput): Account {
    const read = accountInput.parse(input);
    const before = this.all().filter((other) => other.phone === read.phone).length;
    const seed = `${read.countryCode}/${read.phone}/${before}`;
    const account: Account = {
      ...read,
      openid: `o${digest(`openid/${this.appId}/${seed}`).slice(0, 27)}`,
      accountOpenid: `a${digest(`openid/${this.accountId}/${seed}`).slice(0, 27)}`,
      unionid: `u${digest(`unionid/${seed}`).slice(0, 27)}`,
      user: digest(`user/${seed}`).slice(0, 16),
    };
    this.byOpenid.set(account.openid, account);
    return account;
  }

  all(): Account[] {
    return [...this.byOpenid.values()];
  }

  /** By one of its names: the openid of either app, the browser's name for it, or the phone. */
  find(named: Partial<Pick<Account, 'openid' | 'accountOpenid' | 'user' | 'phone'>>): Account | null {
    if (named.openid !== undefined) return this.byOpenid.get(named.openid) ?? null;
    const [name, value] = Object.entries(named)[0] ?? ['user', ''];
    return this.all().find((account) => account[name as 'user'] === value) ?? null;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
