// 预约时间: when each store takes bookings for each benefit, set by its manager or head office.
import { adminBookingEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { Listing } from '../ui/listing';
import { BenefitsPage, StoreFilter, useStore } from './benefits-page';
import { PlanDialog } from './plan-dialog';
import type { Plan } from './rows';
import { weekInWords } from './words';

const columns = (edit: ((plan: Plan) => void) | null): readonly Column<Plan>[] => [
  {
    key: 'name',
    title: '权益',
    cell: ({ name, storeName }) => (
      <>
        {name}
        <span className="under">{storeName}</span>
      </>
    ),
  },
  { key: 'hours', title: '每周开放', cell: (plan) => <Hours plan={plan} /> },
  {
    key: 'slot',
    title: '每次',
    isNumber: true,
    cell: ({ slotMinutes, hours }) => (hours.length === 0 ? '–' : `${count(slotMinutes)} 分钟`),
  },
  {
    key: 'closed',
    title: '休息日',
    isNumber: true,
    cell: ({ closedDays }) => (closedDays.length === 0 ? '–' : `${count(closedDays.length)} 天`),
  },
  ...(edit
    ? [
        {
          key: 'edit',
          title: '设置',
          cell: (plan: Plan) => (
            <Button size="small" data-testid={`plan-${plan.store}-${plan.code}`} onClick={() => edit(plan)}>
              {plan.hours.length === 0 ? '开放预约' : '修改'}
              <span className="unseen">{plan.name}</span>
            </Button>
          ),
        },
      ]
    : []),
];

export function PlansPage() {
  const store = useStore();
  const mayKeep = may(useMe(), adminBookingEndpoints.keepBookingPlan);
  const [open, setOpen] = useState<Plan | null>(null);
  const query = useRemote(adminBookingEndpoints.bookingPlans, { query: { store } }, { keepLast: true });
  return (
    <BenefitsPage lead="开放的时间按每次的长短分成一个个时段，会员从里面选。改了以后，已经约好的不受影响。">
      <div className="benefit-filters" role="group" aria-label="筛选">
        <StoreFilter />
      </div>
      <Listing
        caption="预约时间"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns(mayKeep ? setOpen : null)}
        rowKey={(plan) => `${plan.store}/${plan.code}`}
        empty={<Empty title="没有要预约的权益">方案里没有「预约」这种权益。</Empty>}
        testId="plans"
      />
      {open && <PlanDialog plan={open} onClose={() => setOpen(null)} />}
    </BenefitsPage>
  );
}

function Hours({ plan: { hours } }: { readonly plan: Plan }) {
  if (hours.length === 0) return <span className="quiet">还没有开放预约</span>;
  return (
    <>
      {weekInWords(hours).map((line) => (
        <span key={line} className="under">
          {line}
        </span>
      ))}
    </>
  );
}
