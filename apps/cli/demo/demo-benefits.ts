// Benefits of the demo: a platinum member who uses theirs, a gold one with places still to pick, and a debt of a store.
import type { INestApplicationContext } from '@nestjs/common';
import { BenefitDesk, GreetMember, PickBenefits, UseBenefit } from '@guike/flows';
import { type StaffId, type StoreId, addDays, instantOfLocal } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoresService } from '@guike/stores';
import type { ReplayClock } from '../replay/replay-clock';
import { SHOWN_CUSTOMER, personOf } from './cast';

const STORE = 'NJL';
const GUIDE = 'guide.njl.1';
/** 彭淑贞, who comes often. */
const GOLD = '15838';

interface DemoUse {
  readonly id: string;
  readonly customer: string;
  readonly code: string;
  /** Before the day on which the demo is loaded. */
  readonly daysAgo: number;
  /** `HH:MM` of the shop's clock. */
  readonly at: string;
  /** What became of it: asked for and not handed over, or handed over, or confirmed besides. */
  readonly state: 'asked' | 'delivered' | 'confirmed';
}

const use = (
  n: number,
  customer: string,
  code: string,
  daysAgo: number,
  at: string,
  state: DemoUse['state'],
): DemoUse => ({
  id: `0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9d0${n}`,
  ...{ customer, code, daysAgo, at, state },
});

const uses: readonly DemoUse[] = [
  use(1, SHOWN_CUSTOMER, 'purchase_gift', 41, '15:20', 'confirmed'),
  use(2, SHOWN_CUSTOMER, 'tea', 12, '14:05', 'confirmed'),
  use(3, SHOWN_CUSTOMER, 'snacks', 12, '14:10', 'confirmed'),
  use(4, GOLD, 'tea', 6, '11:30', 'confirmed'),
  use(5, GOLD, 'snacks', 3, '16:40', 'asked'),
  use(6, SHOWN_CUSTOMER, 'tea', 1, '15:00', 'delivered'),
];

/** Where it stands from then on; a shop with a programme of its own has other benefits, and is left alone. */
const goldPicks = ['tea', 'snacks', 'beauty', 'make_up', 'umbrella', 'alterations', 'salons'];
const GOLD_CHANGE = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b9d10';

/** Loaded once: what people have done with them since stays. */
export async function useBenefits(context: INestApplicationContext, clock: ReplayClock): Promise<void> {
  const tx = context.get(Database).reading;
  const { body, day } = await context.get(ProgrammeService).present(tx);
  const [known] = await rows(tx, `SELECT FROM benefit_use WHERE id = ANY ($1) LIMIT 1`, [uses.map(({ id }) => id)]);
  const offered = new Set(body.benefits.map(({ code }) => code));
  const stores = context.get(StoresService);
  const [store, guide] = [await stores.storeByCode(tx, STORE), await stores.staffByLogin(tx, GUIDE)];
  const gold = await context.get(MembersService).find(tx, { kind: 'phone', phone: personOf(GOLD).phone });
  if (known || !goldPicks.every((code) => offered.has(code)) || !store || !guide || !gold) return;
  const instant = (daysAgo: number, at: string) => instantOfLocal(`${addDays(day, -daysAgo)} ${at}:00`, body.timeZone);
  const pick = { id: GOLD_CHANGE, codes: goldPicks };
  await clock.at(instant(20, '20:15'), () => context.get(PickBenefits).pick(gold, pick));
  for (const each of uses)
    await clock.at(instant(each.daysAgo, each.at), () =>
      happen(context, each, { staffId: guide.id, storeId: store.id }),
    );
}

async function happen(
  context: INestApplicationContext,
  { id, customer, code, state }: DemoUse,
  by: { readonly staffId: StaffId; readonly storeId: StoreId },
): Promise<void> {
  const { memberId } = await context.get(GreetMember).greet(personOf(customer), by.staffId);
  if (state === 'asked') {
    await context.get(UseBenefit).ask(memberId, { id, code, store: STORE });
    return;
  }
  await context.get(BenefitDesk).deliver({ memberId, id, code }, by);
  if (state === 'confirmed') await context.get(UseBenefit).confirm(memberId, id, true);
}
