// Coupons, bookings and surprises in a shop that a test has opened, in short.
import { BookBenefit, GrantBenefits, KeepBookingPlans, MyCoupons, UseBenefit, UseCoupon } from '@guike/flows';
import { addDays } from '@guike/kernel';
import { newId } from '@guike/platform';
import type { Shop } from './shop';

const AT = 14 * 60;

/** The flows, by somebody of head office. */
export function handOverFlowsOf(shop: Shop) {
  const { context } = shop.module;
  const office = { staffId: newId(), role: 'head_office', storeId: null } as const;
  const grant = async (memberId: string, gift: Parameters<GrantBenefits['grant']>[0]['gift']) => {
    const audience = { kind: 'member', memberId } as const;
    const words = { title: '一份心意', words: '感谢您一直以来的光顾。' };
    const validThrough = addDays(shop.today(), 30);
    await context.get(GrantBenefits).grant({ id: newId(), audience, gift, validThrough, ...words }, office);
  };
  return {
    /** Gives a surprise, which the member asks for at once. */
    async surprise(memberId: string): Promise<void> {
      await grant(memberId, { kind: 'benefit', code: null, name: '鲜花' });
      await context.get(UseBenefit).ask(memberId, { id: newId(), code: 'surprise', store: 'S1' });
    },
    /** Gives ten percent off and answers the code. */
    async coupon(memberId: string): Promise<string> {
      await grant(memberId, { kind: 'coupon', name: '九折券', of: 'percent', percentOff: 10, amountFen: null });
      const { coupons } = await context.get(MyCoupons).list(memberId, { shelf: 'open', limit: 200 });
      return coupons.at(-1)?.code ?? '';
    },
    async useCoupon(code: string): Promise<void> {
      const by = { kind: 'staff', by: office.staffId, actorId: office.staffId, storeId: shop.storeId } as const;
      await context.get(UseCoupon).use(code, { receipt: null, saleFen: 10_000 }, by);
    },
    /** Books two in the afternoon of the next day, which is open from then on. */
    async book(memberId: string, code: string): Promise<void> {
      const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: AT, to: AT + 60, capacity: 1 }));
      const plan = { version: 0, slotMinutes: 60, cancelHours: 4, hours, closedDays: [] };
      await context.get(KeepBookingPlans).keep({ store: 'S1', code }, plan, office);
      const day = addDays(shop.today(), 1);
      await context.get(BookBenefit).book(memberId, { id: newId(), code, store: 'S1', day, fromMinute: AT, note: '' });
    },
  };
}
