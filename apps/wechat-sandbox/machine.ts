// The one place of the sandbox that asks the machine: its environment and the time.
import { randomBytes } from 'node:crypto';
import type { Clock } from '@guike/kernel';
import { z } from 'zod';
import type { CallbackTarget } from './callbacks';

const fileName = z
  .string()
  .transform((path) => path || null)
  .default(null);

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  SANDBOX_SMTP_PORT: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(65_535)])
    .default(null),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_ACCOUNTS: fileName,
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: z.string().min(1),
  WECHAT_OA_APP_ID: z.string().min(1).default('wxsandboxaccount00'),
  WECHAT_OA_APP_SECRET: z.string().min(1).optional(),
  SMS_KEY: z.string().min(1).optional(),
  SANDBOX_TEMPLATES: fileName,
  SANDBOX_CALLBACK_URL: z.union([z.literal('').transform(() => null), z.url()]).default(null),
  SANDBOX_CALLBACK_FORMAT: z.enum(['json', 'xml']).default('json'),
  WECHAT_CALLBACK_TOKEN: z.string().default(''),
  WECHAT_CALLBACK_AES_KEY: z.string().default(''),
});

export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  /** Where mail is taken, on this machine alone; null: none is. */
  readonly smtpPort: number | null;
  /** File of the accounts that are there from the start; null for none. */
  readonly accountsFile: string | null;
  /** File of the message templates; null for none. */
  readonly templatesFile: string | null;
  readonly mini: { readonly id: string; readonly secret: string };
  readonly account: { readonly id: string; readonly secret: string };
  readonly smsKey: string;
  /** Null where the shop is told of nothing. */
  readonly callbacks: CallbackTarget | null;
}

export const machineClock: Clock = { now: () => new Date() };

/** Throws an Error that lists what is missing or wrong. */
export function readSettings(): SandboxSettings {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The sandbox's settings are not complete:\n${wrong.join('\n')}`);
  }
  const value = parsed.data;
  return {
    port: value.SANDBOX_PORT,
    host: value.SANDBOX_HOST,
    smtpPort: value.SANDBOX_SMTP_PORT,
    accountsFile: value.SANDBOX_ACCOUNTS,
    templatesFile: value.SANDBOX_TEMPLATES,
    mini: { id: value.WECHAT_APP_ID, secret: value.WECHAT_APP_SECRET },
    // What is not told is nobody's: no call with it is answered.
    account: { id: value.WECHAT_OA_APP_ID, secret: value.WECHAT_OA_APP_SECRET ?? randomBytes(24).toString('hex') },
    smsKey: value.SMS_KEY ?? randomBytes(24).toString('hex'),
    callbacks:
      value.SANDBOX_CALLBACK_URL === null
        ? null
        : {
            url: value.SANDBOX_CALLBACK_URL,
            token: value.WECHAT_CALLBACK_TOKEN,
            aesKey:
              value.WECHAT_CALLBACK_AES_KEY === '' ? null : Buffer.from(`${value.WECHAT_CALLBACK_AES_KEY}=`, 'base64'),
            format: value.SANDBOX_CALLBACK_FORMAT,
          },
  };
}
