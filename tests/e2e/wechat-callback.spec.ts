// What WeChat tells the API by itself: in plain and in encrypted form, JSON and XML, once however often it is told; and
// what somebody who is not WeChat tries.
import { createHash, randomBytes } from 'node:crypto';
import { JobHandlersModule } from '@guike/flows';
import { JobRunner, newId, rows } from '@guike/platform';
import { WechatEvents, WechatSafety } from '@guike/wechat';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import type { Told } from '../../apps/wechat-sandbox/callbacks';
import { MemberGround } from '../support/member';
import { until } from '../support/wait';
import { type CallbackInput, type WechatSandbox, openSandbox, templateId } from '../support/wechat';

const PATH = '/wechat/callback';
const TOKEN = 'word-of-the-shop';
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

class CallbackRoot {}
/** What the API was told; a test changes its mode. */
const settings = { token: TOKEN, aesKey: null as Buffer | null };

let ground: MemberGround;
let events: WechatEvents;
beforeAll(async () => {
  ground = await MemberGround.open({
    config: { wechatCallback: settings },
    root: (api) => ({ module: CallbackRoot, imports: [api, JobHandlersModule] }),
  });
  ground.api.clock.set(new Date());
  events = ground.api.app.get(WechatEvents, { strict: false });
});
afterAll(() => ground?.close());

const query = <T>(text: string, values: readonly unknown[] = []) => rows<T>(ground.api.db.reading, text, values);

/** Says how both sides speak from here on. */
async function speak(format: 'json' | 'xml', encrypted: boolean, sandbox: WechatSandbox = ground.wechat) {
  settings.aesKey = encrypted ? Buffer.from(`${AES_KEY}=`, 'base64') : null;
  const target: CallbackInput = {
    url: `${ground.api.url}${PATH}`,
    token: TOKEN,
    aesKey: encrypted ? AES_KEY : null,
    format,
  };
  await sandbox.tellTo(target);
}

/** Waits until so many events were told, newest first. */
async function told(count: number, sandbox: WechatSandbox = ground.wechat): Promise<Told[]> {
  const all = async () => (await (await sandbox.send('/sandbox/callbacks')).json()) as Told[];
  return until(async () => {
    const found = await all();
    return found.length >= count ? found : null;
  });
}
const toldSoFar = async () => (await told(0)).length;

async function runJobs(): Promise<void> {
  const open = await query<{ id: string; job: string; payload: unknown }>(`SELECT id, job, payload FROM outbox`);
  for (const { id, job, payload } of open)
    if (job === 'wechat.event') await ground.api.app.get(JobRunner).run(job, { outboxId: id, payload });
}

const grants = (account: Account) =>
  query<{ template: string; state: string; source: string }>(
    `SELECT g.template, g.state, g.source FROM message_grant g JOIN wechat_identity w ON w.id = g.identity_id
     WHERE w.openid = $1 ORDER BY g.granted_at, g.id`,
    [account.openid],
  );

describe.each([
  ['json', false],
  ['xml', false],
  ['json', true],
  ['xml', true],
] as const)('in %s, encrypted %s', (format, encrypted) => {
  beforeAll(() => speak(format, encrypted));

  it('takes over what somebody allowed, and that it was turned off', async () => {
    const account = await ground.wechat.newAccount();
    await ground.tokenOf(account);
    const before = await toldSoFar();
    await ground.wechat.grant(account, 'redemption');
    expect((await told(before + 1))[0]).toMatchObject({ event: 'subscribe_msg_popup_event', status: 200 });
    await runJobs();
    expect(await grants(account)).toEqual([{ template: templateId('redemption'), state: 'free', source: 'event' }]);
    await ground.wechat.refuse(account, 'redemption');
    expect((await told(before + 2))[0]).toMatchObject({ event: 'subscribe_msg_change_event', status: 200 });
    await runJobs();
    expect(await grants(account)).toMatchObject([{ state: 'gone' }]);
  });

  it('takes over who follows the Official Account', async () => {
    const account = await ground.wechat.newAccount({ flags: { linked: true } });
    const before = await toldSoFar();
    await ground.wechat.follow(account);
    await told(before + 1);
    await runJobs();
    expect(await events.followerOpenid(ground.api.db.reading, account.unionid)).toBe(account.accountOpenid);
    await ground.wechat.follow(account, false);
    await told(before + 2);
    await runJobs();
    expect(await events.followerOpenid(ground.api.db.reading, account.unionid)).toBeNull();
  });
});

