// A store's counter: a guide, members who stand before them, and what these are told of benefits.
import { bookingChecks } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import type { Programme } from '@guike/programme';
import { memberWithPoints } from './rewards';
import { type Shop, openShop } from './shop';

export interface Counter {
  readonly shop: Shop;
  readonly guide: { readonly staffId: string; readonly role: 'guide'; readonly storeId: string };
  readonly get: Shop['module']['context']['get'];
  messages(memberId: string): Promise<{ kind: string; title: string }[]>;
  /** The guide looks somebody up, as the log of it says. */
  seen(memberId: string): Promise<string>;
  /** A member who stands before the guide. */
  served(): Promise<string>;
}

/** Opens it for the tests of a file, on the morning of 3 March 2026 each; after each its books agree. */
export function onCounter(programme: Programme, opened: (counter: Counter) => void): void {
  let shop: Shop | undefined;
  beforeAll(async () => {
    shop = await openShop({ programme, config: { databasePool: 8 } });
    opened(counterOf(shop));
  });
  afterAll(() => shop?.close());
  beforeEach(() => shop?.clock.set('2026-03-03T10:00:00+08:00'));
  afterEach(async () => {
    const outcomes = shop ? await runChecks(shop.db.reading, bookingChecks) : [];
    expect(outcomes.filter((each) => each.offenders > 0)).toEqual([]);
  });
}

function counterOf(shop: Shop): Counter {
  const guide = { staffId: newId(), role: 'guide', storeId: shop.storeId } as const;
  const seen = async (memberId: string): Promise<string> => {
    await rows(
      shop.db.reading,
      `INSERT INTO audit_log (id, at, actor_kind, actor_id, action, member_id, detail)
       VALUES ($1, $2, 'staff', $3, 'member.found_by_card', $4, '{}')`,
      [newId(), shop.clock.now(), guide.staffId, memberId],
    );
    return memberId;
  };
  return {
    shop,
    guide,
    get: (token: never) => shop.module.context.get(token),
    messages: (memberId) =>
      rows(
        shop.db.reading,
        `SELECT kind, title FROM inbox_message WHERE member_id = $1 AND kind IN ('benefit', 'coupon') ORDER BY id`,
        [memberId],
      ),
    seen,
    served: async () => seen(await memberWithPoints(shop, 10)),
  };
}
