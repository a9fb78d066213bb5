// What members tell of themselves, agree to and take along; and a phone proved by a code in a short message.
import {
  ApplyMyself,
  BindPhone,
  DataExports,
  DecidePurpose,
  JobHandlersModule,
  KeepProfile,
  MemberPrivacy,
  OfficeProfile,
  ProvePhone,
} from '@guike/flows';
import type { AnswerOf, profileEndpoints } from '@guike/contracts/http';
import { ConsentsService, MembersService, WechatIdentities } from '@guike/members';
import { JobRunner, newId, rows } from '@guike/platform';
import { ProgrammeService, paperVersions, presets, programmeSchema, purposes } from '@guike/programme';
import { MembershipOffice } from '../support/membership-office';
import { PointsOffice } from '../support/points-office';
import { type Shop, openShop } from '../support/shop';
import { type WechatSandbox, openSandbox } from '../support/wechat';
import { sheetsOf } from '../support/workbook';

let shop: Shop;
let wechat: WechatSandbox;
let office: PointsOffice;
let hands: MembershipOffice;
let phones = 13_533_000_000;
const nextPhone = () => String((phones += 1));

/** The boutique, where customers may apply with a receipt besides. */
const applying = programmeSchema.parse({
  ...presets.boutique,
  joining: {
    ...presets.boutique.joining,
    application: { filedBy: ['manager'], approvedBy: ['manager'], withReceipt: true },
  },
});

beforeAll(async () => {
  wechat = await openSandbox();
  shop = await openShop({ config: wechat.config, modules: [JobHandlersModule] });
  office = await PointsOffice.of(shop);
  hands = new MembershipOffice(office);
});
afterAll(async () => {
  await shop?.close();
  await wechat?.close();
});
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

const get = <T>(flow: new (...args: never[]) => T): T => shop.module.context.get<T>(flow, { strict: false });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );

async function member(): Promise<{ id: string; phone: string }> {
  const phone = nextPhone();
  const { memberId } = await shop.sell({ number: `M${phone}`, phone, goods: [{ yuan: 600, quantity: 2 }] });
  return { id: memberId as string, phone };
}

/** Somebody's WeChat that nobody knows yet. */
async function guest(): Promise<string> {
  const seen = { appId: wechat.config.wechatApp.id, openid: newId(), unionid: null };
  return (await shop.db.inTransaction((tx) => get(WechatIdentities).meet(tx, seen))).id;
}

describe('a birthday', () => {
  it('is sealed, found by its day, and can be changed once by the member, then by the shop for a reason', async () => {
    const { id } = await member();
    const set = (birthday: string) => get(KeepProfile).celebrate(id, birthday);
    expect((await set('lunar:1990-08-15')).birthday?.words).toBe('农历1990年八月十五 · 今年公历 9月25日');
    expect((await set('lunar:1990-08-15')).birthdayLocked).toBe(false);
    expect((await set('solar:1990-10-03')).birthdayLocked).toBe(true);
    expect(await refusal(set('solar:1991-10-03'))).toBe('BIRTHDAY_LOCKED');
    const kept = await shop.one<{ sealed: Buffer; found: boolean }>(
      `SELECT birthday_enc AS sealed, birthday_index IS NOT NULL AS found FROM member WHERE id = $1`,
      [id],
    );
    expect([kept.sealed.includes('1990'), kept.found]).toEqual([false, true]);
    const right = await get(OfficeProfile).putRight(
      id,
      { birthday: 'solar:1991-10-03', reason: '核对了身份证' },
      office.manager,
    );
    expect(right).toEqual({ birthdayMasked: '10月' });
    const seen = await get(OfficeProfile).profile(id, office.manager);
    expect(seen).toMatchObject({ birthdayMasked: '10月', birthdayChanges: 1, mayEditBirthday: true });
    const log = await rows<{ action: string }>(
      shop.db.reading,
      `SELECT action FROM audit_log WHERE member_id = $1 AND action LIKE 'member.%' ORDER BY at, id`,
      [id],
    );
    expect(log.map(({ action }) => action)).toEqual([
      'member.birthday_told',
      'member.birthday_changed',
      'member.birthday_corrected',
      'member.profile_viewed',
    ]);
  });

  it('is of nobody under fourteen, and a day that there is', async () => {
    const { id } = await member();
    const set = (birthday: string) => refusal(get(KeepProfile).celebrate(id, birthday));
    expect(await set('solar:2012-03-03')).toBe('TOO_YOUNG');
    expect(await set('solar:2012-03-02')).toBeNull();
    expect(await set('solar:1991-02-29')).toBe('INPUT_INVALID');
  });
});

