// What thieves of points and crashes try on looks, claims and invitations: one poisoned row among others, a merge at the
// worst moment, ids of others, files that come after a withdrawal.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CloseLikes,
  DecideLookClaim,
  EraseMembers,
  FileLookClaim,
  InviteFriends,
  LeaveProgramme,
  MergeMembers,
  MyLooks,
  bookingChecks,
} from '@guike/flows';
import { photoFile } from '@guike/looks';
import { Storage, newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import sharp from 'sharp';
import { Likers, withLooks } from '../support/likes';
import { LookGround, refusalOf, snapshot } from '../support/look-ground';
import { untilInLine } from '../support/wait';

let ground: LookGround;
let likers: Likers;
beforeAll(async () => {
  ground = await LookGround.open({ databasePool: 8 }, withLooks({ claims: true, mostPerMonth: 60 }));
  likers = new Likers(ground.shop);
});
afterAll(() => ground?.close());
beforeEach(() => ground.shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(ground.shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const office = { staffId: newId(), role: 'head_office', storeId: null } as const;
const merge = (keep: string, gone: string) =>
  ground.get(MergeMembers).merge({ keep, gone, reason: '同一个人' }, office);
const fileOf = async (lookId: string): Promise<string> =>
  (await ground.query<{ key: string }>(`SELECT file_key AS key FROM look_photo WHERE look_id = $1`, [lookId]))[0]
    ?.key ?? '';

describe('a sweep', () => {
  it('counts the other looks where one cannot be counted', async () => {
    const [one, other] = [await likers.member(), await likers.member()];
    const looks = [await likers.look(one.memberId, { window: 6 }), await likers.look(other.memberId)];
    for (const lookId of looks) await likers.likedBy(lookId, await likers.crowd(2));
    const set = (version: number) =>
      ground.query(`UPDATE look_counting SET programme_version = $2 WHERE look_id = $1`, [looks[0], version]);
    await set(999);
    expect(await likers.closed()).toBe(1);
    expect(await likers.balance(other.memberId)).toBe(2);
    await set(1);
    expect(await likers.closed({ days: 0 })).toBe(1);
    expect(await likers.balance(one.memberId)).toBe(2);
  });

  it('removes the files of other looks, and chases silent checks, where the files of one cannot be removed', async () => {
    const owner = await ground.somebody();
    const [stuck, free, silent] = [await ground.published(owner), await ground.published(owner), newId()];
    await ground.wish(owner.memberId, { id: silent });
    const key = await fileOf(stuck);
    await ground.query(`UPDATE look SET state = 'withdrawn', ended_at = $2 WHERE id = ANY ($1)`, [
      [stuck, free],
      ground.shop.clock.now(),
    ]);
    await ground.get(Storage).delete(photoFile(key, 300));
    await mkdir(join(ground.folder, photoFile(key, 300)));
    ground.shop.clock.advance({ minutes: 31 });
    await ground.sweep();
    expect(await ground.query(`SELECT FROM look WHERE id = $1 AND files_gone_at IS NOT NULL`, [free])).toHaveLength(1);
    const [waiting] = await ground.query(`SELECT waits_for FROM look WHERE id = $1`, [silent]);
    expect(waiting).toEqual({ waits_for: 'late' });
  });
});

describe('points of looks', () => {
  it('go to whom the owner is merged into at the very moment of the closing', async () => {
    const [keep, gone] = [await likers.member(), await likers.member()];
    const lookId = await likers.look(gone.memberId);
    await likers.likedBy(lookId, await likers.crowd(3));
    ground.shop.clock.advance({ days: 8 });
    const closing = ground.get(CloseLikes);
    let [merged, closed]: [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()];
    await ground.shop.db.inTransaction(async (tx) => {
      await rows(tx, `SELECT FROM member_lock($1, $2)`, [gone.memberId, likers.today()]);
      merged = merge(keep.memberId, gone.memberId);
      await untilInLine(ground.shop.db.reading, 1);
      closed = refusalOf(closing.close(gone.memberId, lookId));
      await untilInLine(ground.shop.db.reading, 2);
    });
    await merged;
    expect(await closed).toBe('UNAVAILABLE');
    expect(await closing.close(gone.memberId, lookId)).toBe(true);
    expect(await likers.balance(keep.memberId)).toBe(3);
  });

  it('are of one person’s month, under whichever of their names they were given', async () => {
    const [keep, gone] = [await likers.member(), await likers.member()];
    const crowd = await likers.crowd(45);
    await likers.likedBy(await likers.look(gone.memberId, { window: 1 }), crowd);
    await likers.likedBy(await likers.look(keep.memberId, { window: 5 }), crowd);
    await likers.closed({ days: 2 });
    await merge(keep.memberId, gone.memberId);
    await likers.closed({ days: 5 });
    expect([await likers.balance(gone.memberId), await likers.balance(keep.memberId)]).toEqual([45, 15]);
  });
});

it('a like after the window leaves no trace of its network', async () => {
  const { memberId } = await likers.member();
  const [lookId, late] = [await likers.look(memberId), await likers.person()];
  await likers.likedBy(lookId, await likers.crowd(2));
  await likers.closed();
  await likers.like(lookId, late);
  expect(
    await ground.query(`SELECT FROM look_like WHERE address_index IS NOT NULL AND look_id = $1`, [lookId]),
  ).toEqual([]);
});

it('files that a process which was killed has copied after the withdrawal are removed when its job comes again', async () => {
  const { memberId } = await ground.somebody();
  const id = newId();
  await ground.wish(memberId, { id });
  await ground.get(MyLooks).withdraw(memberId, id);
  const file = photoFile(await fileOf(id), 300);
  await ground.get(Storage).put(file, await snapshot());
  await ground.run();
  expect(await ground.get(Storage).get(file)).toBeNull();
});

describe('a claim', () => {
  const file = async (memberId: string, id = newId(), likes = 18) =>
    ground
      .get(FileLookClaim)
      .file({ memberId, id, likes, of: { lookId: await likers.look(memberId) } }, await screenshot());
  const decide = (memberId: string, id: string, likes: number, staffId = newId()) =>
    ground.get(DecideLookClaim).decide({ memberId, id }, { approve: true, likes }, { ...office, staffId });

  it('has an id of its own, so that nothing of it hides behind another’s', async () => {
    const [one, other, id] = [await likers.member(), await likers.member(), newId()];
    await file(one.memberId, id);
    expect(await refusalOf(file(other.memberId, id))).toBe('OPERATION_CONFLICT');
  });

  it('with many likes needs two people for the number that is paid', async () => {
    const { memberId } = await likers.member();
    const { id } = await file(memberId, newId(), 51);
    const [one, other] = [newId(), newId()];
    expect(await decide(memberId, id, 51, one)).toMatchObject({ state: 'second' });
    expect(await decide(memberId, id, 9_000, other)).toMatchObject({ state: 'second', points: null });
    expect(await decide(memberId, id, 40, one)).toMatchObject({ state: 'approved', points: 40 });
  });
});

it('of who leaves no screenshot is left, however far its claim has come, whatever of somebody else’s cannot be removed', async () => {
  const [stuck, leaving] = [await ground.somebody(), await ground.somebody()];
  const file = async ({ memberId }: { memberId: string }, activity: string, likes = 60) => {
    const wish = { memberId, id: newId(), likes, of: { activity, store: 'S1' } };
    return (await ground.get(FileLookClaim).file(wish, await screenshot())).id;
  };
  const keyOf = async (id: string) =>
    (await ground.query<{ key: string }>(`SELECT file_key AS key FROM look_claim WHERE id = $1`, [id]))[0]?.key ?? '';
  const theirs = [await file(leaving, '一'), await file(leaving, '二'), await file(leaving, '三')];
  const say = (id: string, word: { approve: true; likes: number } | { approve: false; reason: string }) =>
    ground.get(DecideLookClaim).decide({ memberId: leaving.memberId, id }, word, office);
  await say(theirs[1] ?? '', { approve: true, likes: 60 });
  await say(theirs[2] ?? '', { approve: false, reason: '看不清' });
  const keys = await Promise.all([await file(stuck, '四'), ...theirs].map(keyOf));
  await ground.get(Storage).delete(`look-claims/${keys[0]}.webp`);
  await mkdir(join(ground.folder, `look-claims/${keys[0]}.webp`));
  for (const { memberId } of [stuck, leaving]) await ground.get(LeaveProgramme).leave(memberId);
  ground.shop.clock.advance({ days: 17 });
  await ground.get(EraseMembers).eraseDue();
  for (const key of keys.slice(1)) expect(await ground.get(Storage).get(`look-claims/${key}.webp`)).toBeNull();
  expect(
    await ground.query(`SELECT DISTINCT state, activity, refusal FROM look_claim WHERE member_id = $1`, [
      leaving.memberId,
    ]),
  ).toEqual([{ state: 'refused', activity: '', refusal: '' }]);
});

it('whoever looks at their invite code from ever new phones leaves the latest few', async () => {
  const { memberId } = await likers.member();
  for (let n = 0; n < 25; n++)
    await ground.get(InviteFriends).page(memberId, { address: '203.0.113.9', device: `phone ${n}` });
  const { phones } = await ground.shop.one<{ phones: number }>(
    `SELECT count(*)::integer AS phones FROM invite_phone WHERE owner_id = $1`,
    [memberId],
  );
  expect(phones).toBe(20);
});

let drawn = 0;

/** A post as a phone shows it, another one each time. */
function screenshot(): Promise<Buffer> {
  let state = (drawn += 1) * 7_919 + 13;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const spots = Array.from({ length: 16 }, () => {
    const grey = Math.floor(random() * 255);
    return `<circle cx="${random() * 300}" cy="${random() * 600}" r="${20 + random() * 70}" fill="rgb(${grey},${grey},90)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="600"><rect width="300" height="600" fill="#fff"/>${spots.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
