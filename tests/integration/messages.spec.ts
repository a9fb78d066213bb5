// Messages beside the inbox: one way each, by what WeChat was allowed, not at night, not too often, and never twice.
import {
  CarryMessage,
  MessageDesk,
  MessageGrants,
  MessageSettings,
  PlanMessage,
  SendLedger,
  SendMessages,
  SubscriptionEvents,
} from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { WechatEvents } from '@guike/wechat';
import { MessageGround, told } from '../support/messages';
import type { Shop } from '../support/shop';
import { type WechatSandbox, templateId } from '../support/wechat';

const SEND = '/cgi-bin/message/subscribe/send';
let ground: MessageGround;
let shop: Shop;
let wechat: WechatSandbox;

beforeAll(async () => {
  ground = await MessageGround.open();
  ({ shop, wechat } = ground);
});
afterAll(() => ground?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));

const get: MessageGround['get'] = (type) => ground.get(type);
const somebody: MessageGround['somebody'] = (input) => ground.somebody(input);
const allow: MessageGround['allow'] = (...wish) => ground.allow(...wish);
const deliver: MessageGround['deliver'] = (...deliveries) => ground.deliver(...deliveries);
const run = () => ground.run();
const sends = (memberId: string) => ground.sends(memberId);
const grants = (memberId: string) => ground.grants(memberId);

describe('permissions', () => {
  it('are used one for each message, and the inbox has what they do not reach', async () => {
    const person = await somebody();
    await allow(person, 'redemption');
    await deliver(told(person.memberId, 'redemption', { link: 'pages/rewards/redemptions' }));
    await deliver(told(person.memberId, 'redemption'));
    await run();
    expect(await sends(person.memberId)).toEqual([
      { kind: 'redemption', channel: 'subscription', state: 'sent', reason: null },
      { kind: 'redemption', channel: 'none', state: 'skipped', reason: 'no_grant' },
    ]);
    expect(await grants(person.memberId)).toEqual(['used']);
    const [letter, ...others] = await wechat.post(person.account);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ channel: 'service', page: 'pages/rewards/redemptions' });
    expect(JSON.stringify(letter)).toContain('3月8日前到店领取');
    expect(JSON.stringify(letter)).not.toContain('过期不候');
  });

  it('carry words of their own where a message has them', async () => {
    const [bySubscription, bySms] = [await somebody(), await somebody()];
    await allow(bySubscription, 'redemption');
    const own = { wechat: '给您留好了，今天就能取', sms: '给您留好了，今天就能取，退订回T' };
    await deliver(told(bySubscription.memberId, 'redemption', own), told(bySms.memberId, 'expiring', own));
    await run();
    const sent = JSON.stringify([await wechat.post(bySubscription.account), await wechat.post(bySms.account)]);
    expect(sent).toMatch(new RegExp(`"${own.wechat}".*】${own.sms}"`));
  });

  it('that WeChat knows nothing of are all gone, and the next best way is taken', async () => {
    const person = await somebody();
    const ask = newId();
    const results = { [templateId('expiring')]: 'accept' as const };
    // Told by a phone that WeChat does not bear out.
    await get(MessageGrants).note(person.memberId, { ask, results });
    await get(MessageGrants).note(person.memberId, { ask, results });
    await get(MessageGrants).note(person.memberId, { ask: newId(), results });
    expect(await grants(person.memberId)).toEqual(['free', 'free']);
    await deliver(told(person.memberId, 'expiring'));
    await run();
    expect(await sends(person.memberId)).toEqual([
      { kind: 'expiring', channel: 'subscription', state: 'failed', reason: 'no_grant' },
      { kind: 'expiring', channel: 'sms', state: 'sent', reason: null },
    ]);
    expect(await grants(person.memberId)).toEqual(['gone', 'gone']);
    expect(await wechat.post(person.account)).toMatchObject([{ channel: 'sms' }]);
  });

  it('are asked for where they help: not while one is left, not after a no, never after a ban', async () => {
    const { memberId } = await somebody();
    const asks = async () => (await get(MessageGrants).asks(memberId, 'tier')).templates;
    const [tier, expiring, benefit] = ['tier', 'expiring', 'benefit'].map(templateId) as [string, string, string];
    expect(await asks()).toEqual([tier, expiring, benefit]);
    const results = { [tier]: 'accept', [expiring]: 'reject', [benefit]: 'ban', elsewhere: 'accept' } as const;
    expect(await get(MessageGrants).note(memberId, { ask: newId(), results })).toEqual({ noted: 3 });
    expect(await asks()).toEqual([]);
    shop.clock.advance({ days: 31 });
    expect(await asks()).toEqual([expiring]);
  });

  it('count once though the phone and WeChat both tell of a tap, and end when switched off at WeChat', async () => {
    const { memberId, account } = await somebody();
    const template = templateId('tier');
    const event = (what: 'popup' | 'change', status: 'accept' | 'reject') =>
      shop.db.inTransaction((tx) =>
        get(SubscriptionEvents).note(tx, {
          appId: wechat.config.wechatApp.id,
          openid: account.openid,
          what,
          items: [{ templateId: template, status }],
        }),
      );
    await get(MessageGrants).note(memberId, { ask: newId(), results: { [template]: 'accept' } });
    await event('popup', 'accept');
    expect(await grants(memberId)).toEqual(['free']);
    await event('change', 'reject');
    expect(await grants(memberId)).toEqual(['gone']);
  });
});

