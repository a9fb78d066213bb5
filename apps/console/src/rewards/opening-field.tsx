// When members may redeem: always, in months of the year, or between days of the year.
import { Button, Checkbox, Radio } from 'antd';
import { useId } from 'react';
import { Choice } from '../ui/choice';
import { MONTHS, type Opening, type Window, aDay } from './opening';

interface OpeningFieldProps {
  readonly value: Opening;
  readonly error: string | undefined;
  readonly onChange: (opening: Opening) => void;
}

const kinds = [
  { value: 'always', label: '全年' },
  { value: 'months', label: '指定月份' },
  { value: 'days', label: '指定日期' },
];
const MOST_SPANS = 12;
const months = MONTHS.map((month) => ({ value: month, label: `${month}月` }));

export function OpeningField({ value, error, onChange }: OpeningFieldProps) {
  const label = useId();
  return (
    <div className="field" role="group" aria-labelledby={label} data-testid="opening">
      <span id={label} className="field-label">
        兑换时间
      </span>
      <Radio.Group
        options={kinds}
        value={value.kind}
        onChange={({ target }) => {
          const kind = target.value as Opening['kind'];
          onChange({ ...value, kind, days: kind === 'days' && value.days.length === 0 ? [aDay] : value.days });
        }}
      />
      {value.kind === 'months' && (
        <Checkbox.Group
          className="opening-months"
          options={months}
          value={[...value.months]}
          onChange={(chosen) => onChange({ ...value, months: [...chosen].sort((one, other) => one - other) })}
        />
      )}
      {value.kind === 'days' && <Spans days={value.days} onChange={(days) => onChange({ ...value, days })} />}
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}

interface SpansProps {
  readonly days: readonly Window[];
  readonly onChange: (days: readonly Window[]) => void;
}

function Spans({ days, onChange }: SpansProps) {
  const put = (place: number, span: Window) => onChange(days.map((each, index) => (index === place ? span : each)));
  return (
    <div className="opening-days">
      {days.map((span, place) => (
        <div key={place} className="opening-span" role="group" aria-label={`第 ${place + 1} 段`}>
          <DayOfYear
            name="从"
            month={span.fromMonth}
            day={span.fromDay}
            onChange={(fromMonth, fromDay) => put(place, { ...span, fromMonth, fromDay })}
          />
          <DayOfYear
            name="到"
            month={span.toMonth}
            day={span.toDay}
            onChange={(toMonth, toDay) => put(place, { ...span, toMonth, toDay })}
          />
          <Button type="link" size="small" onClick={() => onChange(days.filter((_, index) => index !== place))}>
            删除<span className="unseen">第 {place + 1} 段</span>
          </Button>
        </div>
      ))}
      {days.length < MOST_SPANS && (
        <Button size="small" data-testid="add-span" onClick={() => onChange([...days, aDay])}>
          加一段
        </Button>
      )}
      <p className="field-hint">每年都一样，两头都算。从 12月到 1月可以跨年。</p>
    </div>
  );
}

interface DayOfYearProps {
  readonly name: string;
  readonly month: number;
  readonly day: number;
  readonly onChange: (month: number, day: number) => void;
}

/** A leap year has them all. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (month: number): number => LENGTHS[month - 1] ?? 31;

function DayOfYear({ name, month, day, onChange }: DayOfYearProps) {
  const days = Array.from({ length: lengthOf(month) }, (_, index) => String(index + 1));
  return (
    <span className="opening-day">
      {name}
      <Choice
        label={`${name}几月`}
        value={String(month)}
        options={MONTHS.map((each) => ({ value: String(each), label: `${each}月` }))}
        onChange={(chosen) => onChange(Number(chosen), Math.min(day, lengthOf(Number(chosen))))}
      />
      <Choice
        label={`${name}几日`}
        value={String(day)}
        options={days.map((each) => ({ value: each, label: `${each}日` }))}
        onChange={(chosen) => onChange(month, Number(chosen))}
      />
    </span>
  );
}
