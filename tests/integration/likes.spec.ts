// Likes: one for each person however often they ask, counted once when the window closes, and paid within the limits.
import {
  CloseLikes,
  JobHandlersModule,
  LookPage,
  MergeMembers,
  MyLookLikes,
  PointsPage,
  bookingChecks,
} from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { ProgrammeService } from '@guike/programme';
import { Likers, withLooks } from '../support/likes';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let likers: Likers;
beforeAll(async () => {
  shop = await openShop({ modules: [JobHandlersModule], config: { databasePool: 12 } });
  likers = new Likers(shop);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const GUEST = { identityId: null, memberId: null };
const ends = (lookId: string, state: string) =>
  rows(shop.db.reading, `UPDATE look SET state = $2, ended_at = $3 WHERE id = $1`, [lookId, state, shop.clock.now()]);
describe('a like', () => {
  it('is one however often it is said, and none when it is taken back', async () => {
    const { memberId } = await likers.member();
    const [lookId, somebody] = [await likers.look(memberId), await likers.person()];
    const said = await Promise.all(Array.from({ length: 8 }, () => likers.like(lookId, somebody)));
    expect(new Set(said.map(({ liked }) => liked))).toEqual(new Set([true]));
    expect(await likers.like(lookId, somebody)).toEqual({ likes: 1, liked: true });
    await Promise.all(Array.from({ length: 4 }, () => likers.unlike(lookId, somebody)));
    expect(await likers.unlike(lookId, somebody)).toEqual({ likes: 0, liked: false });
    expect(await likers.like(lookId, somebody)).toEqual({ likes: 1, liked: true });
  });

  it('is counted exactly when a thousand like at once, while some take theirs back', async () => {
    const { memberId } = await likers.member();
    const [lookId, crowd] = [await likers.look(memberId), await likers.crowd(1_000)];
    await Promise.all(crowd.map((each) => likers.like(lookId, each)));
    const shown = await shop.module.context.get(LookPage).look(lookId, GUEST);
    expect(shown).toMatchObject({ likes: 1_000, liked: false, mine: false });
    await Promise.all(crowd.map((each, n) => (n % 4 === 0 ? likers.unlike(lookId, each) : likers.like(lookId, each))));
    expect((await shop.module.context.get(LookPage).look(lookId, GUEST)).likes).toBe(750);
    await ends(lookId, 'withdrawn');
  });

  it('waits for nobody who holds the look’s row', async () => {
    const { memberId } = await likers.member();
    const [lookId, somebody] = [await likers.look(memberId), await likers.person()];
    await shop.db.inTransaction(async (tx) => {
      await rows(tx, `SELECT FROM look WHERE id = $1 FOR UPDATE`, [lookId]);
      expect(await likers.like(lookId, somebody)).toEqual({ likes: 1, liked: true });
    });
  });

  it('is refused for a look that nobody may see', async () => {
    const { memberId } = await likers.member();
    const [lookId, somebody] = [await likers.look(memberId), await likers.person()];
    await rows(shop.db.reading, `UPDATE look SET hidden_at = published_at WHERE id = $1`, [lookId]);
    await expect(likers.like(lookId, somebody)).rejects.toMatchObject({ code: 'LOOK_UNKNOWN' });
    await expect(likers.like(newId(), somebody)).rejects.toMatchObject({ code: 'LOOK_UNKNOWN' });
    await expect(likers.unlike(newId(), somebody)).rejects.toMatchObject({ code: 'LOOK_UNKNOWN' });
  });
});

describe('the end of a window', () => {
  it('gives a point for each like that counts, once, and says why the others do not', async () => {
    const owner = await likers.member();
    const lookId = await likers.look(owner.memberId);
    const guide = await likers.member();
    await rows(
      shop.db.reading,
      `INSERT INTO staff (id, login, name, role, store_id, password_hash, active, token_version, created_at, phone_index)
       SELECT $1, 'zhou', '周敏', 'guide', $2, '', true, 1, $3, phone_index FROM member_phone WHERE member_id = $4`,
      [newId(), shop.storeId, shop.clock.now(), guide.memberId],
    );
    const [back, young] = [await likers.person(), await likers.person({ days: 3 })];
    await likers.likedBy(lookId, [...(await likers.crowd(5)), owner.identityId, guide.identityId, young, back]);
    await likers.unlike(lookId, back);
    expect(await likers.counting(owner.memberId, lookId)).toMatchObject({
      open: true,
      points: null,
      closesOn: '2026-03-10',
      sentence: expect.stringMatching(/^目前 5 个赞计入，3 个没有计入：/),
    });
    await likers.closed();
    // Too late to be taken back from what is decided.
    expect(await likers.counting(owner.memberId, lookId)).toMatchObject({
      ...{ open: false, likes: 8, counted: 5, notCounted: 3, points: 5 },
      why: expect.arrayContaining([
        { reason: 'own', likes: 1, words: '您自己的赞 1 个' },
        { reason: 'staff', likes: 1, words: '店员 1 个' },
        { reason: 'young', likes: 1, words: '新注册账号 1 个' },
      ]),
    });
    expect(await likers.closed()).toBe(0);
    expect(await likers.balance(owner.memberId)).toBe(5);
    const { lines } = await shop.module.context.get(PointsPage).points(owner.memberId, { limit: 5 });
    expect(lines[0]).toMatchObject({ kind: 'earn', points: 5, title: '穿搭获赞' });
    expect(lines[0]?.why).toEqual([
      expect.stringMatching(/^「雾蓝的一天」：5 个赞计入，3 个没有计入：/),
      '一个赞 1 分',
    ]);
    const { title } = await shop.one<{ title: string }>(
      `SELECT title FROM inbox_message WHERE member_id = $1 AND source = $2`,
      [owner.memberId, `look-likes/${lookId}`],
    );
    expect(title).toBe('5 积分已记入');
  });

  it('is one when the schedule runs in three places', async () => {
    const { memberId } = await likers.member();
    const lookId = await likers.look(memberId);
    await likers.likedBy(lookId, await likers.crowd(6));
    shop.clock.advance({ days: 8 });
    const closing = shop.module.context.get(CloseLikes);
    const closed = await Promise.all([closing.closeDue(), closing.closeDue(), closing.closeDue()]);
    expect(closed.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await likers.balance(memberId)).toBe(6);
  });

  it('keeps the limits of a look and of a month, also when two looks close at once', async () => {
    const { memberId } = await likers.member();
    const looks = [await likers.look(memberId), await likers.look(memberId)];
    const crowd = await likers.crowd(60);
    for (const lookId of looks) await likers.likedBy(lookId, crowd);
    // 130 of 200 are used.
    const used = await usedUp(memberId, 130);
    shop.clock.advance({ days: 8 });
    const closing = shop.module.context.get(CloseLikes);
    await Promise.all(looks.map((lookId) => closing.close(memberId, lookId)));
    const points = await Promise.all(looks.map(async (lookId) => (await likers.counting(memberId, lookId)).points));
    expect(points.toSorted()).toEqual([20, 50]);
    expect(await likers.balance(memberId)).toBe(used + 70);
    const [limited] = (await shop.module.context.get(MyLookLikes).page(memberId, { limit: 20 })).items.filter(
      (each) => each.points === 20,
    );
    expect(limited?.sentence).toBe('60 个赞计入。已记 20 分（已到本月上限）');
  });

  it('takes likes until a withdrawal, and none of what the shop took down', async () => {
    const { memberId } = await likers.member();
    const [withdrawn, down] = [await likers.look(memberId), await likers.look(memberId)];
    for (const lookId of [withdrawn, down]) await likers.likedBy(lookId, await likers.crowd(4));
    shop.clock.advance({ days: 1 });
    await ends(withdrawn, 'withdrawn');
    await ends(down, 'taken_down');
    await likers.closed();
    expect(await likers.counting(memberId, withdrawn)).toMatchObject({ state: 'withdrawn', counted: 4, points: 4 });
    expect(await likers.counting(memberId, down)).toMatchObject({ counted: 0, notCounted: 4, points: 0 });
  });

  it('waits while a look is hidden, and counts what stood at its end, whenever it is counted', async () => {
    const { memberId } = await likers.member();
    const [lookId, back] = [await likers.look(memberId), await likers.person()];
    await likers.likedBy(lookId, [...(await likers.crowd(3)), back]);
    await rows(shop.db.reading, `UPDATE look SET hidden_at = published_at WHERE id = $1`, [lookId]);
    expect(await likers.closed()).toBe(0);
    await rows(shop.db.reading, `UPDATE look SET hidden_at = NULL WHERE id = $1`, [lookId]);
    await likers.unlike(lookId, back);
    const late = await likers.person();
    expect(await likers.like(lookId, late)).toEqual({ likes: 4, liked: true });
    expect(await likers.closed({ days: 1 })).toBe(1);
    expect(await likers.counting(memberId, lookId)).toMatchObject({ likes: 4, counted: 4, points: 4 });
  });

  it('gives nothing to a frozen card, and to whom somebody was merged into what they have earned', async () => {
    const [frozen, gone, keep] = [await likers.member(), await likers.member(), await likers.member()];
    const [cold, moved] = [await likers.look(frozen.memberId), await likers.look(gone.memberId)];
    const crowd = await likers.crowd(3);
    for (const lookId of [cold, moved]) await likers.likedBy(lookId, [...crowd, keep.identityId]);
    await rows(shop.db.reading, `UPDATE member SET state = 'frozen' WHERE id = $1`, [frozen.memberId]);
    await rows(shop.db.reading, `UPDATE point_account SET status = 'frozen' WHERE member_id = $1`, [frozen.memberId]);
    const office = { staffId: newId(), role: 'head_office' as const, storeId: null };
    const merging = { keep: keep.memberId, gone: gone.memberId, reason: '同一个人' };
    await shop.module.context.get(MergeMembers).merge(merging, office);
    await likers.closed();
    expect(await likers.counting(frozen.memberId, cold)).toMatchObject({ counted: 4, points: 0 });
    // Who is now the owner liked the look that is theirs by now.
    expect(await likers.counting(keep.memberId, moved)).toMatchObject({ counted: 3, points: 3 });
    expect(await likers.balance(keep.memberId)).toBe(3);
    await rows(shop.db.reading, `UPDATE member SET state = 'active' WHERE id = $1`, [frozen.memberId]);
    await rows(shop.db.reading, `UPDATE point_account SET status = 'active' WHERE member_id = $1`, [frozen.memberId]);
  });

  it('gives nothing for the likes of a ring, nor of whom WeChat takes for a fraud', async () => {
    const [one, other] = [await likers.member(), await likers.member()];
    const looks: Record<string, string[]> = { one: [], other: [] };
    for (let n = 0; n < 3; n++) {
      looks['one']?.push(await likers.look(one.memberId));
      looks['other']?.push(await likers.look(other.memberId));
    }
    for (const lookId of looks['one'] ?? []) await likers.like(lookId, other.identityId);
    for (const lookId of looks['other'] ?? []) await likers.like(lookId, one.identityId);
    const [lookId = ''] = looks['one'] ?? [];
    const [fraud, honest] = [await likers.person(), await likers.person()];
    for (const each of [fraud, honest]) await likers.like(lookId, each);
    await rows(shop.db.reading, `UPDATE person_risk SET rank = 3 WHERE identity_id = $1`, [fraud]);
    await likers.closed();
    const { why, points } = await likers.counting(one.memberId, lookId);
    expect([points, why.map(({ reason }) => reason).toSorted()]).toEqual([1, ['ring', 'risk']]);
    expect(await likers.balance(other.memberId)).toBe(0);
  });
});

/** A look that has used so much of the month already, in the ledger as well. */
async function usedUp(memberId: string, points: number): Promise<number> {
  let left = points;
  while (left > 0) {
    const likes = Math.min(50, left);
    const lookId = await likers.look(memberId, { window: 1 });
    await likers.likedBy(lookId, await likers.crowd(likes));
    left -= likes;
  }
  shop.clock.advance({ days: 2 });
  await shop.module.context.get(CloseLikes).closeDue();
  return likers.balance(memberId);
}

describe('other programmes', () => {
  const inForce = (looks: Parameters<typeof withLooks>[0]) =>
    shop.db.inTransaction((tx) =>
      shop.module.context.get(ProgrammeService).publish(tx, withLooks(looks), shop.today()),
    );

  it('pay for an approved photo once, at once, and not for likes', async () => {
    const version = await inForce({ mode: 'approved_photo', pointsPerPhoto: 20, mostPerMonth: 50 });
    const { memberId } = await likers.member();
    const looks: string[] = [];
    for (let n = 0; n < 3; n++) {
      const lookId = await likers.look(memberId, { version });
      await Promise.all([likers.opened(memberId, lookId), likers.opened(memberId, lookId)]);
      await likers.likedBy(lookId, await likers.crowd(3));
      looks.push(lookId);
    }
    expect(await likers.balance(memberId)).toBe(50);
    await likers.closed();
    expect(await likers.balance(memberId)).toBe(50);
    expect(await likers.counting(memberId, looks[0] ?? '')).toMatchObject({ points: 20, sentence: '已记 20 分' });
    const { lines } = await shop.module.context.get(PointsPage).points(memberId, { limit: 5 });
    expect(lines.map(({ title, points }) => `${title} ${points}`)).toContain('穿搭入选 20');
  });

  it('pay for nothing where looks bring no points', async () => {
    const version = await inForce({ mode: 'off' });
    const { memberId } = await likers.member();
    const lookId = await likers.look(memberId, { version });
    await likers.likedBy(lookId, await likers.crowd(3));
    await likers.closed();
    expect(await likers.counting(memberId, lookId)).toMatchObject({ likes: 3, points: 0, sentence: '3 个赞' });
  });
});
