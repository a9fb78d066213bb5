// E-mail as a way of messages: an address that a code proved, the one way after WeChat, sent once, ended with one request.
import { DataExports, KeepEmail, MessageDesk, MessageSettings, SendMessages, UnsubscribeEmail } from '@guike/flows';
import type { DomainError } from '@guike/kernel';
import { ConsentsService, handOverEmail } from '@guike/members';
import { rows } from '@guike/platform';
import type { Letter } from '../../apps/wechat-sandbox/post';
import { MessageGround, told } from '../support/messages';
import type { Shop } from '../support/shop';
import { sheetsOf } from '../support/workbook';

let ground: MessageGround;
let shop: Shop;
const get: MessageGround['get'] = (type) => ground.get(type);

beforeAll(async () => {
  ground = await MessageGround.open({}, { mail: true });
  ({ shop } = ground);
});
afterAll(() => ground?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));

type Mail = Extract<Letter, { channel: 'email' }>;
const mailsTo = async (address: string): Promise<Mail[]> =>
  (await ground.wechat.post()).filter((each): each is Mail => each.channel === 'email' && each.to === address);

/** The six digits that were mailed last. */
async function codeTo(address: string): Promise<string> {
  const [mail] = await mailsTo(address);
  return /：(\d{6})$/.exec(mail?.subject ?? '')?.[1] ?? 'no code';
}

let callers = 0;
const ask = (memberId: string, email: string) => {
  callers += 1;
  return get(KeepEmail).sendCode({ memberId, email, address: `198.51.${callers >> 8}.${callers & 255}` });
};
const refusal = (code: string) => expect.objectContaining({ code }) as DomainError;

let people = 0;
/** Somebody with a proved address, who agrees to offers where told so. */
async function reachable({ agrees = false } = {}): Promise<{ memberId: string; email: string }> {
  const { memberId } = await ground.somebody();
  const email = `guest${(people += 1)}@mail.example`;
  await ask(memberId, email);
  await get(KeepEmail).confirm(memberId, { email, code: await codeTo(email) });
  if (agrees)
    await shop.db.inTransaction((tx) =>
      get(ConsentsService).allow(tx, memberId, 'marketing', '2026-11', 'mini_program'),
    );
  return { memberId, email };
}

async function deliver(...wish: Parameters<typeof told>): Promise<void> {
  await ground.deliver(told(...wish));
  await ground.run();
}

