// 预约: the days ahead at a glance, and of one of them who comes when; prepared, done, or nobody came.
import { type AnswerOf, adminBookingEndpoints, benefitUseStateNames } from '@guike/contracts/http';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset, withValues } from '../ui/use-keyset';
import { BenefitsPage, StoreFilter, useStore } from './benefits-page';
import { BookingActs } from './booking-acts';

type Row = AnswerOf<typeof adminBookingEndpoints.bookings>['items'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'time',
    title: '时间',
    cell: ({ time, until }) => (
      <>
        {time}
        <span className="under">到 {until}</span>
      </>
    ),
  },
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'what',
    title: '权益',
    cell: ({ name, note, storeName }) => (
      <>
        {name}
        <span className="under">{note === '' ? storeName : `${storeName} · ${note}`}</span>
      </>
    ),
  },
  { key: 'state', title: '状态', cell: ({ state }) => benefitUseStateNames[state] },
  { key: 'acts', title: '处理', cell: (row) => <BookingActs row={row} /> },
];

export function BookingsPage() {
  const keyset = useKeyset();
  const store = useStore();
  const [params] = useSearchParams();
  const day = params.get('day') ?? undefined;
  const query = useRemote(
    adminBookingEndpoints.bookings,
    { query: { store, day, after: keyset.after, limit: 50 } },
    { keepLast: true },
  );
  return (
    <BenefitsPage lead="会员约好的时间。前一天会提醒会员；没有来的，记一次。">
      <div className="benefit-filters" role="group" aria-label="筛选">
        <StoreFilter />
      </div>
      <Days chosen={day} store={store} />
      <Listing
        caption="这一天的预约"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="这一天没有预约">会员在小程序的权益里预约后，列在这里。</Empty>}
        testId="bookings"
      />
    </BenefitsPage>
  );
}

function Days({ chosen, store }: { readonly chosen: string | undefined; readonly store: string | undefined }) {
  const [, setParams] = useSearchParams();
  const query = useRemote(adminBookingEndpoints.bookingDays, { query: { store } }, { keepLast: true });
  const { today, days = [] } = query.data ?? {};
  return (
    <div className="benefit-days" role="group" aria-label="日子" data-testid="booking-days">
      {days.map(({ day, count: booked }) => (
        <button
          key={day}
          type="button"
          className="benefit-day"
          data-testid={`day-${day}`}
          aria-pressed={day === (chosen ?? today)}
          onClick={() => setParams((now) => withValues(now, { day }))}
        >
          {day === today ? '今天' : dayText(day)}
          <b>{count(booked)}</b>
        </button>
      ))}
    </div>
  );
}