describe('the outcome of a picture', () => {
  const check = async (url: string) => {
    const account = await ground.wechat.newAccount();
    await ground.signIn(account);
    const safety = ground.api.app.get(WechatSafety, { strict: false });
    const asked = await safety.picture({ openid: account.openid, scene: 'social', url });
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    return asked.traceId;
  };
  const verdict = (traceId: string) => events.pictureVerdict(ground.api.db.reading, traceId);
  beforeAll(() => speak('json', true));

  it('told twice is kept once', async () => {
    await ground.wechat.media({ mode: 'twice' });
    const before = await toldSoFar();
    const traceId = await check('https://shop.example/risky.webp');
    expect((await told(before + 2)).slice(0, 2)).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(await query(`SELECT FROM wechat_event WHERE event ->> 'traceId' = $1`, [traceId])).toHaveLength(1);
    expect(await verdict(traceId)).toBeNull();
    await runJobs();
    expect(await verdict(traceId)).toMatchObject({ suggest: 'risky', label: 20002, errcode: 0 });
  });

  it('that comes late is taken, and one that never comes is never known', async () => {
    await ground.wechat.media({ mode: 'never' });
    const lost = await check('https://shop.example/a.webp');
    await ground.wechat.media({ mode: 'late', lateMs: 50, suggest: 'review' });
    const before = await toldSoFar();
    const late = await check('https://shop.example/b.webp');
    await told(before + 1);
    await runJobs();
    expect(await verdict(late)).toMatchObject({ suggest: 'review' });
    expect(await verdict(lost)).toBeNull();
    await ground.wechat.media({ mode: 'prompt', suggest: 'pass' });
  });
});

