// A segment that is invited to an event: in pieces, whatever its size.
import { SavedSegmentsService } from '@guike/campaigns';
import { InviteInPieces } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import { type eventFlowsOf, onEvents } from '../support/events';
import type { Shop } from '../support/shop';

let shop: Shop;
let flows: ReturnType<typeof eventFlowsOf>;
onEvents((opened) => ({ shop, flows } = opened));

describe('a segment', () => {
  const everybody = { all: [{ fact: 'store', which: 'joined', stores: [] as string[] }] };
  const invitedTo = async (event: string) =>
    (await shop.one<{ n: number }>(`SELECT count(*)::integer AS n FROM event_invitation WHERE event_id = $1`, [event]))
      .n;

  it('that is large is invited piece by piece, each member once and told once, however often the job runs', async () => {
    const segmentId = newId();
    everybody.all[0]?.stores.push(shop.storeId);
    await shop.db.inTransaction(async (tx) => {
      const since = new Date('2026-01-01T00:00:00Z');
      await rows(
        tx,
        `WITH somebody AS MATERIALIZED (SELECT gen_random_uuid() AS id FROM generate_series(1, 2100))
         , people AS (INSERT INTO member (id, state, created_at, joined_at, joined_on, joined_store_id)
           SELECT id, 'active', $1, $1, '2026-01-01', $2 FROM somebody)
         , accounts AS (INSERT INTO point_account (member_id, status) SELECT id, 'active' FROM somebody)
         , agreed AS (INSERT INTO member_consent (id, member_id, purpose, version, source, given_at)
           SELECT gen_random_uuid(), id, 'marketing', '1', 'store', $1 FROM somebody)
         INSERT INTO member_tier (member_id, tier, tier_since, joined_on, lifetime_net_fen, lifetime_items, lifetime_orders,
           referrals_joined, referrals_vip, paid_level, lifts)
         SELECT id, 'regular', '2026-01-01', '2026-01-01', 0, 0, 0, 0, 0, 0, '{}' FROM somebody`,
        [since, shop.storeId],
      );
      const saved = shop.module.context.get(SavedSegmentsService, { strict: false });
      await saved.create(tx, { id: segmentId, name: '一店的会员', rule: everybody as never, by: newId() });
    });
    const event = await flows.open();
    const wish = { id: newId(), words: '', to: { kind: 'segment', segmentId } } as const;
    const asked = await flows.inviting.invite(event, wish, flows.office);
    expect(asked).toEqual({ invited: 0, before: 0, unknown: [], later: true });
    expect(await flows.inviting.invite(event, wish, flows.office)).toEqual(asked);
    expect(await invitedTo(event)).toBe(0);
    const job = { v: 1, eventId: event, orderId: wish.id } as const;
    const pieces = shop.module.context.get(InviteInPieces, { strict: false });
    await Promise.all([pieces.work(job, {} as never), pieces.work(job, {} as never)]);
    const all = await invitedTo(event);
    expect(all).toBeGreaterThanOrEqual(2_100);
    await pieces.work(job, {} as never);
    expect(await invitedTo(event)).toBe(all);
    const told = `SELECT count(*)::integer AS n FROM inbox_message WHERE source = $1`;
    expect(await shop.one(told, [`event/${event}/invited`])).toEqual({ n: all });
    const order = `SELECT invited, before, ended_at IS NOT NULL AS ended FROM event_invite_order WHERE event_id = $1`;
    expect(await shop.one(order, [event])).toEqual({ invited: all, before: 0, ended: true });
  });
});