describe('an address', () => {
  it('is kept once its code comes back, masked for everybody, and taken away as easily', async () => {
    const { memberId } = await ground.somebody();
    const email = 'Lin.Zhixia@mail.example';
    const keeping = get(KeepEmail);
    expect(await keeping.of(memberId)).toEqual({ offered: true, email: null });
    expect(await ask(memberId, email)).toEqual({ seconds: 600 });
    const code = await codeTo('lin.zhixia@mail.example');
    await expect(keeping.confirm(memberId, { email: 'other@mail.example', code })).rejects.toEqual(
      refusal('EMAIL_CODE_WRONG'),
    );
    const kept = await keeping.confirm(memberId, { email, code });
    expect(kept.email).toMatchObject({ masked: 'L***@mail.example', isUnreachable: false });
    expect(await keeping.confirm(memberId, { email, code })).toEqual(kept);
    const sealed = await rows<{ text: string }>(
      shop.db.reading,
      `SELECT (to_jsonb(e)::text || coalesce((SELECT string_agg(to_jsonb(c)::text, '') FROM email_code c), '')) AS text
       FROM member_email e WHERE member_id = $1`,
      [memberId],
    );
    expect(sealed[0]?.text).not.toMatch(/zhixia|mail\.example/i);
    expect(await keeping.remove(memberId)).toEqual({ offered: true, email: null });
    expect(await keeping.remove(memberId)).toEqual({ offered: true, email: null });
    // Its code proves nothing any more.
    await expect(keeping.confirm(memberId, { email, code })).rejects.toEqual(refusal('EMAIL_CODE_WRONG'));
  });

  it('is not guessed: five tries, ten minutes, a code a minute', async () => {
    const { memberId } = await ground.somebody();
    const email = 'guess@mail.example';
    await ask(memberId, email);
    await expect(ask(memberId, email)).rejects.toEqual(refusal('RATE_LIMITED'));
    const code = await codeTo(email);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let time = 0; time < 5; time++)
      await expect(get(KeepEmail).confirm(memberId, { email, code: wrong })).rejects.toEqual(
        refusal('EMAIL_CODE_WRONG'),
      );
    await expect(get(KeepEmail).confirm(memberId, { email, code })).rejects.toEqual(refusal('EMAIL_CODE_WRONG'));
    shop.clock.advance({ minutes: 2 });
    await ask(memberId, email);
    const next = await codeTo(email);
    shop.clock.advance({ minutes: 10, seconds: 1 });
    await expect(get(KeepEmail).confirm(memberId, { email, code: next })).rejects.toEqual(refusal('EMAIL_CODE_WRONG'));
  });

  it('that its server does not know is told at once', async () => {
    const { memberId } = await ground.somebody();
    await ground.wechat.fault({ path: '/smtp', status: 550 });
    await expect(ask(memberId, 'nobody@mail.example')).rejects.toEqual(refusal('EMAIL_REFUSED'));
    shop.clock.advance({ minutes: 2 });
    await ground.wechat.fault({ path: '/smtp', status: 451 });
    await expect(ask(memberId, 'nobody@mail.example')).rejects.toEqual(refusal('EMAIL_FAILED'));
  });

  it('goes along when two cards are merged, unless there is one', async () => {
    const [gone, keeps, has] = [await reachable(), await ground.somebody(), await reachable()];
    const move = (from: string, to: string) => shop.db.inTransaction((tx) => handOverEmail(tx, { from, to }));
    await move(gone.memberId, keeps.memberId);
    expect((await get(KeepEmail).of(keeps.memberId)).email).not.toBeNull();
    const before = await get(KeepEmail).of(has.memberId);
    await move(keeps.memberId, has.memberId);
    expect(await get(KeepEmail).of(has.memberId)).toEqual(before);
    expect((await get(KeepEmail).of(keeps.memberId)).email).toBeNull();
  });

  it('is in the file that a member takes along', async () => {
    const { memberId, email } = await reachable();
    const asked = await get(DataExports).ask(memberId);
    await ground.run();
    const { export: made } = await get(DataExports).latest(memberId);
    expect(made?.id).toBe(asked.id);
    const link = new URL(made?.link ?? '', 'https://shop.example').searchParams.get('link') ?? '';
    expect(sheetsOf(await get(DataExports).file(link)).get('个人资料')).toContainEqual(['邮箱', email]);
  });
});

