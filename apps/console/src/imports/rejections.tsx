// Lines and receipts that were not taken: where, why, and the line itself; all of them as a file.
import { type AnswerOf, adminImportEndpoints } from '@guike/contracts/http';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { call } from '../api/call';
import { useRemotePages } from '../api/remote';
import { type Column, DataTable } from '../ui/data-table';
import { count } from '../ui/format';
import { More } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemLine, ProblemNote } from '../ui/problem';
import { csvOf, saveFile } from './csv-file';
import { type ImportRow, refusedCount } from './import-state';

type Rejection = AnswerOf<typeof adminImportEndpoints.rejections>['rejections'][number];

const PAGE = 200;

const columns: readonly Column<Rejection & { readonly key: string }>[] = [
  { key: 'place', title: '在哪里', cell: ({ place }) => place, width: '180px' },
  { key: 'reason', title: '原因', cell: ({ reason }) => reason, width: '280px' },
  { key: 'raw', title: '原文', cell: ({ raw }) => (raw === null ? '–' : <code className="raw">{raw}</code>) },
];

export function Rejections({ row }: { readonly row: ImportRow }) {
  // What is counted is part of the key: while the import runs, the list grows with it.
  const pages = useRemotePages(adminImportEndpoints.rejections, (after) => ({
    params: { id: row.id },
    query: { after },
  }));
  const known = refusedCount(row);
  const { refetch } = pages;
  useEffect(() => void refetch(), [known, refetch]);
  const rows = pages.data
    ?.flatMap(({ rejections }) => rejections)
    .map((rejection, index) => ({ ...rejection, key: String(index) }));
  return (
    <Panel title={`没收下的 ${count(known)} 处`} aside={<Download id={row.id} fileName={row.fileName} />}>
      <p className="quiet rejections-hint">照原因改好，再导一次改过的文件；已经记过的不会重复。</p>
      {rows === undefined && pages.isError ? (
        <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
      ) : (
        <DataTable
          caption="没收下的行和小票"
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          testId="rejections"
        />
      )}
      <More query={pages} />
    </Panel>
  );
}

/** Reads all pages and saves them as one file; ends when the page is left. */
function Download({ id, fileName }: { readonly id: string; readonly fileName: string }) {
  const [read, setRead] = useState(0);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const saving = useMutation({
    mutationFn: async () => {
      leaving.current = new AbortController();
      const all: Rejection[] = [];
      let after: string | undefined;
      do {
        const query = { after, limit: PAGE };
        const page = await call(adminImportEndpoints.rejections, { params: { id }, query }, leaving.current.signal);
        all.push(...page.rejections);
        setRead(all.length);
        after = page.next ?? undefined;
      } while (after !== undefined);
      const rows = all.map(({ place, reason, raw }) => [place, reason, raw ?? '']);
      saveFile(
        `${fileName.replace(/\.csv(\.gz)?$/i, '')}-没收下的行.csv`,
        csvOf([['在哪里', '原因', '原文'], ...rows]),
      );
    },
  });
  return (
    <div className="download">
      <ProblemLine error={saving.error} />
      <Button loading={saving.isPending} data-testid="download" onClick={() => saving.mutate()}>
        {saving.isPending ? `已读 ${count(read)} 行` : '下载 CSV'}
      </Button>
    </div>
  );
}
