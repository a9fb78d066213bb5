// Whether the event comes again every month: on the nth weekday or on a day; the next one is made as a draft by itself.
import { adminEventEndpoints } from '@guike/contracts/http';
import { Switch } from 'antd';
import { useSend } from '../api/remote';
import { Whole } from '../campaigns/condition-fields';
import { may, useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { dayText } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import { type Repeat, type ShopEvent, nthNames, weekdayNames } from './event-words';
import { localOf } from './terms';

const kinds = [
  { value: 'weekday', label: '按星期' },
  { value: 'day', label: '按日期' },
];

/** The place of its own day in its month: where a switch starts from. */
function asItIs(startsAt: string, kind: Repeat['kind']): Repeat {
  const day = localOf(startsAt).slice(0, 10);
  const date = Number(day.slice(8));
  if (kind === 'day') return { kind, day: Math.min(28, date) };
  const weekday = ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return { kind, nth: Math.min(5, Math.ceil(date / 7)), weekday };
}

export function RepeatPanel({ event }: { readonly event: ShopEvent }) {
  const mayChange = may(useMe(), adminEventEndpoints.repeatEvent) && event.mayChange;
  const sending = useSend(adminEventEndpoints.repeatEvent, [adminEventEndpoints.event, adminEventEndpoints.events]);
  const repeat = event.series?.repeat ?? null;
  const put = (next: Repeat | null) => sending.mutate({ params: { id: event.id }, body: { repeat: next } });
  return (
    <Panel
      title="每月都办"
      testId="repeat"
      aside={
        <Switch
          checked={repeat !== null}
          disabled={!mayChange}
          loading={sending.isPending}
          aria-label="每月都办"
          onChange={(on) => put(on ? asItIs(event.startsAt, 'weekday') : null)}
        />
      }
    >
      {repeat === null ? (
        <p className="quiet">打开以后，每次提前四周自动做好下一场的草稿，您看过再开放。</p>
      ) : (
        <>
          <div className="sentence">
            <Choice
              label="怎么重复"
              value={repeat.kind}
              options={kinds}
              disabled={!mayChange}
              onChange={(kind) => put(asItIs(event.startsAt, kind as Repeat['kind']))}
            />
            <span>每月</span>
            <RepeatFields repeat={repeat} isOff={!mayChange} onChange={put} />
          </div>
          <p className="quiet">
            {event.series?.nextOn == null ? '没有下一场了' : `下一场 ${dayText(event.series.nextOn)}`}
          </p>
        </>
      )}
      <ProblemLine error={sending.error} />
    </Panel>
  );
}

interface RepeatFieldsProps {
  readonly repeat: Repeat;
  readonly isOff: boolean;
  readonly onChange: (repeat: Repeat) => void;
}

function RepeatFields({ repeat, isOff, onChange }: RepeatFieldsProps) {
  if (repeat.kind === 'day')
    return (
      <Whole
        label="几号"
        value={repeat.day}
        least={1}
        most={28}
        suffix="号"
        onChange={(day) => onChange({ ...repeat, day })}
      />
    );
  return (
    <>
      <Choice
        label="第几个"
        value={String(repeat.nth)}
        options={nthNames.map((label, at) => ({ value: String(at + 1), label }))}
        disabled={isOff}
        onChange={(nth) => onChange({ ...repeat, nth: Number(nth) })}
      />
      <Choice
        label="星期几"
        value={String(repeat.weekday)}
        options={weekdayNames.map((name, at) => ({ value: String(at + 1), label: `周${name}` }))}
        disabled={isOff}
        onChange={(weekday) => onChange({ ...repeat, weekday: Number(weekday) })}
      />
    </>
  );
}