it('keeps consents for each purpose with its version, and takes them back', async () => {
  const { id } = await member();
  const decide = (given: boolean, version = purposes.marketing.version) =>
    get(DecidePurpose).decide(id, 'marketing', { given, version });
  expect(await refusal(decide(true, '2020-01'))).toBe('CONSENT_OUTDATED');
  await decide(true);
  const { givenAt } = await decide(true);
  expect(givenAt).toBe('2026-03-02T02:00:00.000Z');
  expect(await get(ConsentsService).holds(shop.db.reading, id, 'marketing')).toBe(true);
  shop.clock.advance({ days: 1 });
  expect(await decide(false)).toEqual({ purpose: 'marketing', givenAt: null });
  expect(await get(ConsentsService).holds(shop.db.reading, id, 'marketing')).toBe(false);
  const [marketing] = (await get(MemberPrivacy).privacy(id)).purposes;
  expect(marketing).toMatchObject({ givenAt: null, withdrawnAt: '2026-03-03T02:00:00.000Z' });
});

describe('a code by short message', () => {
  const send = (identityId: string, phone: string, address = '10.0.0.1') =>
    get(ProvePhone).send({ identityId, phone, address });
  const codeFor = async (phone: string) => {
    const letters = (await wechat.post()).filter((letter) => letter.channel === 'sms' && letter.phone === phone);
    const [text] = letters.flatMap((letter) => (letter.channel === 'sms' ? [letter.text] : []));
    return /\d{6}/.exec(text ?? '')?.[0] ?? '';
  };
  const bind = (identityId: string, phone: string, code: string) =>
    get(BindPhone).bind(identityId, { sms: { phone, code }, consents: paperVersions, name: '王丽华' });

  it('joins what the till knew under the phone, once, and shows it', async () => {
    const phone = nextPhone();
    await shop.sell({ number: `T${phone}`, phone, goods: [{ yuan: 600, quantity: 2 }], agrees: false });
    shop.clock.advance({ minutes: 1 });
    const identity = await guest();
    await send(identity, phone);
    const code = await codeFor(phone);
    const both = await Promise.all([bind(identity, phone, code), bind(identity, phone, code)]);
    expect(both.map(({ found, joined, state }) => [found, joined, state])).toEqual([
      [true, true, 'active'],
      [true, true, 'active'],
    ]);
    expect(await bind(identity, phone, '000000')).toMatchObject({ joined: true });
    const id = await get(MembersService).find(shop.db.reading, { kind: 'phone', phone });
    expect(await hands.state(id as string)).toMatchObject({ state: 'active', balance: 120 });
  });

  it('is good for whom it was sent to, five minutes, five tries', async () => {
    const [phone, identity] = [nextPhone(), await guest()];
    await send(identity, phone);
    const code = await codeFor(phone);
    const wrong = code === '111111' ? '222222' : '111111';
    expect(await refusal(bind(await guest(), phone, code))).toBe('PHONE_CODE_WRONG');
    const tries = await Promise.all(Array.from({ length: 6 }, () => refusal(bind(identity, phone, wrong))));
    expect(new Set(tries)).toEqual(new Set(['PHONE_CODE_WRONG']));
    expect(await refusal(bind(identity, phone, code))).toBe('PHONE_CODE_WRONG');
    shop.clock.advance({ minutes: 2 });
    await send(identity, phone);
    const another = await codeFor(phone);
    shop.clock.advance({ minutes: 5 });
    expect(await refusal(bind(identity, phone, another))).toBe('PHONE_CODE_WRONG');
    const kept = await rows<{ code_hash: Buffer }>(shop.db.reading, `SELECT code_hash FROM phone_code`);
    expect(kept.some(({ code_hash: hash }) => hash.includes(code))).toBe(false);
  });

  it('is sent so often to a phone, for a WeChat and from a place, and no oftener, however many ask at once', async () => {
    const [phone, identity] = [nextPhone(), await guest()];
    const at = `10.1.${phones % 250}.1`;
    const many = await Promise.all(Array.from({ length: 5 }, () => refusal(send(identity, phone, at))));
    expect(many.filter((each) => each === null)).toHaveLength(1);
    expect(many.filter((each) => each === 'RATE_LIMITED')).toHaveLength(4);
    for (let n = 0; n < 4; n++) {
      shop.clock.advance({ minutes: 2 });
      await send(identity, phone, at);
    }
    shop.clock.advance({ minutes: 2 });
    expect(await refusal(send(identity, phone, at))).toBe('RATE_LIMITED');
    for (let n = 0; n < 5; n++) await send(identity, nextPhone(), at);
    expect(await refusal(send(identity, nextPhone(), at))).toBe('RATE_LIMITED');
    expect(await refusal(send(await guest(), nextPhone(), at))).toBeNull();
  });

  it('is one household’s, whichever of its addresses asks, so often a day for a WeChat, and so often at all', async () => {
    const now = shop.clock.now();
    const identity = await guest();
    const caller = (n: number) => `2001:db8:7:1::${n}`;
    for (let n = 1; n <= 60; n++) await send(await guest(), nextPhone(), caller(n));
    expect(await refusal(send(identity, nextPhone(), caller(99)))).toBe('RATE_LIMITED');
    expect(await refusal(send(identity, nextPhone(), '2001:db8:7:2::1'))).toBeNull();
    const before = (minutes: number, count: number, of: string) =>
      rows(
        shop.db.reading,
        `INSERT INTO phone_code (id, phone_index, identity_id, caller_index, code_hash, sent_at, expires_at)
         SELECT gen_random_uuid(), sha256(n::text::bytea), $1::uuid, sha256($4::bytea || n::text::bytea), '', $2, $2
         FROM generate_series(1, $3::integer) AS n`,
        [of, new Date(now.getTime() - minutes * 60_000), count, newId()],
      );
    await before(90, 20, identity);
    expect(await refusal(send(identity, nextPhone(), '10.9.9.1'))).toBe('RATE_LIMITED');
    await before(30, 1_000, newId());
    expect(await refusal(send(await guest(), nextPhone(), '10.9.9.2'))).toBe('RATE_LIMITED');
    shop.clock.advance({ minutes: 61 });
    expect(await refusal(send(await guest(), nextPhone(), '10.9.9.2'))).toBeNull();
  });
});

