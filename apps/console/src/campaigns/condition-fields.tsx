// What a condition of a segment asks for, as parts of a sentence.
import type { AnswerOf, SegmentCondition, segmentEndpoints } from '@guike/contracts/http';
import { InputNumber, Select } from 'antd';
import { Choice, type Option } from '../ui/choice';

export type Choices = AnswerOf<typeof segmentEndpoints.segmentChoices>;

interface FieldsProps<C extends SegmentCondition = SegmentCondition> {
  readonly condition: C;
  readonly choices: Choices;
  readonly onChange: (condition: SegmentCondition) => void;
}

type Of<F extends SegmentCondition['fact']> = FieldsProps<Extract<SegmentCondition, { fact: F }>>;

const least: readonly Option[] = [
  { value: 'at_least', label: '不少于' },
  { value: 'at_most', label: '不超过' },
];
const MOST_DAYS = 3650;

export function ConditionFields(props: FieldsProps) {
  const { condition, choices, onChange } = props;
  switch (condition.fact) {
    case 'spend':
    case 'purchases':
    case 'benefits':
      return <Bought condition={condition} choices={choices} onChange={onChange} />;
    case 'recency':
    case 'joined':
      return <Days condition={condition} choices={choices} onChange={onChange} />;
    case 'points':
    case 'expiring':
      return <Points condition={condition} choices={choices} onChange={onChange} />;
    case 'coupon':
      return <Coupon condition={condition} choices={choices} onChange={onChange} />;
    case 'store':
      return <Store condition={condition} choices={choices} onChange={onChange} />;
    case 'birthday':
      return (
        <Choice
          label="生日月份"
          value={String(condition.month)}
          options={months}
          onChange={(month) =>
            onChange({ ...condition, month: month === 'this' || month === 'next' ? month : Number(month) })
          }
        />
      );
    default:
      return <Listed condition={condition} choices={choices} onChange={onChange} />;
  }
}

/** Any of a list. */
function Listed({ condition, choices, onChange }: Of<'tier' | 'class' | 'tags' | 'interests'>) {
  switch (condition.fact) {
    case 'tier': {
      const options = choices.tiers.map(({ code, name }) => ({ value: code, label: name }));
      const put = (tiers: string[]) => onChange({ ...condition, tiers });
      return <Many label="等级" value={condition.tiers} options={options} onChange={put} />;
    }
    case 'class': {
      const options = choices.classes.map(({ code, name }) => ({ value: code, label: name }));
      const put = (classes: string[]) => onChange({ ...condition, classes: classes as typeof condition.classes });
      return <Many label="客户分类" value={condition.classes} options={options} onChange={put} />;
    }
    case 'tags': {
      const put = (tags: string[]) => onChange({ ...condition, tags });
      return <Many label="标签" value={condition.tags} options={namesAsOptions(choices.tags)} isOpen onChange={put} />;
    }
    case 'interests': {
      const options = namesAsOptions(choices.interests);
      const put = (interests: string[]) => onChange({ ...condition, interests });
      return <Many label="兴趣" value={condition.interests} options={options} isOpen onChange={put} />;
    }
  }
}

const months: readonly Option[] = [
  { value: 'this', label: '本月' },
  { value: 'next', label: '下月' },
  ...Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: `${index + 1} 月` })),
];
const namesAsOptions = (names: readonly string[]): Option[] => names.map((name) => ({ value: name, label: name }));

function Bought({ condition, onChange }: Of<'spend' | 'purchases' | 'benefits'>) {
  const { is } = condition;
  return (
    <>
      <Span
        label="时段"
        within={condition.within}
        words={{ days: '近', ever: '入会以来', suffix: '天' }}
        first={365}
        onChange={(within) => onChange({ ...condition, within })}
      />
      <Choice
        label="比较"
        value={is}
        options={least}
        onChange={(next) => onChange({ ...condition, is: next as typeof is })}
      />
      {condition.fact === 'spend' ? (
        <Whole
          label="金额"
          prefix="¥"
          value={condition.fen / 100}
          most={10_000_000}
          onChange={(yuan) => onChange({ ...condition, fen: Math.round(yuan * 100) })}
        />
      ) : (
        <Whole
          label="次数"
          value={condition.times}
          most={10_000}
          suffix="次"
          onChange={(times) => onChange({ ...condition, times })}
        />
      )}
    </>
  );
}

