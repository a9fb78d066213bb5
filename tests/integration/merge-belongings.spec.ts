// 合并会员: what somebody told, agreed to, holds and shares goes with them; and no table that knows a member is forgotten.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CouponsService } from '@guike/benefits';
import { SegmentsService } from '@guike/campaigns';
import { InviteFamily, KeepProfile, MyCoupons, ShareBenefits, mergeDecisions } from '@guike/flows';
import { addDays } from '@guike/kernel';
import { ConsentsService, ProfilesService } from '@guike/members';
import { PreferencesService } from '@guike/notifications';
import { newId, rows } from '@guike/platform';
import { presets } from '@guike/programme';
import { PointsOffice } from '../support/points-office';
import { type Shop, openShop } from '../support/shop';

const discounts = { always: 5, birthdayMonth: 0, companion: 12, nextPurchase: 0, familySharing: true };
const programme = { ...presets.boutique, tiers: presets.boutique.tiers.map((tier) => ({ ...tier, discounts })) };

let shop: Shop;
let office: PointsOffice;
let phones = 13_533_000_000;
beforeAll(async () => {
  shop = await openShop({ programme });
  office = await PointsOffice.of(shop);
});
afterAll(() => shop?.close());
beforeEach(() => shop.clock.set('2026-03-02T10:00:00+08:00'));
afterEach(async () => expect(await office.wrong()).toEqual([]));

const get = <T>(type: abstract new (...parts: never[]) => T): T =>
  shop.module.context.get(type as never, { strict: false });

async function somebody(): Promise<string> {
  const phone = String((phones += 1));
  const { memberId } = await shop.sell({ number: `M${phone}`, phone, goods: [{ yuan: 100, quantity: 2 }] });
  return memberId as string;
}