/** Clothes that wait for them, a tag, and a friend whom they brought. */
async function isKnownBesides(id: string): Promise<void> {
  const now = shop.clock.now();
  await rows(
    shop.db.reading,
    `INSERT INTO look_reservation (member_id, id, look_id, store_id, day, things, note, state, asked_at, changed_at)
     VALUES ($1, $2, $2, $3, '2026-03-09', '亚麻长裙', '', 'asked', $4, $4)`,
    [id, newId(), shop.storeId, now],
  );
  await rows(shop.db.reading, `INSERT INTO member_tag (member_id, tag, by_id, at) VALUES ($1, '怕冷', $1, $2)`, [
    id,
    now,
  ]);
  await rows(
    shop.db.reading,
    `INSERT INTO referral (member_id, id, identity_id, touch_id, referrer_id, touched_at, bound_at, programme_version, state, judged_at)
     VALUES ($2, $2, $2, $2, $1, $3, $3, 1, 'accepted', $3)`,
    [id, newId(), now],
  );
}

it('makes a workbook of everything once a day, by a link that ends', async () => {
  const { id } = await member();
  await get(KeepProfile).celebrate(id, 'lunar:1990-08-15');
  await isKnownBesides(id);
  type Asked = AnswerOf<typeof profileEndpoints.askExport>;
  const asked: Asked = await get(DataExports).ask(id);
  expect(await get(DataExports).ask(id)).toEqual(asked);
  const job = await shop.one<{ id: string; payload: unknown }>(
    `SELECT id, payload FROM outbox WHERE job = 'export.asked' AND payload->>'exportId' = $1`,
    [asked.id],
  );
  const run = () => get(JobRunner).run('export.asked', { outboxId: job.id, payload: job.payload });
  expect((await Promise.all([run(), run()])).filter(Boolean)).toEqual([true]);
  const { export: made, mayExport } = await get(DataExports).latest(id);
  expect([made?.state, mayExport]).toEqual(['ready', false]);
  expect(await refusal(get(DataExports).ask(id))).toBe('EXPORT_LIMIT');
  const link = new URL(`http://x${made?.link}`).searchParams.get('link') ?? '';
  const sheets = sheetsOf(await get(DataExports).file(link));
  expect(sheets.get('个人资料')).toContainEqual(['生日', '农历1990年八月十五 · 今年公历 9月25日']);
  expect(sheets.get('消费')?.[1]?.[3]).toBe('商品A');
  expect(sheets.get('积分')?.length).toBeGreaterThan(1);
  expect(sheets.get('预约与借用')?.[1]).toEqual(['2026-03-09', '', '一店', '预约试穿 亚麻长裙', '已预约', '']);
  expect(sheets.get('邀请好友')?.[1]?.slice(1)).toEqual(['一位好友入会', '已计入']);
  expect(sheets.get('标签、昵称与消息设置')?.[1]?.slice(1)).toEqual(['门店记下的标签', '怕冷']);
  shop.clock.advance({ hours: 25 });
  expect(await refusal(get(DataExports).file(link))).toBe('LINK_EXPIRED');
  await get(DataExports).sweep();
  expect((await get(DataExports).latest(id)).export).toMatchObject({ state: 'gone', link: null });
});