function Days({ condition, onChange }: Of<'recency' | 'joined'>) {
  return (
    <>
      <Choice
        label="比较"
        value={condition.is}
        options={least}
        onChange={(is) => onChange({ ...condition, is: is as typeof condition.is })}
      />
      <Whole
        label="天数"
        value={condition.days}
        most={MOST_DAYS}
        suffix="天"
        onChange={(days) => onChange({ ...condition, days })}
      />
    </>
  );
}

function Points({ condition, onChange }: Of<'points' | 'expiring'>) {
  const set = (points: number) => onChange({ ...condition, points });
  if (condition.fact === 'points')
    return (
      <>
        <Choice
          label="比较"
          value={condition.is}
          options={least}
          onChange={(is) => onChange({ ...condition, is: is as typeof condition.is })}
        />
        <Whole label="积分" value={condition.points} most={100_000_000} suffix="分" onChange={set} />
      </>
    );
  return (
    <>
      <Whole
        label="天数"
        value={condition.within}
        least={1}
        most={MOST_DAYS}
        suffix="天内到期"
        onChange={(within) => onChange({ ...condition, within })}
      />
      <span>不少于</span>
      <Whole label="积分" value={condition.points} least={1} most={100_000_000} suffix="分" onChange={set} />
    </>
  );
}

function Coupon({ condition, onChange }: Of<'coupon'>) {
  return (
    <Span
      label="到期"
      within={condition.within}
      words={{ ever: '不论何时到期', days: '快到期，在', suffix: '天内到期' }}
      first={7}
      onChange={(within) => onChange({ ...condition, within })}
    />
  );
}

interface SpanProps {
  readonly label: string;
  /** Days; null: without an end. */
  readonly within: number | null;
  /** In the order in which they are offered. */
  readonly words: { readonly days: string; readonly ever: string; readonly suffix: string };
  /** Days, where an end is chosen. */
  readonly first: number;
  readonly onChange: (within: number | null) => void;
}

function Span({ label, within, words: { suffix, ...offered }, first, onChange }: SpanProps) {
  return (
    <>
      <Choice
        label={label}
        value={within === null ? 'ever' : 'days'}
        options={Object.entries(offered).map(([value, words]) => ({ value, label: words }))}
        onChange={(span) => onChange(span === 'ever' ? null : first)}
      />
      {within !== null && (
        <Whole label="天数" value={within} least={1} most={MOST_DAYS} suffix={suffix} onChange={onChange} />
      )}
    </>
  );
}

function Store({ condition, choices, onChange }: Of<'store'>) {
  return (
    <>
      <Choice
        label="哪家门店"
        value={condition.which}
        options={[
          { value: 'last', label: '最近消费在' },
          { value: 'joined', label: '入会在' },
        ]}
        onChange={(which) => onChange({ ...condition, which: which as typeof condition.which })}
      />
      <Many
        label="门店"
        value={condition.stores}
        options={choices.stores.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(stores) => onChange({ ...condition, stores })}
      />
    </>
  );
}

interface ManyProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly Option[];
  /** May be written, too. */
  readonly isOpen?: boolean;
  readonly onChange: (value: string[]) => void;
}

function Many({ label, value, options, isOpen = false, onChange }: ManyProps) {
  return (
    <Select<string[]>
      aria-label={label}
      mode={isOpen ? 'tags' : 'multiple'}
      value={[...value]}
      options={[...options]}
      placeholder="请选择"
      virtual={false}
      status={value.length === 0 ? 'warning' : ''}
      style={{ minWidth: 180 }}
      popupMatchSelectWidth={false}
      onChange={onChange}
    />
  );
}

interface WholeProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly onChange: (value: number) => void;
}

/** A whole number within a sentence; an emptied field keeps the last one. */
export function Whole({ label, value, least: min = 0, most, prefix, suffix, onChange }: WholeProps) {
  return (
    <span className="whole">
      <InputNumber<number>
        aria-label={label}
        value={value}
        min={min}
        max={most}
        precision={0}
        controls={false}
        style={{ width: prefix === undefined ? 72 : 112 }}
        {...(prefix === undefined ? {} : { prefix })}
        onChange={(next) => next !== null && onChange(next)}
      />
      {suffix !== undefined && <span>{suffix}</span>}
    </span>
  );
}
