// Which day and whose points; each choice is a step in the history. And the month as a file.
import { adminDeskEndpoints, adminFinanceEndpoints, requestOf } from '@guike/contracts/http';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { useMe } from '../session/session';
import { Choice } from '../ui/choice';
import { monthText } from '../ui/format';
import { withValues } from '../ui/use-keyset';

const ALL = '';

interface LiabilityToolsProps {
  /** Undefined while the first answer is on its way. */
  readonly day: string | undefined;
  readonly today: string | undefined;
  readonly store: string;
}

export function LiabilityTools({ day, today, store }: LiabilityToolsProps) {
  const [, setParams] = useSearchParams();
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  return (
    <div className="finance-tools" role="group" aria-label="日期和门店">
      <DatePicker
        id="liability-day"
        aria-label="日期"
        format="YYYY年M月D日"
        allowClear={false}
        value={day === undefined ? null : dayjs(day)}
        disabledDate={(date) => today !== undefined && date.format('YYYY-MM-DD') > today}
        onChange={(date) => set({ day: date?.format('YYYY-MM-DD') ?? '' })}
      />
      <StoreChoice value={store} onChange={(code) => set({ store: code })} />
      {day !== undefined && <Export month={day.slice(0, 7)} store={store} />}
    </div>
  );
}

/** Those of a store see the points that it gave, and have nothing to choose. */
function StoreChoice({ value, onChange }: { readonly value: string; readonly onChange: (code: string) => void }) {
  const isFree = useMe().storeCode === null;
  const stores = useRemote(adminDeskEndpoints.stores, {}, { enabled: isFree });
  if (!isFree) return null;
  const options = (stores.data?.stores ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Choice
      id="liability-store"
      label="发放门店"
      value={value}
      options={[{ value: ALL, label: '全部门店' }, ...options]}
      onChange={onChange}
    />
  );
}

/** A plain link: the browser keeps the file as it comes, however long it is. */
function Export({ month, store }: { readonly month: string; readonly store: string }) {
  const query = store === ALL ? {} : { store };
  const { path } = requestOf(adminFinanceEndpoints.statement, { params: { month }, query });
  return (
    <Button href={path} download data-testid="export" className="finance-export">
      导出{monthText(month)}的月结单
    </Button>
  );
}
