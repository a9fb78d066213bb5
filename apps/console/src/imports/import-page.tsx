// One import: how far it is, what became of its lines, and those that were not taken, with the reason.
import { adminImportEndpoints } from '@guike/contracts/http';
import { useParams } from 'react-router';
import { useRemote } from '../api/remote';
import { count, timeText } from '../ui/format';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { ImportProgress, type ImportRow, isRunning, refusedCount } from './import-state';
import './imports.css';
import { Rejections } from './rejections';

const AGAIN_MS = 1_000;
const back = { to: '/imports', label: '导入' };

export function ImportPage() {
  const { id = '' } = useParams();
  const query = useRemote(
    adminImportEndpoints.import,
    { params: { id } },
    { again: (row) => (isRunning(row) ? AGAIN_MS : false) },
  );
  const row = query.data;
  if (row === undefined)
    return (
      <Page title="导入" back={back}>
        {query.isError ? (
          <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Panel>
            <SkeletonLines lines={5} />
          </Panel>
        )}
      </Page>
    );
  return (
    <Page title={row.fileName} lead={leadOf(row)} back={back}>
      <Panel testId="import">
        <ImportProgress row={row} />
        <dl className="import-counts">
          {countsOf(row).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count(value)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {refusedCount(row) > 0 && <Rejections row={row} />}
    </Page>
  );
}

const leadOf = ({ storeName, source, by, at }: ImportRow): string =>
  `${storeName} · 来源 ${source} · ${by ?? '命令行'} · ${timeText(at)}`;

const countsOf = (row: ImportRow): { label: string; value: number }[] => [
  { label: '文件行数', value: row.lines },
  { label: '没有客户号的行', value: row.skippedLines },
  { label: '没看懂的行', value: row.rejectedLines },
  { label: '已知客户的小票', value: row.invoices },
  { label: '已记账', value: row.doneInvoices },
  { label: '没收下的小票', value: row.refusedInvoices },
];
