// Exports of tills that were sent here, newest first, and the way to send another.
import { adminImportEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Page } from '../ui/page';
import { useKeyset } from '../ui/use-keyset';
import { type ImportRow, isRunning, refusedCount, stateText } from './import-state';
import './imports.css';

const AGAIN_MS = 2_000;

export function ImportsPage() {
  const keyset = useKeyset();
  const mayUpload = may(useMe(), adminImportEndpoints.upload);
  const query = useRemote(
    adminImportEndpoints.imports,
    { query: { after: keyset.after } },
    { keepLast: true, again: ({ imports }) => (imports.some(isRunning) ? AGAIN_MS : false) },
  );
  return (
    <Page
      title="导入"
      lead="把收银机导出的销售记成消费和积分。同一个文件再导一次，已记过的不会重复。"
      actions={mayUpload && <UploadButton />}
    >
      <Listing
        caption="导入记录"
        query={query}
        rowsOf={({ imports }) => imports}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="还没有导入过文件">{mayUpload ? '从收银机导出 CSV，再点“导入文件”。' : null}</Empty>}
        testId="imports"
      />
    </Page>
  );
}

function UploadButton() {
  const navigate = useNavigate();
  return (
    <Button type="primary" data-testid="upload" onClick={() => void navigate('/imports/new')}>
      导入文件
    </Button>
  );
}

const columns: readonly Column<ImportRow>[] = [
  {
    key: 'file',
    title: '文件',
    cell: (row) => (
      <Link className="row-link" to={`/imports/${row.id}`}>
        {row.fileName}
      </Link>
    ),
  },
  { key: 'store', title: '门店', cell: ({ storeName }) => storeName },
  { key: 'by', title: '谁导的', cell: ({ by }) => by ?? <span className="quiet">命令行</span> },
  { key: 'at', title: '时间', cell: ({ at }) => timeText(at) },
  { key: 'invoices', title: '小票', isNumber: true, cell: ({ invoices }) => count(invoices) },
  { key: 'refused', title: '没收下', isNumber: true, cell: (row) => <Refused row={row} /> },
  { key: 'state', title: '进度', cell: (row) => <State row={row} /> },
];

function Refused({ row }: { readonly row: ImportRow }) {
  const refused = refusedCount(row);
  return refused === 0 ? <span className="quiet">0</span> : <span className="import-refused">{count(refused)}</span>;
}

function State({ row }: { readonly row: ImportRow }) {
  return <span className={isRunning(row) ? 'import-running' : 'quiet'}>{stateText(row)}</span>;
}