describe('whoever is not WeChat', () => {
  const seconds = () => Math.floor(ground.api.clock.now().getTime() / 1000);
  const sign = (parts: readonly string[]) =>
    createHash('sha1')
      .update([...parts].sort().join(''))
      .digest('hex');
  const event = (traceId: string) =>
    JSON.stringify({
      MsgType: 'event',
      Event: 'wxa_media_check',
      trace_id: traceId,
      errcode: 0,
      result: { suggest: 'pass', label: 100 },
    });
  const signed = (more: Record<string, string> = {}) => {
    const [timestamp, nonce] = [more['timestamp'] ?? String(seconds()), randomBytes(8).toString('hex')];
    return { timestamp, nonce, signature: sign([TOKEN, timestamp, nonce]), ...more };
  };
  const post = (fields: Record<string, string>, body: string, type = 'application/json') =>
    ground.api.fetch(`${PATH}?${new URLSearchParams(fields).toString()}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
  const kept = (traceId: string) => query(`SELECT FROM wechat_event WHERE event ->> 'traceId' = $1`, [traceId]);
  beforeEach(() => {
    settings.aesKey = null;
  });

  it('gets no echo without the signature', async () => {
    const greet = (fields: Record<string, string>) =>
      ground.api.fetch<string>(`${PATH}?${new URLSearchParams({ ...fields, echostr: '5927' }).toString()}`);
    expect(await greet(signed())).toMatchObject({ status: 200, body: '5927' });
    expect(await greet(signed({ signature: '0'.repeat(40) }))).toMatchObject({ status: 401 });
    expect(await greet({})).toMatchObject({ status: 401 });
    expect(await greet({ ...signed(), echostr: '<script>' })).toMatchObject({ status: 200, body: '5927' });
  });

  it('is refused with another signature, and an old one', async () => {
    expect(await post(signed({ signature: sign(['another', String(seconds()), 'n']) }), event('a1'))).toMatchObject({
      status: 401,
      body: { code: 'SIGNATURE_INVALID' },
    });
    expect(await post(signed({ timestamp: String(seconds() - 301) }), event('a1'))).toMatchObject({
      status: 401,
      body: { code: 'TIMESTAMP_OUT_OF_RANGE' },
    });
    expect(await kept('a1')).toHaveLength(0);
  });

  it('replays what it has heard in vain, and puts nothing else under its signature', async () => {
    const heard = signed();
    expect(await post(heard, event('a2'))).toMatchObject({ status: 200, body: 'success' });
    expect(await post(heard, event('a2'))).toMatchObject({ status: 200, body: 'success' });
    expect(await post(signed(), event('a2'))).toMatchObject({ status: 200 });
    expect(await kept('a2')).toHaveLength(1);
    expect(await post(heard, event('a3'))).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } });
    const loud = { ...heard, signature: heard.signature.toUpperCase() };
    expect(loud).not.toEqual(heard);
    expect(await post(loud, event('a3'))).toMatchObject({ status: 401, body: { code: 'SIGNATURE_INVALID' } });
    expect(await kept('a3')).toHaveLength(0);
    const jobs = await query(`SELECT FROM outbox WHERE job = 'wechat.event'`);
    expect(jobs).toHaveLength(1);
  });

  it('is not heard in the clear where callbacks are encrypted, nor with a key of its own', async () => {
    settings.aesKey = Buffer.from(`${AES_KEY}=`, 'base64');
    expect(await post(signed(), event('a4'))).toMatchObject({ status: 401 });
    const [timestamp, nonce, Encrypt] = [String(seconds()), 'n', randomBytes(64).toString('base64')];
    const fields = { timestamp, nonce, encrypt_type: 'aes', msg_signature: sign([TOKEN, timestamp, nonce, Encrypt]) };
    for (const bytes of [Encrypt, 'AAAA', '']) {
      const msg_signature = sign([TOKEN, timestamp, nonce, bytes]);
      expect(await post({ ...fields, msg_signature }, JSON.stringify({ Encrypt: bytes }))).toMatchObject({
        status: 401,
      });
    }
  });

  it('of another mini-program is refused, though it has the key', async () => {
    const stranger = await openSandbox();
    await speak('json', true, stranger);
    await stranger.follow(await stranger.newAccount());
    expect((await told(1, stranger))[0]).toMatchObject({ event: 'subscribe', status: 401 });
    await stranger.close();
  });

  it('sends nothing large, nothing of another kind, and no clever XML', async () => {
    expect(await post(signed(), JSON.stringify({ a: 'x'.repeat(40_000) }))).toMatchObject({ status: 413 });
    expect(await post(signed(), 'a=1', 'application/x-www-form-urlencoded')).toMatchObject({ status: 415 });
    const bomb = `<!DOCTYPE xml [<!ENTITY a "xxx">]><xml><Event>wxa_media_check</Event><trace_id>&a;</trace_id></xml>`;
    const before = await query(`SELECT FROM wechat_event`);
    expect(await post(signed(), bomb, 'text/xml')).toMatchObject({ status: 200, body: 'success' });
    expect(await post(signed(), '{"Event":', 'text/xml')).toMatchObject({ status: 200 });
    expect(await query(`SELECT FROM wechat_event`)).toHaveLength(before.length);
  });
});

it('forgets what was told more than a week ago', async () => {
  const { db, clock } = ground.api;
  const before = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
  for (const days of [6, 8])
    await db.inTransaction((tx) =>
      rows(tx, `INSERT INTO wechat_event (id, key, signature, event, received_at) VALUES ($1, $2, $3, '{}', $4)`, [
        ...[newId(), randomBytes(32), randomBytes(20).toString('hex'), before(days)],
      ]),
    );
  const [{ count = 0 } = {}] = await query<{ count: number }>(`SELECT count(*) FROM wechat_event`);
  expect(await db.inTransaction((tx) => events.sweep(tx, before(7), 100))).toBe(1);
  expect(await query(`SELECT FROM wechat_event`)).toHaveLength(count - 1);
});
