// The week of opening times, a line each: weekday, from, to, how many at once.
import { timeOf } from '@guike/kernel';
import { Button, Input, InputNumber } from 'antd';
import { Choice } from '../ui/choice';
import type { Plan } from './rows';
import { minuteOf, weekdays } from './words';

export interface HoursText {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly capacity: number;
}

const blank: HoursText = { weekday: 1, from: '10:00', to: '18:00', capacity: 1 };
const days = weekdays.map((label, index) => ({ value: String(index + 1), label }));

export const textOf = ({ hours }: Plan): HoursText[] =>
  hours.map((each) => ({ ...each, from: timeOf(each.from), to: timeOf(each.to) }));

/** What is no time is told by the schema: -1 is none of a day. */
export const minutesOf = ({ weekday, from, to, capacity }: HoursText): Plan['hours'][number] => ({
  weekday,
  capacity,
  from: minuteOf(from) ?? -1,
  to: minuteOf(to) ?? -1,
});

interface WeekFieldsProps {
  readonly hours: readonly HoursText[];
  readonly error: string | undefined;
  readonly onChange: (hours: readonly HoursText[]) => void;
}

export function WeekFields({ hours, error, onChange }: WeekFieldsProps) {
  const hasBadTime = hours.some(({ from, to }) => minuteOf(from) === null || minuteOf(to) === null);
  const change = (place: number, changed: Partial<HoursText>) =>
    onChange(hours.map((each, index) => (index === place ? { ...each, ...changed } : each)));
  return (
    <>
      <ul className="benefit-hours" aria-label="每周开放">
        {hours.map((each, place) => (
          <HoursLine
            key={place}
            place={place}
            hours={each}
            onChange={(changed) => change(place, changed)}
            onRemove={() => onChange(hours.filter((_, index) => index !== place))}
          />
        ))}
      </ul>
      <Button data-testid="add-hours" onClick={() => onChange([...hours, nextOf(hours)])}>
        加一段时间
      </Button>
      {error !== undefined && <p className="field-error">{hasBadTime ? '时间写成 14:30 这样' : error}</p>}
    </>
  );
}

interface HoursLineProps {
  readonly place: number;
  readonly hours: HoursText;
  readonly onChange: (changed: Partial<HoursText>) => void;
  readonly onRemove: () => void;
}

function HoursLine({ place, hours: { weekday, from, to, capacity }, onChange, onRemove }: HoursLineProps) {
  const time = (key: 'from' | 'to', label: string, value: string) => (
    <Input
      aria-label={label}
      data-testid={`${key}-${place}`}
      value={value}
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  );
  return (
    <li>
      <Choice
        label="星期"
        value={String(weekday)}
        options={days}
        onChange={(chosen) => onChange({ weekday: Number(chosen) })}
      />
      {time('from', '从', from)}
      {time('to', '到', to)}
      <InputNumber
        aria-label="同时几位"
        data-testid={`capacity-${place}`}
        min={1}
        max={200}
        value={capacity}
        onChange={(value) => onChange({ capacity: value ?? 1 })}
      />
      <Button type="text" aria-label="去掉这一行" onClick={onRemove}>
        ×
      </Button>
    </li>
  );
}

/** The next weekday with the times of the one before: most weeks are alike. */
function nextOf(hours: readonly HoursText[]): HoursText {
  const last = hours.at(-1);
  return last ? { ...last, weekday: (last.weekday % 7) + 1 } : blank;
}
