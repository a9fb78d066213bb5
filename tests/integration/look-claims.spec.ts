// The feed, which goes on without a jump; and claims by screenshot: each picture and each post once, decided by the store
// within its limits.
import {
  DecideLookClaim,
  FileLookClaim,
  JobHandlersModule,
  LookClaimPictures,
  LookFeed,
  LookPage,
  MyLookClaims,
  OfficeLookClaims,
  PointsPage,
  bookingChecks,
} from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import sharp from 'sharp';
import { Likers, withLooks } from '../support/likes';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let likers: Likers;
beforeAll(async () => {
  const programme = withLooks({ claims: true, mostPerMonth: 60 });
  shop = await openShop({ modules: [JobHandlersModule], programme, config: { databasePool: 8 } });
  likers = new Likers(shop);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

const GUEST = { identityId: null, memberId: null };
const feed = (query: Partial<Parameters<LookFeed['page']>[0]>, viewer: Parameters<LookFeed['page']>[1] = GUEST) =>
  shop.module.context.get(LookFeed).page({ sort: 'newest', limit: 20, ...query }, viewer);
const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

/** Looks of other tests are out of the way. */
const emptied = () =>
  rows(shop.db.reading, `UPDATE look SET state = 'withdrawn', ended_at = $1 WHERE state = 'published'`, [
    shop.clock.now(),
  ]);

describe('the feed', () => {
  it('goes on without a look twice or missing, while others are published and liked', async () => {
    await emptied();
    const { memberId } = await likers.member();
    const looks: string[] = [];
    for (let n = 0; n < 7; n++) {
      shop.clock.advance({ minutes: 1 });
      looks.push(await likers.look(memberId, { caption: `第 ${n} 套` }));
    }
    const crowd = await likers.crowd(6);
    for (const [n, lookId] of looks.entries()) await likers.likedBy(lookId, crowd.slice(0, n % 4));
    for (const sort of ['newest', 'week', 'store'] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await feed({ sort, limit: 2, ...(after && { after }) });
        seen.push(...idsOf(page));
        after = page.next ?? undefined;
        shop.clock.advance({ minutes: 1 });
        // What comes meanwhile belongs to the next look from the top.
        if (seen.length === 2) await likers.likedBy(looks[0] ?? '', crowd);
        if (seen.length === 4) looks.push(await likers.look(memberId, { caption: sort }));
      } while (after);
      expect(new Set(seen).size).toBe(seen.length);
      if (sort === 'week') expect(seen.length).toBeGreaterThanOrEqual(5);
      else expect(seen).toEqual(looks.slice(0, looks.length - 1).toReversed());
    }
  });

  it('shows the most liked of the week first, whose it is to nobody, and my likes to me', async () => {
    await emptied();
    const [owner, viewer] = [await likers.member(), await likers.person()];
    const old = await likers.look(owner.memberId);
    await likers.likedBy(old, await likers.crowd(5));
    shop.clock.advance({ days: 7, minutes: 1 });
    const [few, many] = [await likers.look(owner.memberId), await likers.look(owner.memberId)];
    await likers.likedBy(few, [viewer]);
    await likers.likedBy(many, await likers.crowd(2));
    const page = await feed({ sort: 'week' }, { identityId: viewer, memberId: null });
    expect(page.items.map(({ id, likes, liked }) => [id, likes, liked])).toEqual([
      [many, 2, false],
      [few, 1, true],
    ]);
    expect(JSON.stringify(page)).not.toContain(owner.memberId);
    expect(page.items[0]?.owner).toEqual({ name: '会员', avatar: null });
    const mine = await shop.module.context.get(LookPage).look(few, { identityId: null, memberId: owner.memberId });
    expect(mine).toMatchObject({ mine: true, items: [{ name: '羊绒大衣', size: 'M' }], store: { code: 'S1' } });
  });

  it('refuses a cursor that is none, and a store that there is not', async () => {
    await expect(feed({ after: '1.2.3.x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(feed({ sort: 'store', store: 'XX' })).rejects.toMatchObject({ code: 'STORE_UNKNOWN' });
    expect((await feed({ sort: 'store' })).store).toEqual({ code: 'S1', name: '一店' });
  });
});

/** A post as a phone shows it; each number another one. */
function screenshot(number: number): Promise<Buffer> {
  let state = number * 7_919 + 13;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const blobs = Array.from({ length: 14 }, () => {
    const colour = `rgb(${Math.floor(random() * 255)},${Math.floor(random() * 255)},${Math.floor(random() * 255)})`;
    return `<circle cx="${100 + random() * 400}" cy="${350 + random() * 450}" r="${20 + random() * 100}" fill="${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="585" height="1266"><rect width="585" height="1266" fill="#fff"/>
    <rect width="585" height="90" fill="#ededed"/><rect x="25" y="220" width="60" height="60" fill="#888"/>${blobs.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

describe('a claim', () => {
  const file = (memberId: string, lookId: string, bytes: Buffer, { id = newId(), likes = 18 } = {}) =>
    shop.module.context.get(FileLookClaim).file({ memberId, id, likes, of: { lookId } }, bytes);
  const activity = (memberId: string, name: string, bytes: Buffer) =>
    shop.module.context
      .get(FileLookClaim)
      .file({ memberId, id: newId(), likes: 9, of: { activity: name, store: 'S1' } }, bytes);
  const staff = (role: 'manager' | 'head_office' = 'head_office') => ({
    ...{ staffId: newId(), role },
    storeId: role === 'manager' ? shop.storeId : null,
  });
  const decide = (memberId: string, id: string, likes: number | string, by = staff()) =>
    shop.module.context
      .get(DecideLookClaim)
      .decide(
        { memberId, id },
        typeof likes === 'number' ? { approve: true, likes } : { approve: false, reason: likes },
        by,
      );
  const refused = (code: string) => ({ code });

  it('is filed once, approved with what is there, and paid once', async () => {
    const { memberId } = await likers.member();
    const [lookId, id, bytes] = [await likers.look(memberId), newId(), await screenshot(1)];
    const filed = await Promise.all([1, 2, 3].map(() => file(memberId, lookId, bytes, { id })));
    expect(new Set(filed.map(({ state }) => state))).toEqual(new Set(['waiting']));
    await expect(file(memberId, lookId, bytes, { id, likes: 20 })).rejects.toMatchObject(refused('OPERATION_CONFLICT'));
    const by = staff('manager');
    const decided = await Promise.all([decide(memberId, id, 16, by), decide(memberId, id, 16, by)]);
    expect(decided).toEqual([1, 2].map(() => ({ id, state: 'approved', points: 16 })));
    await expect(decide(memberId, id, 16)).rejects.toMatchObject(refused('ALREADY_DECIDED'));
    const { claims, rules, looks } = await shop.module.context.get(MyLookClaims).page(memberId, { limit: 5 });
    expect([rules?.left, looks, claims.map(({ sentence }) => sentence)]).toEqual([
      ...[7, []],
      ['门店核对为 16 个赞，已记 16 分'],
    ]);
    const { lines } = await shop.module.context.get(PointsPage).points(memberId, { limit: 2 });
    expect(lines[0]).toMatchObject({ title: '晒图审核', points: 16, why: ['「雾蓝的一天」：门店核对为 16 个赞'] });
  });

  it('is refused for a picture that anybody has shown, also encoded anew or cut at the rim', async () => {
    const [one, other] = [await likers.member(), await likers.member()];
    const bytes = await screenshot(2);
    await file(one.memberId, await likers.look(one.memberId), bytes);
    const lookId = await likers.look(other.memberId);
    const again = [
      bytes,
      await sharp(bytes).jpeg({ quality: 40 }).toBuffer(),
      await sharp(bytes).resize(400).webp().toBuffer(),
      await sharp(bytes).extract({ left: 4, top: 8, width: 577, height: 1250 }).png().toBuffer(),
    ];
    for (const each of again)
      await expect(file(other.memberId, lookId, each)).rejects.toMatchObject(refused('LOOK_CLAIM_PICTURE_USED'));
    expect((await file(other.memberId, lookId, await screenshot(3))).state).toBe('waiting');
  });

  it('is one of two who send the same picture at the same moment', async () => {
    const [one, other] = [await likers.member(), await likers.member()];
    const looks = [await likers.look(one.memberId), await likers.look(other.memberId)];
    const bytes = await screenshot(4);
    const asked = await Promise.allSettled([
      file(one.memberId, looks[0] ?? '', bytes),
      file(other.memberId, looks[1] ?? '', bytes),
    ]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is one for each post, however its activity is written, and may come again when it was refused', async () => {
    const { memberId } = await likers.member();
    await activity(memberId, '冬季 试衣会', await screenshot(5));
    await expect(activity(memberId, '冬季试衣会', await screenshot(6))).rejects.toMatchObject(
      refused('LOOK_CLAIM_EXISTS'),
    );
    const lookId = await likers.look(memberId);
    const { id } = await file(memberId, lookId, await screenshot(7));
    await expect(file(memberId, lookId, await screenshot(8))).rejects.toMatchObject(refused('LOOK_CLAIM_EXISTS'));
    await decide(memberId, id, '看不清点赞数');
    expect((await file(memberId, lookId, await screenshot(7))).state).toBe('waiting');
    await expect(file(memberId, newId(), await screenshot(9))).rejects.toMatchObject(refused('LOOK_UNKNOWN'));
  });

  it('with many likes needs two people, and keeps the limit of the month', async () => {
    const { memberId } = await likers.member();
    const first = await file(memberId, await likers.look(memberId), await screenshot(10), { likes: 80 });
    const [one, other] = [staff(), staff()];
    expect(await decide(memberId, first.id, 80, one)).toMatchObject({ state: 'second', points: null });
    expect(await decide(memberId, first.id, 80, one)).toMatchObject({ state: 'second' });
    await expect(decide(memberId, first.id, 70, one)).rejects.toMatchObject(refused('SECOND_PERSON'));
    expect(await decide(memberId, first.id, 80, other)).toMatchObject({ state: 'approved', points: 50 });
    const second = await file(memberId, await likers.look(memberId), await screenshot(11), { likes: 30 });
    expect(await decide(memberId, second.id, 30, one)).toMatchObject({ state: 'approved', points: 10 });
    expect(await likers.balance(memberId)).toBe(60);
  });

  it('is another store’s to nobody, and shows what looks like it', async () => {
    const { memberId } = await likers.member();
    const { id } = await file(memberId, await likers.look(memberId), await screenshot(12));
    const elsewhere = { ...staff('manager'), storeId: newId() };
    await expect(decide(memberId, id, 3, elsewhere)).rejects.toMatchObject(refused('LOOK_CLAIM_UNKNOWN'));
    const office = shop.module.context.get(OfficeLookClaims);
    const open = { limit: 50, open: 'true' as const };
    expect((await office.page(open, elsewhere)).items).toEqual([]);
    const near = await rows<{ id: string }>(
      shop.db.reading,
      `UPDATE look_claim SET picture_hash = overlay((SELECT picture_hash FROM look_claim WHERE id = $1) PLACING
         translate(substr((SELECT picture_hash FROM look_claim WHERE id = $1), 1, 9), '01', '10') FROM 1 FOR 9)
       WHERE id = (SELECT id FROM look_claim WHERE id <> $1 ORDER BY filed_at LIMIT 1) RETURNING id`,
      [id],
    );
    const { items } = await office.page(open, staff('manager'));
    expect(items.find((each) => each.id === id)).toMatchObject({
      ...{ title: '「雾蓝的一天」', storeName: '一店', claimedLikes: 18, likes: null, points: 18, mayDecide: true },
      similar: [expect.objectContaining({ id: near[0]?.id, sameMember: false })],
    });
  });

  it('keeps its picture for a month after the decision', async () => {
    const { memberId } = await likers.member();
    const { id } = await file(memberId, await likers.look(memberId), await screenshot(13));
    const pictures = shop.module.context.get(LookClaimPictures);
    const by = staff();
    expect((await sharp(await pictures.picture({ memberId, id }, by)).metadata()).format).toBe('webp');
    await decide(memberId, id, '看不清点赞数', by);
    await rows(shop.db.reading, `UPDATE look_claim SET file_key = NULL WHERE id <> $1`, [id]);
    shop.clock.advance({ days: 29 });
    expect(await pictures.sweep()).toBe(0);
    shop.clock.advance({ days: 2 });
    expect([await pictures.sweep(), await pictures.sweep()]).toEqual([1, 0]);
    await expect(pictures.picture({ memberId, id }, by)).rejects.toMatchObject(refused('NOT_FOUND'));
  });

  it('is not taken from whom may not earn, nor more of than eight a month', async () => {
    const { memberId } = await likers.member();
    for (let n = 0; n < 8; n++) await activity(memberId, `活动 ${n}`, await screenshot(20 + n));
    await expect(activity(memberId, '再来一个', await screenshot(30))).rejects.toMatchObject(
      refused('LOOK_CLAIM_LIMIT'),
    );
    await rows(shop.db.reading, `UPDATE member SET state = 'frozen' WHERE id = $1`, [memberId]);
    await expect(activity(memberId, '冻结', await screenshot(31))).rejects.toMatchObject(refused('ACCOUNT_FROZEN'));
    await rows(shop.db.reading, `UPDATE member SET state = 'active' WHERE id = $1`, [memberId]);
  });
});
