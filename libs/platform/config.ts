// The one place that reads the environment. A process with a bad configuration does not start and says all that is wrong.
import { z } from 'zod';
import { type MailFrom, mailFrom, smtpUrl } from './mail-settings';
import type { S3Bucket } from './s3-storage';

const WECHAT = 'https://api.weixin.qq.com';
/** What a compose file leaves empty is not set. */
const optionalText = z
  .string()
  .trim()
  .transform((text) => text || null)
  .default(null);
const addressText = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const optionalAddress = z.union([z.literal('').transform(() => null), addressText]).default(null);

/** What fills a keyword of a template: the message's title, the start of its text, when it was told, or the shop's name. */
const templateWord = z.enum(['title', 'body', 'time', 'shop']);
const template = z.union([
  z
    .string()
    .min(1)
    .transform((id) => ({ id, data: { thing1: 'title', thing2: 'body', time3: 'time' } as const })),
  z.strictObject({
    id: z.string().min(1),
    data: z.record(z.string().regex(/^[a-z_]+\d+$/), templateWord),
    account: z.string().min(1).optional(),
  }),
]);
/** As JSON: {"booking":"<id>"}, or with the template's own keywords {"booking":{"id":"…","data":{"thing4":"title"}}}. */
const templates = z
  .string()
  .trim()
  .transform((text) => text || '{}')
  .default('{}')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), template));

const variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]+$/)
    .default('guike'),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  API_HOST: z.string().default('127.0.0.1'),
  API_DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(0),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  WORKER_HOST: z.string().default('127.0.0.1'),
  GUIKE_MASTER_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')
    .describe('every other key is derived from it; losing it loses all personal data'),
  GUIKE_DEMO: z.enum(['0', '1']).default('0'),
  SHOP_NAME: z
    .string()
    .trim()
    .max(40)
    .transform((text) => text || '贵客')
    .default('贵客')
    .describe('what members read as the name of the shop'),
  SHOP_FILING: optionalText.describe('filing number of the mini-program, for its footer'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  WECHAT_BASE_URL: optionalAddress.describe("WeChat's servers, or the sandbox that stands in for them"),
  WECHAT_APP_ID: optionalText,
  WECHAT_APP_SECRET: optionalText,
  WECHAT_VERSION: z
    .enum(['', 'release', 'trial', 'develop'])
    .default('')
    .transform((version) => version || 'release')
    .describe('which version of the mini-program codes, links and messages open'),
  WECHAT_OA_APP_ID: optionalText.describe("the Official Account's, where the shop has one"),
  WECHAT_OA_APP_SECRET: optionalText,
  WECHAT_CALLBACK_TOKEN: optionalText.describe('word that WeChat signs its callbacks with'),
  WECHAT_CALLBACK_AES_KEY: optionalText.describe('43 characters; where set, only encrypted callbacks are taken'),
  WECHAT_TEMPLATES: templates,
  SMS_URL: optionalAddress.describe('where short messages are handed over; none are sent where it is empty'),
  SMS_KEY: optionalText,
  SMTP_URL: smtpUrl.describe('the mail server, with user and password in it; no e-mail is sent where it is empty'),
  SMTP_FROM: mailFrom.describe('who e-mails are from: 贵客 <vip@shop.example>, or the address alone'),
  WEB_DIR: optionalText.describe('folder with the built screens, where no web server stands before the API'),
  WECHAT_SANDBOX_URL: optionalAddress.describe('where a browser finds the sandbox, to sign in without WeChat'),
  PUBLIC_URL: optionalAddress.describe('where WeChat and phones find the API from outside, for the pictures it checks'),
  STORAGE_DIR: z
    .string()
    .trim()
    .transform((text) => text || '.guike/storage')
    .default('.guike/storage')
    .describe('folder with the pictures, the same for the api, the worker and the command line'),
  STORAGE_S3_ENDPOINT: optionalAddress.describe('a store that speaks S3, instead of the folder'),
  STORAGE_S3_BUCKET: optionalText,
  STORAGE_S3_REGION: z
    .string()
    .trim()
    .transform((text) => text || 'us-east-1')
    .default('us-east-1'),
  STORAGE_S3_KEY: optionalText,
  STORAGE_S3_SECRET: optionalText,
  STORAGE_S3_STYLE: z
    .enum(['', 'path', 'host'])
    .default('')
    .transform((style) => style || 'path')
    .describe("where the bucket's name stands in addresses; some clouds want it before the host"),
});

