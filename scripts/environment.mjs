/** The environment of the processes we start, and the running `up`, whose environment other commands share. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { distDir, projectRoot, stateDir, storageDir } from './paths.mjs';
import { secretsOf } from './secrets.mjs';
import { isAlive, readJson } from './state.mjs';

/** @typedef {import('./state.mjs').ProcessRef} ProcessRef */
/**
 * @typedef {object} RunningUp
 * @property {ProcessRef} self
 * @property {ProcessRef[]} apps
 * @property {string[]} addresses  empty while it still starts
 * @property {string | null} api  where the api answers, for a program; null while it still starts
 * @property {Record<string, string>} given  what the user had set for it, so that a tool meets the same database
 */

const GIVEN = ['DATABASE_URL', 'REDIS_URL', 'GUIKE_MASTER_KEY'];
const SANDBOX_TEMPLATES = join(projectRoot, 'demo/wechat-templates.json');
export const upFile = join(stateDir, 'up.json');

/** @param {{ databaseUrl: string, redisUrl: string, masterKey: string }} services @param {Record<string, string>} [more] */
export function appEnvironment({ databaseUrl, redisUrl, masterKey }, more = {}) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    GUIKE_MASTER_KEY: masterKey,
    STORAGE_DIR: process.env.STORAGE_DIR || storageDir,
    ...more,
  };
}

/** What joins the demo's processes: where each answers, and the app that the sandbox of WeChat knows.
 * @param {{ api: number, worker: number, sandbox: number | null, smtp: number | null }} ports
 */
export function demoEnvironment({ api, worker, sandbox, smtp }) {
  const address = `http://127.0.0.1:${sandbox}`;
  return {
    API_PORT: String(api),
    WORKER_PORT: String(worker),
    GUIKE_DEMO: '1',
    WEB_DIR: distDir,
    // The sandbox fetches no pictures; it only has to be told of some.
    PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${api}`,
    ...(sandbox === null
      ? {}
      : {
          ...sandboxApp(),
          WECHAT_BASE_URL: address,
          WECHAT_SANDBOX_URL: address,
          SMS_URL: address,
          // Whoever names a mail server of their own sends real mail.
          SMTP_URL: process.env.SMTP_URL || `smtp://127.0.0.1:${smtp}`,
          SMTP_FROM: process.env.SMTP_FROM || 'vip@guike.example',
          WECHAT_TEMPLATES: JSON.stringify(sandboxTemplates()),
        }),
  };
}

/** The sandbox is given nothing of ours: neither database nor keys. @param {{ api: number, sandbox: number, smtp: number | null }} ports */
export function sandboxEnvironment({ api, sandbox, smtp }) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    SANDBOX_PORT: String(sandbox),
    SANDBOX_SMTP_PORT: String(smtp ?? ''),
    SANDBOX_ACCOUNTS: join(projectRoot, 'demo/wechat-accounts.json'),
    SANDBOX_TEMPLATES,
    SANDBOX_CALLBACK_URL: `http://127.0.0.1:${api}/wechat/callback`,
    ...sandboxApp(),
  };
}

/** What both ends know. It follows from one secret, so that a sandbox of before is understood by an API of today. */
function sandboxApp() {
  const secret = secretsOf('up').wechatAppSecret;
  const word = (/** @type {string} */ purpose) => createHash('sha256').update(`${purpose}/${secret}`);
  return {
    WECHAT_APP_ID: 'wxguikesandbox0000',
    WECHAT_APP_SECRET: secret,
    WECHAT_OA_APP_ID: 'wxguikesandboxacct',
    WECHAT_OA_APP_SECRET: word('account').digest('hex'),
    WECHAT_CALLBACK_TOKEN: word('callback').digest('hex').slice(0, 32),
    WECHAT_CALLBACK_AES_KEY: word('aes').digest('hex').slice(0, 43),
    SMS_KEY: word('sms').digest('hex'),
  };
}

/** The sandbox's templates, by what they tell of; its Official Account knows the same ones. */
function sandboxTemplates() {
  /** @type {{ name: string, id: string }[]} */
  const templates = readJson(SANDBOX_TEMPLATES, []);
  const data = { thing1: 'title', thing2: 'body', time3: 'time' };
  return Object.fromEntries(templates.map(({ name, id }) => [name, { id, data, account: id }]));
}

/** @param {string} name @param {string[]} [args] */
export function nodeArgs(name, args = []) {
  return ['--enable-source-maps', join(distDir, `${name}.js`), ...args];
}

export function givenEnvironment() {
  return Object.fromEntries(GIVEN.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** What the last `up` left behind, whether it still runs or was killed. @returns {RunningUp | null} */
export function lastUp() {
  return readJson(upFile, null);
}

/** @returns {RunningUp | null} */
export function runningUp() {
  const up = lastUp();
  return up !== null && isAlive(up.self) ? up : null;
}

export function forgetUp() {
  if (existsSync(upFile)) rmSync(upFile);
}
