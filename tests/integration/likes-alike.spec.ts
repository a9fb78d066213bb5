// Likes that look alike: many from one line of the store's own, and many of one picture that is shown again.
import { JobHandlersModule, ShopStores, bookingChecks } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { Likers } from '../support/likes';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
let likers: Likers;
beforeAll(async () => {
  shop = await openShop({ modules: [JobHandlersModule] });
  likers = new Likers(shop);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-03T10:00:00+08:00'));
afterEach(async () => {
  const outcomes = await runChecks(shop.db.reading, bookingChecks);
  expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
});

describe('a party in the store', () => {
  const office = newId();
  const keep = (networks: string[]) => shop.module.context.get(ShopStores).keepNetworks(shop.storeId, networks, office);

  it('counts when the store has told which line is its own, and a crowd from elsewhere does not', async () => {
    expect(await keep(['203.0.113.64/26', '2001:db8:7::/48', '203.0.113.9'])).toEqual({
      networks: ['203.0.113.9', '203.0.113.64/26', '2001:db8:7::/48'],
    });
    const { memberId } = await likers.member();
    const [here, mapped, newer, there] = [
      await likers.look(memberId),
      await likers.look(memberId),
      await likers.look(memberId),
      await likers.look(memberId),
    ];
    for (const [look, address] of [
      [here, '203.0.113.77'],
      [mapped, '::ffff:203.0.113.77'],
      [newer, '2001:db8:7:1::5'],
      [there, '203.0.113.200'],
    ] as const)
      for (const each of await likers.crowd(12)) await likers.like(look, each, address);
    await likers.closed();
    expect(await likers.counting(memberId, here)).toMatchObject({ counted: 12, notCounted: 0 });
    expect(await likers.counting(memberId, mapped)).toMatchObject({ counted: 12 });
    expect(await likers.counting(memberId, newer)).toMatchObject({ counted: 12 });
    expect(await likers.counting(memberId, there)).toMatchObject({ counted: 0, why: [{ reason: 'burst', likes: 12 }] });
  });

  it('is kept once for the same lines, written down, and given up again', async () => {
    const written = () =>
      shop.one<{ n: number }>(
        `SELECT count(*)::integer AS n FROM audit_log WHERE action = 'store.networks_kept' AND actor_id = $1`,
        [office],
      );
    const before = (await written()).n;
    await keep(['198.18.0.1']);
    await keep(['198.18.0.1']);
    expect((await written()).n).toBe(before + 1);
    expect(await keep([])).toEqual({ networks: [] });
    await expect(shop.module.context.get(ShopStores).keepNetworks(newId(), [], office)).rejects.toMatchObject({
      code: 'STORE_UNKNOWN',
    });
  });
});

describe('a picture that is published again', () => {
  const looksLike = (lookId: string, hash: string) =>
    rows(shop.db.reading, `UPDATE look_photo SET picture_hash = $2 WHERE look_id = $1`, [lookId, hash]);
  const picture = '01'.repeat(32);
  /** Three bits of it are others: cut a little, or saved anew. */
  const again = `111${picture.slice(3)}`;

  it('brings what its best showing comes to, once, and its owner reads why', async () => {
    const { memberId } = await likers.member();
    const [crowd, first] = [await likers.crowd(15), await likers.look(memberId)];
    await looksLike(first, picture);
    await likers.likedBy(first, crowd.slice(0, 12));
    await likers.closed();
    expect(await likers.counting(memberId, first)).toMatchObject({ points: 12, shownBefore: 0 });

    const [second, other] = [await likers.look(memberId), await likers.look(memberId)];
    await looksLike(second, again);
    await looksLike(other, '0011'.repeat(16));
    await likers.likedBy(second, crowd.slice(0, 12));
    await likers.likedBy(other, crowd.slice(0, 5));
    expect(await likers.counting(memberId, second)).toMatchObject({
      ...{ open: true, likes: 12, counted: 12, points: null, shownBefore: 12 },
      sentence: '目前 12 个赞计入。同一张照片之前已记 12 分，超出的部分才会再记',
    });
    await likers.closed();
    expect(await likers.counting(memberId, second)).toMatchObject({
      ...{ likes: 12, counted: 12, points: 0, shownBefore: 12 },
      sentence: '12 个赞计入。同一张照片之前发布时已记过分',
    });
    expect(await likers.counting(memberId, other)).toMatchObject({ points: 5, shownBefore: 0 });

    const third = await likers.look(memberId);
    await looksLike(third, picture);
    await likers.likedBy(third, crowd);
    await likers.closed();
    expect(await likers.counting(memberId, third)).toMatchObject({ counted: 15, points: 3, shownBefore: 12 });
    expect(await likers.balance(memberId)).toBe(20);
  });

  it('of somebody else is somebody else’s, and one old picture among new ones is a new look', async () => {
    const [one, other] = [await likers.member(), await likers.member()];
    const first = await likers.look(one.memberId);
    await looksLike(first, picture);
    await likers.likedBy(first, await likers.crowd(4));
    await likers.closed();
    const [theirs, mixed] = [await likers.look(other.memberId), await likers.look(one.memberId)];
    await looksLike(theirs, picture);
    await looksLike(mixed, picture);
    await rows(
      shop.db.reading,
      `INSERT INTO look_photo (member_id, look_id, nth, photo_id, file_key, width, height, asks, picture_hash)
       SELECT member_id, look_id, n, gen_random_uuid(), 'looks/' || n, 90, 120, 0, repeat(CASE n WHEN 2 THEN '0' ELSE '1' END, 64)
       FROM look_photo CROSS JOIN LATERAL (VALUES (2), (3)) AS more(n) WHERE look_id = $1`,
      [mixed],
    );
    for (const look of [theirs, mixed]) await likers.likedBy(look, await likers.crowd(4));
    await likers.closed();
    expect(await likers.counting(other.memberId, theirs)).toMatchObject({ points: 4, shownBefore: 0 });
    expect(await likers.counting(one.memberId, mixed)).toMatchObject({ points: 4, shownBefore: 0 });
  });
});