/** Whoever may use the sandbox may be anybody: it is a demo's, and must not be left on by accident. */
const schema = variables.superRefine((value, context) => {
  const wrong = (path: keyof typeof value, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if ((value.WECHAT_APP_ID === null) !== (value.WECHAT_APP_SECRET === null))
    wrong('WECHAT_APP_SECRET', 'set both WECHAT_APP_ID and WECHAT_APP_SECRET, or neither');
  if ((value.WECHAT_OA_APP_ID === null) !== (value.WECHAT_OA_APP_SECRET === null))
    wrong('WECHAT_OA_APP_SECRET', 'set both WECHAT_OA_APP_ID and WECHAT_OA_APP_SECRET, or neither');
  if (value.WECHAT_CALLBACK_AES_KEY !== null && !/^[A-Za-z0-9]{43}$/.test(value.WECHAT_CALLBACK_AES_KEY))
    wrong('WECHAT_CALLBACK_AES_KEY', "must be WeChat's EncodingAESKey of 43 letters and digits");
  if (value.WECHAT_CALLBACK_AES_KEY !== null && value.WECHAT_CALLBACK_TOKEN === null)
    wrong('WECHAT_CALLBACK_TOKEN', 'is signed with, whether callbacks are encrypted or not');
  if ((value.SMS_URL === null) !== (value.SMS_KEY === null))
    wrong('SMS_KEY', 'set both SMS_URL and SMS_KEY, or neither');
  if ((value.SMTP_URL === null) !== (value.SMTP_FROM === null))
    wrong('SMTP_FROM', 'set both SMTP_URL and SMTP_FROM, or neither');
  if (value.SMTP_URL !== null && value.PUBLIC_URL === null)
    wrong('PUBLIC_URL', 'e-mails say where they are unsubscribed from: set it together with SMTP_URL');
  const bucket = [value.STORAGE_S3_ENDPOINT, value.STORAGE_S3_BUCKET, value.STORAGE_S3_KEY, value.STORAGE_S3_SECRET];
  if (bucket.some((each) => each === null) && bucket.some((each) => each !== null))
    wrong('STORAGE_S3_ENDPOINT', 'set STORAGE_S3_ENDPOINT, _BUCKET, _KEY and _SECRET, or none of them');
  if (value.WECHAT_SANDBOX_URL !== null && value.GUIKE_DEMO !== '1')
    wrong('WECHAT_SANDBOX_URL', 'the sandbox signs anybody in as anybody: only together with GUIKE_DEMO=1');
  if (isForDemos(value.WECHAT_BASE_URL) && value.GUIKE_DEMO !== '1' && value.NODE_ENV === 'production')
    wrong('WECHAT_BASE_URL', 'anything but https to WeChat is for demos: only together with GUIKE_DEMO=1');
});

function isForDemos(baseUrl: string | null): boolean {
  if (baseUrl === null) return false;
  const { protocol, hostname } = new URL(baseUrl);
  return protocol !== 'https:' || !hostname.endsWith('.weixin.qq.com');
}

/** A template as WeChat knows it, and which of our words stands at each of its keywords: `{ thing1: 'title' }`. */
export interface WechatTemplate {
  readonly id: string;
  readonly data: Readonly<Record<string, z.infer<typeof templateWord>>>;
  /** The Official Account's own template with the same keywords, where the shop has one. */
  readonly account?: string | undefined;
}

export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  readonly apiPort: number;
  readonly apiHost: string;
  /** How long /readyz says no before the API stops accepting, so that a load balancer sees it. */
  readonly apiDrainMs: number;
  readonly workerPort: number;
  readonly workerHost: string;
  readonly masterKey: Buffer;
  readonly demo: boolean;
  readonly logLevel: string;
  readonly shopName: string;
  /** Filing number of the mini-program; null where there is none. */
  readonly shopFiling: string | null;
  /** Without a slash at the end. */
  readonly wechatBaseUrl: string;
  /** Null where the shop has no mini-program yet; then WeChat is off. */
  readonly wechatApp: { readonly id: string; readonly secret: string } | null;
  /** Which version of the mini-program codes, links and messages open. */
  readonly wechatVersion: 'release' | 'trial' | 'develop';
  /** The shop's Official Account; null where it has none. */
  readonly wechatOfficial: { readonly id: string; readonly secret: string } | null;
  /** How WeChat's callbacks are known for WeChat's; null where none are taken. `aesKey`: 32 bytes, null in plain mode. */
  readonly wechatCallback: { readonly token: string; readonly aesKey: Buffer | null } | null;
  /** WeChat's subscription templates by what they tell of: `{ booking: … }`. See docs/wechat.md. */
  readonly wechatTemplates: Readonly<Record<string, WechatTemplate>>;
  /** Where short messages are handed over; null where the shop sends none. */
  readonly sms: { readonly url: string; readonly key: string } | null;
  /** Through which server e-mails go, and who they are from; null where the shop sends none. */
  readonly email: { readonly url: string; readonly from: MailFrom } | null;
  /** Where a browser finds the sandbox, in a demo. Null everywhere else. */
  readonly wechatSandboxUrl: string | null;
  /** Folder with the built screens (`app`, `console`); null where a web server before the API has them. */
  readonly webDir: string | null;
  /** Where WeChat finds the API from outside, without a slash at the end; null: it can fetch no pictures from us. */
  readonly publicUrl: string | null;
  /** Folder with the pictures; made when the first is kept. */
  readonly storageDir: string;
  /** A bucket that keeps the pictures instead of the folder; null: the folder does. */
  readonly storageBucket: S3Bucket | null;
}