it('go through the Official Account to who follows it and has allowed no other', async () => {
  const person = await somebody({ flags: { linked: true } });
  const { unionid, accountOpenid: openid } = person.account;
  await shop.db.inTransaction((tx) => get(WechatEvents).noteFollower(tx, { openid, unionid, follows: true }));
  await wechat.follow(person.account);
  await deliver(told(person.memberId, 'tier', { link: 'pages/tiers/index' }));
  await run();
  expect(await sends(person.memberId)).toMatchObject([{ channel: 'official_account', state: 'sent' }]);
  expect(await wechat.post(person.account)).toMatchObject([{ channel: 'account', page: 'pages/tiers/index' }]);
});

describe('when', () => {
  it('is nine in the morning for what happens at night, once', async () => {
    const person = await somebody();
    await allow(person, 'tier');
    shop.clock.set('2026-03-03T21:00:00+08:00');
    await deliver(told(person.memberId, 'tier'));
    await run();
    expect(await get(SendMessages).sendDue()).toBe(0);
    expect(await sends(person.memberId)).toMatchObject([{ state: 'planned' }]);
    shop.clock.set('2026-03-04T09:00:00+08:00');
    const made = await Promise.all([get(SendMessages).sendDue(), get(SendMessages).sendDue()]);
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await wechat.post(person.account)).toHaveLength(1);
  });

  it('is not at night either for what should have gone in the evening', async () => {
    const person = await somebody();
    await allow(person, 'tier');
    shop.clock.set('2026-03-03T20:59:59+08:00');
    await deliver(told(person.memberId, 'tier'));
    const [message] = await rows<{ messageId: string }>(
      shop.db.reading,
      `SELECT id AS "messageId" FROM inbox_message WHERE member_id = $1 AND kind = 'tier'`,
      [person.memberId],
    );
    const ref = { memberId: person.memberId, messageId: String(message?.messageId) };
    await shop.db.inTransaction((tx) => get(PlanMessage).plan(tx, ref));
    // Nobody was there to send it.
    shop.clock.set('2026-03-03T21:30:00+08:00');
    expect(await get(SendMessages).sendDue()).toBe(0);
    shop.clock.set('2026-03-04T09:00:00+08:00');
    expect(await get(SendMessages).sendDue()).toBe(1);
  });

  it('is never for offers where somebody wants no contact', async () => {
    const person = await somebody();
    await allow(person, 'event');
    await rows(
      shop.db.reading,
      `INSERT INTO member_profile (member_id, contact, updated_at) VALUES ($1, 'none', $2)
       ON CONFLICT (member_id) DO UPDATE SET contact = 'none'`,
      [person.memberId, shop.clock.now()],
    );
    await deliver(told(person.memberId, 'campaign'));
    await run();
    expect(await sends(person.memberId)).toMatchObject([{ state: 'skipped', reason: 'switched_off' }]);
  });

  it('is never for whoever switches it off meanwhile, and the permission is theirs still', async () => {
    const person = await somebody();
    await allow(person, 'tier');
    shop.clock.set('2026-03-03T22:00:00+08:00');
    await deliver(told(person.memberId, 'tier'));
    await run();
    await get(MessageSettings).change(person.memberId, { topic: 'tier', reach: 'wechat', wanted: false });
    shop.clock.set('2026-03-04T09:00:00+08:00');
    await get(SendMessages).sendDue();
    expect(await sends(person.memberId)).toMatchObject([{ state: 'skipped', reason: 'switched_off' }]);
    expect(await grants(person.memberId)).toEqual(['free']);
    expect(await wechat.post(person.account)).toEqual([]);
  });

  it('is so often a week for marketing, and always for what serves the member', async () => {
    const person = await somebody();
    await allow(person, 'event', 3);
    await allow(person, 'booking');
    await Promise.all([1, 2, 3].map(() => deliver(told(person.memberId, 'campaign'))));
    await deliver(told(person.memberId, 'booking'));
    await run();
    const all = await sends(person.memberId);
    expect(all.filter(({ kind }) => kind === 'campaign').map(({ reason }) => reason)).toEqual([
      null,
      null,
      'often_enough',
    ]);
    expect(all.filter(({ kind }) => kind === 'booking')).toMatchObject([{ state: 'sent' }]);
    shop.clock.advance({ days: 8 });
    await deliver(told(person.memberId, 'campaign'));
    await run();
    expect(await wechat.post(person.account)).toHaveLength(4);
  });
});

