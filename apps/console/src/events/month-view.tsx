// A month of events: each day with what is on it; a day of many says how many more.
import { adminEventEndpoints } from '@guike/contracts/http';
import { businessDayOf } from '@guike/kernel';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { clock } from '../clock';
import { dayText, minuteOf, monthText } from '../ui/format';
import { ProblemNote, StaleNote } from '../ui/problem';
import { type ShopEvent, stateNames, weekdayNames } from './event-words';
import { type EventFilters, asked } from './event-filters';
import { type Month, monthAfter, weeksOf } from './month-grid';

interface MonthViewProps {
  readonly month: Month;
  readonly filters: EventFilters;
  readonly onMonth: (month: Month) => void;
}

const ZONE = 'Asia/Shanghai';
/** More than that is looked at in the list. */
const MOST = 200;

export function MonthView({ month, filters, onMonth }: MonthViewProps) {
  const weeks = weeksOf(month);
  const [from = '', through = ''] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)];
  const query = useRemote(
    adminEventEndpoints.events,
    { query: { ...asked(filters), from, through, limit: MOST } },
    { keepLast: true },
  );
  const today = businessDayOf(clock.now(), ZONE);
  if (query.isError && query.data === undefined)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const isBare = query.data !== undefined && query.data.items.length === 0;
  return (
    <section className="panel" aria-label="月历" data-testid="calendar">
      <StaleNote query={query} />
      <div className="month-head">
        <h2 aria-live="polite">{monthText(month)}</h2>
        <Button aria-label="上个月" data-testid="month-before" onClick={() => onMonth(monthAfter(month, -1))}>
          ←
        </Button>
        <Button data-testid="month-now" onClick={() => onMonth(today.slice(0, 7))}>
          本月
        </Button>
        <Button aria-label="下个月" data-testid="month-after" onClick={() => onMonth(monthAfter(month, 1))}>
          →
        </Button>
        <span className="quiet">{isBare && '这个月还没有活动'}</span>
      </div>
      <Weeks
        month={month}
        weeks={weeks}
        today={today}
        events={query.data?.items ?? []}
        isBusy={query.data === undefined || query.isPlaceholderData}
      />
    </section>
  );
}

interface WeeksProps {
  readonly month: Month;
  readonly weeks: readonly (readonly string[])[];
  readonly today: string;
  readonly events: readonly ShopEvent[];
  readonly isBusy: boolean;
}

function Weeks({ month, weeks, today, events, isBusy }: WeeksProps) {
  const on = (day: string) => events.filter(({ startsAt }) => businessDayOf(new Date(startsAt), ZONE) === day);
  return (
    <table className="month" aria-busy={isBusy}>
      <thead>
        <tr>
          {weekdayNames.map((name) => (
            <th key={name} scope="col">
              周{name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={dayClass(day, month, today)}
                {...(day === today ? { 'aria-current': 'date' as const } : {})}
              >
                <span className="month-day">
                  <span className="unseen">{dayText(day)}</span>
                  <span aria-hidden>{Number(day.slice(8))}</span>
                </span>
                {on(day).map((event) => (
                  <OnDay key={event.id} event={event} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function dayClass(day: string, month: Month, today: string): string {
  return [day.startsWith(month) ? '' : 'is-beside', day === today ? 'is-today' : ''].filter(Boolean).join(' ');
}

function OnDay({ event: { id, title, state, startsAt, seats, counts } }: { readonly event: ShopEvent }) {
  const left = state === 'open' ? (counts.left > 0 ? `余 ${counts.left} 席` : '已满') : stateNames[state];
  return (
    <Link className={`month-event is-${state}`} to={`/events/${id}`} title={`${title}，共 ${seats} 席`}>
      <span className="month-title">{title}</span>
      <span className="month-about">
        {minuteOf(new Date(startsAt))} · {left}
      </span>
    </Link>
  );
}
