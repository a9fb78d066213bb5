// Which of the members, and in which order; each choice is a step in the history.
import { doorEndpoints } from '@guike/contracts/http';
import { memberStates } from '@guike/kernel';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { StoreChoice } from '../stores/store-choice';
import { Choice } from '../ui/choice';
import { StateFilter } from '../ui/state-filter';
import { withValues } from '../ui/use-keyset';
import { stateNames } from '../words';
import { filterNames, sortNames, sortOf } from './members-address';

const ALL = '';

export function Filters() {
  const [params, setParams] = useSearchParams();
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  const isFiltered = filterNames.some((name) => params.has(name));
  return (
    <div className="filters" role="group" aria-label="筛选" data-testid="filters">
      <TierChoice value={params.get('tier') ?? ALL} onChange={(tier) => set({ tier })} />
      <StateFilter
        states={memberStates}
        names={stateNames}
        value={params.get('state') ?? ALL}
        onChange={(state) => set({ state })}
      />
      <StoreChoice label="入会门店" value={params.get('store') ?? ALL} onChange={(store) => set({ store })} />
      <JoinedRange from={params.get('joinedFrom')} to={params.get('joinedTo')} onChange={set} />
      {isFiltered && (
        <Button type="link" data-testid="clear-filters" onClick={() => setParams({})}>
          清除
        </Button>
      )}
      <div className="filters-end">
        <Choice
          id="sort"
          label="排序"
          value={sortOf(params)}
          options={Object.entries(sortNames).map(([value, label]) => ({ value, label }))}
          onChange={(sort) => set({ sort: sort === 'joined' ? '' : sort })}
        />
      </div>
    </div>
  );
}

interface OneProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TierChoice({ value, onChange }: OneProps) {
  const welcome = useRemote(doorEndpoints.welcome, {});
  const tiers = welcome.data?.tiers ?? [];
  const options = [{ value: ALL, label: '全部等级' }, ...tiers.map(({ code, name }) => ({ value: code, label: name }))];
  return <Choice id="filter-tier" label="等级" value={value} options={options} onChange={onChange} />;
}

interface JoinedRangeProps {
  readonly from: string | null;
  readonly to: string | null;
  readonly onChange: (values: { joinedFrom: string; joinedTo: string }) => void;
}

function JoinedRange({ from, to, onChange }: JoinedRangeProps) {
  return (
    <DatePicker.RangePicker
      id={{ start: 'joined-from', end: 'joined-to' }}
      aria-label="入会日期"
      format="YYYY年M月D日"
      placeholder={['入会从', '到']}
      allowEmpty={[true, true]}
      value={[readDay(from), readDay(to)]}
      onChange={(days) => onChange({ joinedFrom: writeDay(days?.[0]), joinedTo: writeDay(days?.[1]) })}
    />
  );
}

function readDay(text: string | null): dayjs.Dayjs | null {
  const day = text === null ? null : dayjs(text);
  return day?.isValid() ? day : null;
}

const writeDay = (day: dayjs.Dayjs | null | undefined): string => day?.format('YYYY-MM-DD') ?? '';
