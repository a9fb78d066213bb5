// The one place of the sandbox that asks the machine: its environment and the time.
import type { Clock } from '@guike/kernel';
import { z } from 'zod';

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3002),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_ACCOUNTS: z
    .string()
    .transform((path) => path || null)
    .default(null),
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: z.string().min(1),
});

export interface SandboxSettings {
  readonly port: number;
  readonly host: string;
  /** File of the accounts that are there from the start; null for none. */
  readonly accountsFile: string | null;
  readonly appId: string;
  readonly appSecret: string;
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
    accountsFile: value.SANDBOX_ACCOUNTS,
    appId: value.WECHAT_APP_ID,
    appSecret: value.WECHAT_APP_SECRET,
  };
}
