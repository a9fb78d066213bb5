// 退会: fifteen days to come back, then nothing says who it was, and the books still balance.
import { CareTasksService } from '@guike/care';
import {
  EraseMembers,
  GrantBenefits,
  KeepProfile,
  LeaveProgramme,
  MemberAvatar,
  TagMembers,
  erasures,
  exportTables,
} from '@guike/flows';
import { businessDay } from '@guike/kernel';
import { ConsentsService, MembersService } from '@guike/members';
import { NotificationsService } from '@guike/notifications';
import { Storage, newId, ownerDataSource, rows } from '@guike/platform';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { MembershipOffice } from '../support/membership-office';
import { PointsOffice } from '../support/points-office';
import { rewardFlows } from '../support/rewards';
import { type Shop, openShop } from '../support/shop';
import { until } from '../support/wait';

let shop: Shop;
let office: PointsOffice;
let hands: MembershipOffice;
let phones = 13_522_000_000;
beforeAll(async () => {
  shop = await openShop();
  office = await PointsOffice.of(shop);
  hands = new MembershipOffice(office);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));
afterEach(async () => {
  expect(await office.wrong()).toEqual([]);
});

const get = <T>(flow: new (...args: never[]) => T): T => shop.module.context.get<T>(flow, { strict: false });
const storage = () => shop.module.context.get<Storage>(Storage, { strict: false });
const leave = (memberId: string) => get(LeaveProgramme).leave(memberId);
const erase = () => get(EraseMembers).eraseDue();
const known = (phone: string) => get(MembersService).find(shop.db.reading, { kind: 'phone', phone });
/** Who waits for a member's row. */
const WAITING = `SELECT count(*) AS n FROM pg_locks WHERE locktype = 'tuple' AND relation = 'member'::regclass
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
const count = async (table: string, memberId: string) =>
  (await shop.one<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE member_id = $1`, [memberId])).n;

/** A member by a sale of two pieces at `yuan` each, who has told all that can be told. */
async function somebody(yuan = 1_000): Promise<{ id: string; phone: string }> {
  const phone = String((phones += 1));
  await shop.sell({ number: `M${phone}`, phone, goods: [{ yuan, quantity: 2 }] });
  await hands.bind(phone);
  const id = (await known(phone)) as string;
  await get(KeepProfile).celebrate(id, 'lunar:1990-08-15');
  await get(KeepProfile).save(id, {
    ...{ top: 'M', bottom: '28', shoes: '37', colours: '米白', drink: '龙井', interests: ['配饰'], contact: 'wechat' },
  });
  await shop.db.inTransaction((tx) => get(ConsentsService).allow(tx, id, 'marketing', '1', 'mini_program'));
  return { id, phone };
}

const picture = () =>
  sharp({ create: { width: 40, height: 40, channels: 3, background: '#8c2f39' } })
    .png()
    .toBuffer();

it('goes on as ever until the days are over, and can be taken back on the last of them', async () => {
  const { id, phone } = await somebody();
  expect(await leave(id)).toEqual({ exit: { through: '2026-03-17' } });
  expect(await leave(id)).toEqual({ exit: { through: '2026-03-17' } });
  shop.clock.set('2026-03-17T23:30:00+08:00');
  expect(await erase()).toBe(0);
  const sale = await shop.sell({ number: `S${phone}`, phone, goods: [{ yuan: 100 }] });
  expect(sale).toMatchObject({ memberId: id, pointsEarned: 10 });
  expect(await get(LeaveProgramme).stay(id)).toEqual({ exit: null });
  shop.clock.advance({ days: 30 });
  expect(await erase()).toBe(0);
  expect(await hands.state(id)).toMatchObject({ state: 'active', balance: 210 });
});

