// 活动: a month at a glance, or a list; by store and by state.
import { adminEventEndpoints, eventStates } from '@guike/contracts/http';
import { businessDayOf } from '@guike/kernel';
import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { clock } from '../clock';
import { may, useMe } from '../session/session';
import { StoreChoice } from '../stores/store-choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count } from '../ui/format';
import { LinkButton } from '../ui/link-button';
import { Listing } from '../ui/listing';
import { Page } from '../ui/page';
import { StateFilter } from '../ui/state-filter';
import { useKeyset, withValues } from '../ui/use-keyset';
import { type EventFilters, asked } from './event-filters';
import { EventMark } from './event-frame';
import { type ShopEvent, stateNames } from './event-words';
import './events.css';
import { EventThumb } from './event-thumb';
import { MonthView } from './month-view';

const columns: readonly Column<ShopEvent>[] = [
  {
    key: 'title',
    title: '活动',
    cell: ({ id, title, cover, forWhom }) => (
      <span className="event-name">
        <EventThumb cover={cover} />
        <span>
          <Link className="row-link" to={`/events/${id}`}>
            {title}
          </Link>
          <span className="under">{forWhom}</span>
        </span>
      </span>
    ),
  },
  {
    key: 'when',
    title: '时间',
    cell: ({ when, storeName }) => (
      <>
        {when}
        <span className="under">{storeName ?? '全部门店'}</span>
      </>
    ),
  },
  { key: 'state', title: '状态', cell: ({ state }) => <EventMark state={state} /> },
  {
    key: 'seats',
    title: '已占 / 名额',
    isNumber: true,
    cell: ({ counts: { taken, waiting }, seats, state }) => (
      <>
        {state === 'draft' ? `– / ${count(seats)}` : `${count(taken)} / ${count(seats)}`}
        {waiting > 0 && <span className="under">候补 {count(waiting)}</span>}
      </>
    ),
  },
];

export function EventsPage() {
  const [params, setParams] = useSearchParams();
  const mayCreate = may(useMe(), adminEventEndpoints.createEvent);
  const isList = params.get('view') === 'list';
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  const filters = { store: params.get('store') ?? '', state: params.get('state') ?? '' };
  return (
    <Page
      title="活动"
      lead="沙龙和店里的聚会：发邀请，会员在小程序里回复，到店扫码签到。"
      actions={
        mayCreate && (
          <LinkButton to="/events/new" testId="new-event">
            新建活动
          </LinkButton>
        )
      }
    >
      <div className="event-filters" role="group" aria-label="筛选">
        <Segmented
          value={isList ? 'list' : 'month'}
          options={[
            { value: 'month', label: '月历' },
            { value: 'list', label: '列表' },
          ]}
          onChange={(view) => set({ view: view === 'list' ? 'list' : '' })}
        />
        <StoreChoice value={filters.store} onChange={(store) => set({ store })} />
        <StateFilter
          states={eventStates}
          names={stateNames}
          value={filters.state}
          onChange={(state) => set({ state })}
        />
      </div>
      {isList ? (
        <EventList filters={filters} mayCreate={mayCreate} />
      ) : (
        <MonthView
          month={params.get('month') ?? businessDayOf(clock.now(), 'Asia/Shanghai').slice(0, 7)}
          filters={filters}
          onMonth={(month) => set({ month })}
        />
      )}
    </Page>
  );
}

function EventList({ filters, mayCreate }: { readonly filters: EventFilters; readonly mayCreate: boolean }) {
  const keyset = useKeyset();
  const query = useRemote(
    adminEventEndpoints.events,
    { query: { ...asked(filters), after: keyset.after, limit: 30 } },
    { keepLast: true },
  );
  return (
    <Listing
      caption="活动"
      query={query}
      rowsOf={({ items }) => items}
      columns={columns}
      rowKey={({ id }) => id}
      keyset={keyset}
      empty={
        <Empty title={filters.state === '' ? '还没有活动' : '没有这样的活动'}>
          {mayCreate ? <Link to="/events/new">从模板新建一场</Link> : null}
        </Empty>
      }
      testId="events"
    />
  );
}