it('takes an application from the customer, whom the manager lets in', async () => {
  await shop.db.inTransaction((tx) => get(ProgrammeService).publish(tx, applying, shop.today()));
  const phone = nextPhone();
  await shop.sell({ number: `B${phone}`, phone, goods: [{ yuan: 90 }], agrees: false });
  const id = (await get(MembersService).find(shop.db.reading, { kind: 'phone', phone })) as string;
  const wish = { id: newId(), store: 'S1', name: '王丽华', note: '', consentVersion: paperVersions.agreement };
  const apply = (receipt: { businessDay: string; number: string } | null) =>
    get(ApplyMyself).apply(id, { ...wish, receipt });
  expect(await get(ApplyMyself).state(id)).toMatchObject({
    ways: { withReceipt: true, approvedBy: '店长' },
    latest: null,
  });
  expect(await refusal(apply(null))).toBe('INPUT_INVALID');
  const receipt = { businessDay: shop.today(), number: `B${phone}` };
  expect(await apply(receipt)).toMatchObject({ state: 'open' });
  expect(await apply(receipt)).toMatchObject({ state: 'open' });
  const [row] = (await hands.applications()).items.filter(({ memberId }) => memberId === id);
  expect(row).toMatchObject({ filedBy: '顾客本人', mine: false, sale: { isTheirs: true } });
  await hands.decide({ memberId: id, id: wish.id }, null, office.manager);
  expect(await hands.state(id)).toMatchObject({ state: 'active' });
  expect(await get(ApplyMyself).state(id)).toMatchObject({ ways: null, latest: { state: 'approved' } });
});
