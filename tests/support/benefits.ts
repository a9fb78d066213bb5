// Members with benefits to pick and to use, in a shop that a test has opened.
import { BenefitDesk, FlowsModule, MyBenefits, PickBenefits, Undelivered, UseBenefit } from '@guike/flows';
import { newId, rows } from '@guike/platform';
import type { Shop } from './shop';

let phones = 13_610_000_000;

/** A new member of the boutique: regular from ¥200, silver from ¥5,000, gold from ¥20,000, platinum from ¥50,000. */
export async function memberOf(shop: Shop, yuan = 200): Promise<string> {
  const phone = String((phones += 1));
  const { memberId } = await shop.sell({ number: `b-${phone}`, phone, goods: [{ yuan: yuan / 2, quantity: 2 }] });
  if (memberId === null) throw new Error('the sale made no member');
  return memberId;
}

/** The flows of the benefits, and a guide who has looked up everybody asked about. */
export function benefitFlows(shop: Shop) {
  const flows = shop.module.context.select(FlowsModule);
  const [picks, uses, desk] = [flows.get(PickBenefits), flows.get(UseBenefit), flows.get(BenefitDesk)];
  const guide = { staffId: newId(), storeId: shop.storeId };
  const manager = { ...guide, role: 'manager' } as const;
  return {
    guide,
    manager,
    mine: (memberId: string) => flows.get(MyBenefits).mine(memberId),
    debts: flows.get(Undelivered),
    pick: (memberId: string, codes: string[], id = newId()) => picks.pick(memberId, { id, codes }),
    choices: (memberId: string) => picks.choices(memberId),
    ask: (memberId: string, code: string, id = newId()) => uses.ask(memberId, { id, code, store: 'S1' }),
    confirm: (memberId: string, id: string, received = true) => uses.confirm(memberId, id, received),
    cancel: (memberId: string, id: string) => uses.cancel(memberId, id),
    now: (memberId: string) => desk.now(memberId, guide),
    deliver: (memberId: string, code: string, id = newId()) => desk.deliver({ memberId, id, code }, guide),
    /** The guide looks somebody up, as the log of it says. */
    async greet(memberId: string): Promise<void> {
      await rows(
        shop.db.reading,
        `INSERT INTO audit_log (id, at, actor_kind, actor_id, action, member_id, detail)
         VALUES ($1, $2, 'staff', $3, 'member.found_by_card', $4, '{}')`,
        [newId(), shop.clock.now(), guide.staffId, memberId],
      );
    },
  };
}