describe('a message', () => {
  it('goes by e-mail where WeChat was not allowed, once, with words of its own where it has some', async () => {
    const { memberId, email } = await reachable();
    await deliver(memberId, 'redemption', { email: { subject: '给您留好了', text: '今天就能取。' } });
    expect(await ground.sends(memberId)).toEqual([
      { kind: 'redemption', channel: 'email', state: 'sent', reason: null },
    ]);
    await get(SendMessages).sendDue();
    const [mail, code, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(code?.subject).toContain('验证码');
    const [send] = await rows<{ id: string }>(shop.db.reading, `SELECT id FROM message_send WHERE member_id = $1`, [
      memberId,
    ]);
    expect(mail).toMatchObject({ subject: '给您留好了', messageId: `<${send?.id}@shop.example>`, unsubscribe: null });
    expect(mail?.text).toContain('今天就能取。');
    expect(mail?.html).toContain('<p style="margin:0 0 12px">今天就能取。</p>');
    const page = await (await ground.wechat.send('/mails')).text();
    expect(page).toContain('给您留好了');
    expect(page).toContain(email);
  });

  it('that the server is too busy for is sent later; a dead address is left, and shown to the member', async () => {
    const { memberId, email } = await reachable();
    await ground.wechat.fault({ path: '/smtp', status: 451 });
    await deliver(memberId, 'tier');
    expect(await ground.sends(memberId)).toMatchObject([{ channel: 'email', state: 'planned' }]);
    shop.clock.advance({ minutes: 2 });
    await get(SendMessages).sendDue();
    expect(await ground.sends(memberId)).toMatchObject([{ channel: 'email', state: 'sent' }]);
    expect(await mailsTo(email)).toHaveLength(2);

    await ground.wechat.fault({ path: '/smtp', status: 550 });
    await deliver(memberId, 'expiring');
    expect((await ground.sends(memberId)).slice(1)).toMatchObject([
      { kind: 'expiring', channel: 'email', state: 'failed', reason: 'dead' },
      { kind: 'expiring', channel: 'sms', state: 'sent' },
    ]);
    expect((await get(KeepEmail).of(memberId)).email?.isUnreachable).toBe(true);
    await deliver(memberId, 'tier');
    expect((await ground.sends(memberId)).at(-1)).toMatchObject({ channel: 'none', reason: 'no_grant' });
    // Proved again, it is good again.
    shop.clock.advance({ minutes: 2 });
    await ask(memberId, email);
    await get(KeepEmail).confirm(memberId, { email, code: await codeTo(email) });
    await deliver(memberId, 'tier');
    expect((await ground.sends(memberId)).at(-1)).toMatchObject({ channel: 'email', state: 'sent' });

    const desk = get(MessageDesk);
    const reader = { role: 'head_office', staffId: memberId, storeId: null } as never;
    const listed = await desk.sends({ limit: 10, channel: 'email', state: 'failed', member: memberId }, reader);
    expect(listed.items).toMatchObject([{ code: '550', why: '邮箱已收不到信，改由会员重新填写' }]);
  });

  it('at night waits for the morning', async () => {
    const { memberId, email } = await reachable();
    shop.clock.set('2026-03-03T22:00:00+08:00');
    await deliver(memberId, 'tier');
    expect(await mailsTo(email)).toHaveLength(1);
    shop.clock.set('2026-03-04T09:00:00+08:00');
    await get(SendMessages).sendDue();
    expect(await mailsTo(email)).toHaveLength(2);
  });

  it('follows the member: a switch for each topic, shown to who has an address only', async () => {
    const { memberId } = await reachable();
    const { memberId: stranger } = await ground.somebody();
    const ways = async (id: string) =>
      (await get(MessageSettings).settings(id)).topics.flatMap((topic) => topic.ways.map(({ reach }) => reach));
    expect(await ways(stranger)).not.toContain('email');
    expect(await ways(memberId)).toContain('email');
    await get(MessageSettings).change(memberId, { topic: 'tier', reach: 'email', wanted: false });
    await deliver(memberId, 'tier');
    expect(await ground.sends(memberId)).toMatchObject([{ channel: 'none' }]);
  });
});

describe('marketing', () => {
  it('needs the consent, says that it is, and counts among what is enough for a week', async () => {
    const [silent, agreed] = [await reachable(), await reachable({ agrees: true })];
    await deliver(silent.memberId, 'campaign');
    expect(await ground.sends(silent.memberId)).toMatchObject([{ channel: 'none' }]);
    for (let time = 0; time < 3; time++) await deliver(agreed.memberId, 'campaign');
    expect((await ground.sends(agreed.memberId)).map(({ channel, reason }) => [channel, reason])).toEqual([
      ['email', null],
      ['email', null],
      ['none', 'often_enough'],
    ]);
    const [mail] = await mailsTo(agreed.email);
    expect(mail?.subject).toBe('（广告）桂花乌龙到店');
  });

  it('ends with one request that tells nothing of anybody; what serves the member goes on', async () => {
    const { memberId, email } = await reachable({ agrees: true });
    await deliver(memberId, 'campaign');
    const [mail] = await mailsTo(email);
    const url = new URL(mail?.unsubscribe ?? '');
    expect(url.origin + url.pathname).toBe('https://shop.example/email/unsubscribe');
    const token = url.searchParams.get('t') ?? '';
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain(memberId.slice(0, 8));
    expect(mail?.text).toContain(mail?.unsubscribe);
    const ending = get(UnsubscribeEmail);
    expect([await ending.state(token), await ending.end(token), await ending.end(token)]).toEqual(['on', 'off', 'off']);
    expect(await ending.state(token)).toBe('off');
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect([await ending.end(forged), await ending.end(''), await ending.state('x')]).toEqual(
      Array.from({ length: 3 }, () => 'unknown'),
    );
    await deliver(memberId, 'campaign');
    await deliver(memberId, 'tier');
    expect((await ground.sends(memberId)).slice(1)).toMatchObject([
      // Text messages are a switch of their own.
      { channel: 'sms' },
      { channel: 'email', state: 'sent' },
    ]);
    const logged = await rows(
      shop.db.reading,
      `SELECT FROM audit_log WHERE member_id = $1 AND action = 'email.unsubscribed'`,
      [memberId],
    );
    expect(logged).toHaveLength(1);
  });
});