describe('once', () => {
  it('however often the job runs, also at the same time', async () => {
    const person = await somebody();
    await allow(person, 'redemption', 3);
    await deliver(told(person.memberId, 'redemption'));
    const { payload } = await shop.one<{ payload: { v: 1; messages: { memberId: string; messageId: string }[] } }>(
      `SELECT payload FROM outbox WHERE job = 'message.planned'`,
    );
    const flow = get(SendMessages);
    await Promise.all([1, 2, 3, 4].map(() => flow.work(payload, { outboxId: newId() })));
    await run();
    expect(await wechat.post(person.account)).toHaveLength(1);
    expect(await grants(person.memberId)).toEqual(['used', 'free', 'free']);
  });

  it('whoever dies before the call or after it: what became of it is unknown, and is not tried again', async () => {
    const [before, after] = [await somebody(), await somebody()];
    for (const person of [before, after]) {
      await allow(person, 'tier', 2);
      shop.clock.set('2026-03-03T22:00:00+08:00');
      await deliver(told(person.memberId, 'tier'));
      await run();
    }
    shop.clock.set('2026-03-04T09:00:00+08:00');
    const { ready } = await get(SendLedger).claim(2);
    // One is called and its answer lost, the other never called: from here on they look the same.
    const called = ready.find(({ send }) => send.memberId === after.memberId);
    await get(CarryMessage).carry(called!.send, called!.address, called!.timeZone);
    await get(SendMessages).sendDue();
    expect(await sends(before.memberId)).toMatchObject([{ state: 'sending' }]);
    shop.clock.advance({ minutes: 3 });
    await get(SendMessages).sendDue();
    for (const [person, arrived] of [
      [before, 0],
      [after, 1],
    ] as const) {
      expect(await sends(person.memberId)).toMatchObject([{ state: 'unknown', reason: 'no_answer' }]);
      expect(await grants(person.memberId)).toEqual(['used', 'free']);
      expect(await wechat.post(person.account)).toHaveLength(arrived);
    }
    // An answer after all changes nothing any more.
    await get(SendLedger).settle(called!, { kind: 'later', code: '45009' });
    expect(await sends(after.memberId)).toMatchObject([{ state: 'unknown' }]);
  });

  it('is tried again where WeChat says for sure that it was too busy, and given up in the end', async () => {
    const person = await somebody();
    await allow(person, 'tier');
    await wechat.fault({ path: SEND, errcode: 45011 });
    await deliver(told(person.memberId, 'tier'));
    await run();
    expect(await sends(person.memberId)).toMatchObject([{ state: 'planned' }]);
    expect(await grants(person.memberId)).toEqual(['reserved']);
    shop.clock.advance({ minutes: 1 });
    await get(SendMessages).sendDue();
    expect(await sends(person.memberId)).toMatchObject([{ state: 'sent' }]);
    await allow(person, 'tier');
    await wechat.fault({ path: SEND, errcode: 45009, times: 6 });
    await deliver(told(person.memberId, 'tier'));
    await run();
    for (const minutes of [1, 5, 15, 60, 240]) {
      shop.clock.advance({ minutes });
      await get(SendMessages).sendDue();
    }
    expect((await sends(person.memberId)).at(-1)).toMatchObject({ state: 'failed', reason: 'busy' });
    expect(await grants(person.memberId)).toEqual(['used', 'free']);
  });
});

it('shows the office what went out, by kind and one by one', async () => {
  shop.clock.set('2026-03-02T10:00:00+08:00');
  const person = await somebody();
  await allow(person, 'redemption');
  await deliver(told(person.memberId, 'redemption'));
  await run();
  await deliver(told(person.memberId, 'redemption'));
  await run();
  const office = { staffId: newId(), role: 'head_office', storeId: null } as const;
  const { kinds } = await get(MessageDesk).figures({ from: '2026-03-02', to: '2026-03-02' }, office);
  expect(kinds).toEqual([
    { kind: 'redemption', messages: 2, sent: 1, waiting: 0, noGrant: 1, failed: 0, unknown: 0, skipped: 0, read: 0 },
  ]);
  const first = await get(MessageDesk).sends({ member: person.memberId, limit: 1 }, office);
  expect(first.items).toMatchObject([{ channel: 'none', why: '会员没有同意微信通知，或已用完' }]);
  const second = await get(MessageDesk).sends({ member: person.memberId, limit: 1, after: first.next ?? '' }, office);
  expect(second).toMatchObject({ items: [{ channel: 'subscription', state: 'sent' }], next: null });
  const elsewhere = { staffId: newId(), role: 'manager', storeId: newId() } as const;
  expect((await get(MessageDesk).sends({ limit: 50 }, elsewhere)).items).toEqual([]);
});
