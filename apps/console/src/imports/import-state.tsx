// How far an import is, in a line or as a bar.
import { type AnswerOf, type adminImportEndpoints } from '@guike/contracts/http';
import { Progress } from 'antd';
import { count, percent } from '../ui/format';

export type ImportRow = AnswerOf<typeof adminImportEndpoints.import>;

export const isRunning = ({ state }: ImportRow): boolean => state !== 'done';
/** Lines and receipts that were not taken. */
export const refusedCount = ({ rejectedLines, refusedInvoices }: ImportRow): number => rejectedLines + refusedInvoices;

export function stateText(row: ImportRow): string {
  if (row.state === 'reading') return `正在读文件，已读 ${count(row.lines)} 行`;
  if (row.state === 'recording') return `正在记账，${count(row.doneInvoices)} / ${count(row.invoices)} 张小票`;
  return '已完成';
}

export function ImportProgress({ row }: { readonly row: ImportRow }) {
  return (
    <div data-testid="import-progress" data-state={row.state} aria-live="polite">
      <p>{stateText(row)}</p>
      {row.state === 'recording' && (
        <Progress percent={percent(row.doneInvoices, row.invoices)} aria-label="记账进度" />
      )}
    </div>
  );
}