it('cannot be taken back when the last day is past, though nobody has swept yet', async () => {
  const { id } = await somebody();
  await leave(id);
  shop.clock.set('2026-03-18T00:05:00+08:00');
  await expect(get(LeaveProgramme).stay(id)).rejects.toMatchObject({ code: 'EXIT_OVER' });
  expect(await erase()).toBe(1);
  await expect(leave(id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

it('erases who it was, forfeits the points, and keeps what was sold; the phone is free again', async () => {
  const { id, phone } = await somebody();
  await get(MemberAvatar).set(id, await picture());
  const { avatar } = await get(MemberAvatar).set(
    id,
    await sharp(await picture())
      .negate()
      .png()
      .toBuffer(),
  );
  const file = avatar.replace('/pictures/', '');
  expect(await storage().get(file)).not.toBeNull();
  shop.clock.advance({ days: 1 });
  const reward = await rewardFlows(shop.module.context).offer({ points: 50 });
  await rewardFlows(shop.module.context).redeem(id, reward);
  await leave(id);
  shop.clock.advance({ days: 17 });
  expect(await erase()).toBe(1);
  expect(await hands.state(id)).toMatchObject({ state: 'exited', account: 'closed', balance: 0 });
  expect(
    await shop.one(
      'SELECT state, points_forfeited AS points, files_left AS files FROM member_exit WHERE member_id = $1',
      [id],
    ),
  ).toEqual({ state: 'erased', points: 200, files: false });
  expect(await storage().get(file)).toBeNull();
  for (const table of ['member_phone', 'wechat_identity', 'inbox_message'])
    expect([table, await count(table, id)]).toEqual([table, 0]);
  expect(await count('purchase', id)).toBe(1);
  const words = await shop.one<{ text: string }>(
    `SELECT coalesce(string_agg(detail::text, ''), '') AS text FROM audit_log WHERE member_id = $1`,
    [id],
  );
  expect(words.text).not.toMatch(/reason|note/);
  const again = await shop.sell({ number: `A${phone}`, phone, goods: [{ yuan: 500, quantity: 2 }] });
  expect(again.memberId).not.toBe(id);
  expect(again.joined).toBe(true);
});

it('takes along who was merged into them, and ends a frozen card', async () => {
  const [keep, gone] = [await somebody(), await somebody(500)];
  await office.merge(keep.id, gone.id);
  await hands.freeze(keep.id);
  await leave(keep.id);
  shop.clock.advance({ days: 20 });
  expect(await erase()).toBe(1);
  const left = await rows(
    shop.db.reading,
    `SELECT id FROM member WHERE id = ANY($1) AND num_nonnulls(name_enc, phone_enc, birthday_enc) > 0`,
    [[keep.id, gone.id]],
  );
  expect(left).toEqual([]);
  expect(await known(gone.phone)).toBeNull();
});

it('is once, however many sweep at once', async () => {
  const all = [await somebody(), await somebody(), await somebody()];
  for (const { id } of all) await leave(id);
  shop.clock.advance({ days: 16 });
  const swept = await Promise.all([erase(), erase(), erase()]);
  expect(swept.reduce((sum, each) => sum + each, 0)).toBe(3);
  expect(await erase()).toBe(0);
});

it('goes on where it was killed: nothing of one is erased by half, and files go later', async () => {
  const { id, phone } = await somebody();
  await leave(id);
  shop.clock.advance({ days: 16 });
  const open = () =>
    new DataSource({ ...ownerDataSource(shop.module.config.databaseUrl), migrations: [] }).initialize();
  const [owner, holder] = [await open(), await open()];
  try {
    await holder.transaction(async (held) => {
      await held.query('LOCK TABLE member_tag IN ACCESS EXCLUSIVE MODE');
      const killed = erase();
      const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%member_tag%'`;
      await until(async () => (await owner.query<unknown[]>(kill)).length === 1);
      expect(await killed).toBe(0);
    });
    expect([await known(phone), (await hands.state(id)).state]).toEqual([id, 'active']);
    expect(await erase()).toBe(1);
    // Killed between the rows and the files.
    await storage().put('avatars/left.webp', Buffer.from('a picture'));
    await owner.query(`UPDATE member_profile SET stale_files = '{left}' WHERE member_id = $1`, [id]);
    await owner.query(`UPDATE member_exit SET files_left = true WHERE member_id = $1`, [id]);
    await erase();
    expect(await storage().get('avatars/left.webp')).toBeNull();
  } finally {
    await owner.destroy();
    await holder.destroy();
  }
});

it('forgets nobody who is still here', async () => {
  const { id } = await somebody();
  await expect(rows(shop.db.reading, 'SELECT member_forget($1)', [[id]])).rejects.toThrow('nobody of these has left');
});

it('says of every table that knows a member what becomes of it', async () => {
  const found = await rows<{ table: string }>(
    shop.db.reading,
    `SELECT c.relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'member_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const told = new Set(erasures.map(({ table }) => table));
  const tables = found.map(({ table }) => table);
  expect(tables.filter((table) => !told.has(table))).toEqual([]);
  // And of each whether a copy of somebody's data tells of it.
  const { told: exported, leftOut } = exportTables;
  expect([...exported, ...leftOut].sort()).toEqual(tables);
});

it('is told nothing more, nothing is to be done for them, and no words that were about them are left', async () => {
  const { id } = await somebody();
  const by = { staffId: newId(), role: 'head_office', storeId: null } as const;
  await get(TagMembers).set(id, ['怕冷'], by);
  await get(TagMembers).set(id, [], by);
  const { avatar } = await get(MemberAvatar).set(id, await picture());
  await get(GrantBenefits).grant(
    {
      id: newId(),
      audience: { kind: 'member', memberId: id },
      gift: { kind: 'benefit', code: null, name: '手写贺卡' },
      title: '给林姐',
      words: '祝您早日康复。',
      validThrough: '2026-03-31',
    },
    by,
  );
  await leave(id);
  shop.clock.advance({ days: 16 });
  expect(await erase()).toBe(1);
  const title = '无人可告';
  await shop.db.inTransaction(async (tx) => {
    await get(NotificationsService).deliver(tx, { memberId: id, source: 'late', kind: 'benefit', title, body: title });
    const task = { memberId: id, source: 'late', kind: 'benefit', title, script: title, owner: 'guide' } as const;
    await get(CareTasksService).open(tx, { ...task, storeId: null, guideId: null, dueOn: businessDay('2026-04-01') });
  });
  expect([await count('inbox_message', id), await count('care_task', id)]).toEqual([0, 0]);
  // Sent before they left, and come after it.
  await expect(get(MemberAvatar).set(id, await picture())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await storage().get(avatar.replace('/pictures/', ''))).toBeNull();
  const left = await shop.one<{ words: string }>(
    `SELECT concat((SELECT string_agg(detail::text, '') FROM audit_log WHERE member_id = $1),
       (SELECT string_agg(title || words, '') FROM benefit_grant WHERE audience ->> 'memberId' = $1::text)) AS words`,
    [id],
  );
  expect(left.words).not.toMatch(/怕冷|林姐|康复/);
});

it('waits for who is just writing to them, and erases that, too', async () => {
  const { id } = await somebody();
  await leave(id);
  shop.clock.advance({ days: 16 });
  let erased: Promise<number> | undefined;
  await shop.db.inTransaction(async (tx) => {
    const words = { memberId: id, source: 'campaign/late', kind: 'campaign', title: '林姐', body: '您好' } as const;
    await get(NotificationsService).deliver(tx, words);
    erased = erase();
    await until(async () => (await shop.one<{ n: number }>(WAITING)).n === 1);
  });
  expect(await erased).toBe(1);
  expect(await count('inbox_message', id)).toBe(0);
});

it('is not merged away', async () => {
  const [one, other] = [await somebody(), await somebody()];
  await leave(one.id);
  for (const [keep, gone] of [
    [other, one],
    [one, other],
  ] as const)
    await expect(office.merge(keep.id, gone.id)).rejects.toMatchObject({ code: 'MERGE_REFUSED' });
  await get(LeaveProgramme).stay(one.id);
  expect(await office.merge(other.id, one.id)).toMatchObject({ memberId: other.id });
});

it('tells who was merged under the name they have now', async () => {
  const [keep, gone] = [await somebody(), await somebody()];
  await office.merge(keep.id, gone.id);
  const words = {
    memberId: gone.id,
    source: 'loan/1/overdue',
    kind: 'benefit',
    title: '请归还',
    body: '雨伞',
  } as const;
  await shop.db.inTransaction((tx) => get(NotificationsService).deliver(tx, words));
  const found = await rows(shop.db.reading, `SELECT member_id FROM inbox_message WHERE source = $1`, [words.source]);
  expect(found).toEqual([{ member_id: keep.id }]);
});