/** Reads the configuration. Throws an Error that lists every variable that is missing or wrong (never its value). */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not complete:\n${wrong.join('\n')}`);
  }
  const value = parsed.data;
  return {
    environment: value.NODE_ENV,
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    redisUrl: value.REDIS_URL,
    redisPrefix: value.REDIS_PREFIX,
    apiPort: value.API_PORT,
    apiHost: value.API_HOST,
    apiDrainMs: value.API_DRAIN_MS,
    workerPort: value.WORKER_PORT,
    workerHost: value.WORKER_HOST,
    masterKey: Buffer.from(value.GUIKE_MASTER_KEY, 'base64'),
    demo: value.GUIKE_DEMO === '1',
    logLevel: value.LOG_LEVEL,
    shopName: value.SHOP_NAME,
    shopFiling: value.SHOP_FILING,
    wechatBaseUrl: value.WECHAT_BASE_URL ?? WECHAT,
    wechatApp: appOf(value.WECHAT_APP_ID, value.WECHAT_APP_SECRET),
    wechatVersion: value.WECHAT_VERSION,
    wechatOfficial: appOf(value.WECHAT_OA_APP_ID, value.WECHAT_OA_APP_SECRET),
    wechatCallback: callbackOf(value.WECHAT_CALLBACK_TOKEN, value.WECHAT_CALLBACK_AES_KEY),
    wechatTemplates: value.WECHAT_TEMPLATES,
    sms: value.SMS_URL === null || value.SMS_KEY === null ? null : { url: value.SMS_URL, key: value.SMS_KEY },
    email: value.SMTP_URL === null || value.SMTP_FROM === null ? null : { url: value.SMTP_URL, from: value.SMTP_FROM },
    wechatSandboxUrl: value.WECHAT_SANDBOX_URL,
    webDir: value.WEB_DIR,
    publicUrl: value.PUBLIC_URL,
    storageDir: value.STORAGE_DIR,
    storageBucket: bucketOf(value),
  };
}

function appOf(id: string | null, secret: string | null): Config['wechatApp'] {
  return id === null || secret === null ? null : { id, secret };
}

/** WeChat's key is base64 of 32 bytes with its last sign left out. */
function callbackOf(token: string | null, aesKey: string | null): Config['wechatCallback'] {
  return token === null ? null : { token, aesKey: aesKey === null ? null : Buffer.from(`${aesKey}=`, 'base64') };
}

type BucketVariables = Pick<
  z.output<typeof schema>,
  `STORAGE_S3_${'ENDPOINT' | 'BUCKET' | 'REGION' | 'KEY' | 'SECRET' | 'STYLE'}`
>;

function bucketOf(value: BucketVariables): S3Bucket | null {
  const [endpoint, bucket] = [value.STORAGE_S3_ENDPOINT, value.STORAGE_S3_BUCKET];
  const [key, secret] = [value.STORAGE_S3_KEY, value.STORAGE_S3_SECRET];
  if (endpoint === null || bucket === null || key === null || secret === null) return null;
  return { endpoint, bucket, key, secret, region: value.STORAGE_S3_REGION, style: value.STORAGE_S3_STYLE };
}
