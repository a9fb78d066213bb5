// Which day and whose points; each choice is a step in the history. And the month as a file.
import { adminFinanceEndpoints, requestOf } from '@guike/contracts/http';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { StoreChoice } from '../stores/store-choice';
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
      <StoreChoice id="liability-store" label="发放门店" value={store} onChange={(code) => set({ store: code })} />
      {day !== undefined && <Export month={day.slice(0, 7)} store={store} />}
    </div>
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