it('has a decision for every table that knows a member, in the code and on paper', async () => {
  const found = await rows<{ table: string }>(
    shop.db.reading,
    `SELECT c.relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'member_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  const decided = mergeDecisions.flatMap(({ tables }) => tables);
  expect([...decided].sort()).toEqual(found.map(({ table }) => table).sort());
  const paper = readFileSync(join(__dirname, '../../docs/adr/0014-points-office.md'), 'utf8').replace(/ +/g, ' ');
  for (const { tables, way, why } of mergeDecisions)
    expect(paper).toContain(`| ${tables.map((table) => `\`${table}\``).join(', ')} | ${way} | ${why} |`);
});

describe('what somebody told and agreed to', () => {
  const told = { top: '', bottom: '', shoes: '', colours: '', drink: '', interests: [] as string[], contact: null };
  const profile = (id: string) => get(ProfilesService).profile(shop.db.reading, id);
  const agreed = async (id: string) => {
    const consents = await get(ConsentsService).list(shop.db.reading, id);
    return consents.map(({ purpose }) => purpose).filter((purpose) => purpose === 'marketing' || purpose === 'photo');
  };
  const decide = (id: string, purpose: 'marketing' | 'photo', given: boolean) =>
    shop.db.inTransaction((tx) =>
      given
        ? get(ConsentsService).allow(tx, id, purpose, '1', 'mini_program')
        : get(ConsentsService).withdraw(tx, id, purpose),
    );
  const keep = (id: string, topic: 'offers' | 'points', wanted: boolean) =>
    shop.db.inTransaction((tx) => get(PreferencesService).keep(tx, id, { topic, reach: 'sms', wanted }));

  it('goes along where who stays has said nothing, and no birthday can be changed once more', async () => {
    const [kept, gone] = [await somebody(), await somebody()];
    await get(KeepProfile).save(kept, { ...told, top: 'M', interests: ['茶'] });
    await get(KeepProfile).save(gone, { ...told, top: 'L', shoes: '38', interests: ['花'], contact: 'none' });
    await get(KeepProfile).celebrate(gone, 'solar:1990-02-28');
    await get(KeepProfile).celebrate(gone, 'lunar:1990-08-15');
    await office.merge(kept, gone);
    expect(await profile(kept)).toMatchObject({
      ...{ birthday: 'lunar:1990-08-15', birthdayChanges: 1, interests: ['茶'], contact: 'none' },
      details: { top: 'M', shoes: '38' },
    });
    const again = get(KeepProfile).celebrate(kept, 'solar:1990-03-01');
    await expect(again).rejects.toMatchObject({ code: 'BIRTHDAY_LOCKED' });
  });

  it('leaves who stays their own birthday', async () => {
    const [kept, gone] = [await somebody(), await somebody()];
    await get(KeepProfile).celebrate(kept, 'solar:1988-05-01');
    await get(KeepProfile).celebrate(gone, 'solar:1990-02-28');
    await office.merge(kept, gone);
    expect(await profile(kept)).toMatchObject({ birthday: 'solar:1988-05-01', birthdayChanges: 0 });
  });

  it('counts what was said last of each purpose and each way of messages', async () => {
    const [kept, gone] = [await somebody(), await somebody()];
    await decide(kept, 'marketing', true);
    await decide(gone, 'photo', true);
    await keep(kept, 'offers', true);
    await keep(gone, 'points', false);
    shop.clock.advance({ days: 1 });
    await decide(gone, 'marketing', true);
    await decide(gone, 'marketing', false);
    await keep(gone, 'offers', false);
    shop.clock.advance({ days: 1 });
    await keep(kept, 'points', true);
    await office.merge(kept, gone);
    expect(await agreed(kept)).toEqual(['photo']);
    const { offers, points } = await get(PreferencesService).of(shop.db.reading, kept);
    expect([offers.sms, points.sms]).toEqual([false, true]);
  });

  it('takes nothing as agreed to that who stays has taken back since', async () => {
    const [kept, gone] = [await somebody(), await somebody()];
    await decide(gone, 'photo', true);
    shop.clock.advance({ days: 1 });
    await decide(kept, 'photo', true);
    await decide(kept, 'photo', false);
    await office.merge(kept, gone);
    expect(await agreed(kept)).toEqual([]);
  });
});

it('keeps coupons and family of who is gone as good as they were', async () => {
  const [kept, gone, guest, mother] = [await somebody(), await somebody(), await somebody(), await somebody()];
  const segment = { all: [{ fact: 'coupon' as const, within: 7 }] };
  const held = () => get(SegmentsService).holds(shop.db.reading, segment, kept, shop.today(), 'service');
  const valid = { validFrom: shop.today(), validThrough: addDays(shop.today(), 7) };
  const coupon = {
    source: 'test',
    benefitCode: null,
    name: '茶券',
    kind: 'gift',
    percentOff: null,
    amountFen: null,
  } as const;
  await shop.db.inTransaction((tx) => get(CouponsService).issue(tx, { memberId: gone, ...coupon, ...valid }));
  const share = async (owner: string, one: string) => {
    const { invitations } = await get(InviteFamily).invite(owner, { id: newId(), relation: 'parent' });
    await get(InviteFamily).answer(one, invitations[0]?.code ?? '', true);
  };
  await share(gone, guest);
  await share(mother, gone);
  expect(await held()).toBe(false);
  await office.merge(kept, gone);
  expect(await held()).toBe(true);
  const { coupons } = await get(MyCoupons).list(kept, { shelf: 'open', limit: 10 });
  expect(coupons.map(({ name }) => name)).toEqual(['茶券']);
  const { people, shared } = await get(ShareBenefits).mine(kept);
  expect([people.length, shared.length]).toEqual([1, 1]);
  await get(InviteFamily).leave(kept, shared[0]?.id ?? '');
  await get(ShareBenefits).remove(kept, people[0]?.id ?? '');
  expect((await get(ShareBenefits).mine(guest)).shared).toEqual([]);
});
