// Members from before the search get their keyed indexes after a migration: all of them, in pieces, however it is stopped.
import { IndexMembers } from '@guike/flows';
import { MemberSearch, MembersService } from '@guike/members';
import { Keys, newId, rows } from '@guike/platform';
import { type Shop, openShop } from '../support/shop';

const MEMBERS = 1_203;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());
beforeEach(async () => {
  await shop.module.context.get(IndexMembers).indexAll();
});

/** Rows as a process of the version before writes them: sealed, and without the columns it does not know. */
async function writeOldMembers(count: number): Promise<void> {
  const keys = shop.module.context.get(Keys);
  const ids = Array.from({ length: count }, () => newId());
  await rows(
    shop.db.reading,
    `INSERT INTO member (id, state, name_enc, phone_enc, created_at)
     SELECT i.id, 'known', i.name, i.phone, $4 FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS i(id, name, phone)`,
    [
      ids,
      ids.map((id, at) => (at % 3 === 0 ? null : keys.seal(`客人${at}`, id))),
      ids.map((id, at) => keys.seal(`139${String(at).padStart(8, '0')}`, id)),
      shop.clock.now(),
    ],
  );
}

const missing = async () =>
  (
    await shop.one<{ count: number }>(
      `SELECT count(*) AS count FROM member
       WHERE (name_enc IS NOT NULL AND name_index IS NULL) OR (phone_enc IS NOT NULL AND phone_tail_index IS NULL)`,
    )
  ).count;
const found = async (text: string) =>
  (await shop.module.context.get(MemberSearch).find(shop.db.reading, text)).memberIds.length;

it('are nobody’s business where everybody has theirs', async () => {
  await shop.sell({ number: '1', phone: '13800000001', goods: [{ yuan: 10 }] });
  expect(await missing()).toBe(0);
  expect(await shop.module.context.get(IndexMembers).indexAll()).toBe(0);
});

it('are found by name and by tail afterwards', async () => {
  await writeOldMembers(MEMBERS);
  expect([await found('客人7'), await found('0007')]).toEqual([0, 0]);
  const told: number[] = [];
  expect(await shop.module.context.get(IndexMembers).indexAll((done) => told.push(done))).toBe(MEMBERS);
  expect(told).toEqual([500, 1_000, MEMBERS]);
  expect(await missing()).toBe(0);
  expect([await found('客人7'), await found('客人3'), await found('0007')]).toEqual([1, 0, 1]);
});

it('go on where they were stopped', async () => {
  await writeOldMembers(MEMBERS);
  const stopped = shop.module.context.get(IndexMembers).indexAll(() => {
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect(await missing()).toBe(MEMBERS - 500);
  expect(await shop.module.context.get(IndexMembers).indexAll()).toBe(MEMBERS - 500);
});

it('are each done once by two at the same time', async () => {
  await writeOldMembers(MEMBERS);
  const both = await Promise.all([1, 2].map(() => shop.module.context.get(IndexMembers).indexAll()));
  expect(both[0] as number).toBeLessThanOrEqual(MEMBERS);
  expect((both[0] as number) + (both[1] as number)).toBe(MEMBERS);
  expect(await missing()).toBe(0);
});

it('follow a name that changes', async () => {
  const { memberId } = await shop.sell({ number: '2', phone: '13800000002', goods: [{ yuan: 10 }] });
  await shop.db.inTransaction((tx) =>
    shop.module.context.get(MembersService).rename(tx, memberId as string, '慕容 雪'),
  );
  expect(await found('慕容雪')).toBe(1);
  await shop.db.inTransaction((tx) => shop.module.context.get(MembersService).rename(tx, memberId as string, '上官雪'));
  expect([await found('慕容雪'), await found('上官雪')]).toEqual([0, 1]);
});
