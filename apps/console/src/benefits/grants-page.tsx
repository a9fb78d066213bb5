// 惊喜赠送: what was given to whom, how far it has come, how much of it was used; and a new one.
import { type AnswerOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { count, dayText, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { useKeyset } from '../ui/use-keyset';
import { BenefitsPage } from './benefits-page';
import { GrantDialog } from './grant-dialog';

type Row = AnswerOf<typeof adminBenefitEndpoints.grants>['items'][number];

const WATCH_MS = 2_000;

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: '赠送',
    cell: ({ title, gift }) => (
      <>
        {title}
        <span className="under">{gift}</span>
      </>
    ),
  },
  { key: 'who', title: '送给', cell: ({ audience }) => audience },
  { key: 'until', title: '有效至', cell: ({ validThrough }) => dayText(validThrough) },
  { key: 'given', title: '已送', isNumber: true, cell: (row) => <Progress row={row} /> },
  { key: 'used', title: '已用', isNumber: true, cell: ({ used }) => count(used) },
  {
    key: 'by',
    title: '谁送的',
    cell: ({ madeBy, madeAt }) => (
      <>
        {madeBy ?? '–'}
        <span className="under">{timeText(madeAt)}</span>
      </>
    ),
  },
];

export function GrantsPage() {
  const keyset = useKeyset();
  const mayGrant = may(useMe(), adminBenefitEndpoints.grant);
  const [isOpen, setOpen] = useState(false);
  const query = useRemote(
    adminBenefitEndpoints.grants,
    { query: { after: keyset.after } },
    { keepLast: true, again: ({ items }) => (items.some(({ state }) => state === 'running') ? WATCH_MS : false) },
  );
  const give = (
    <Button type="primary" data-testid="new-grant" onClick={() => setOpen(true)}>
      送一份惊喜
    </Button>
  );
  return (
    <BenefitsPage
      lead="事先不预告的心意：一项权益或一张券，送给一位会员或一群会员，带上您的一句话。"
      actions={mayGrant && give}
    >
      <Listing
        caption="惊喜赠送"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="还没有送过惊喜">{mayGrant ? '从右上角送第一份。' : null}</Empty>}
        testId="grants"
      />
      {isOpen && <GrantDialog onClose={() => setOpen(false)} />}
    </BenefitsPage>
  );
}

function Progress({ row: { id, given, expected, state } }: { readonly row: Row }) {
  const { stopGrant, grants } = adminBenefitEndpoints;
  const mayStop = may(useMe(), stopGrant);
  const [isAsking, setAsking] = useState(false);
  const sending = useSend(stopGrant, [grants]);
  const close = () => setAsking(false);
  return (
    <>
      {count(given)}
      {state === 'running' && <span className="under">共约 {count(expected)}，正在送</span>}
      {state === 'stopped' && <span className="under">已停</span>}
      {state === 'running' && mayStop && (
        <Button size="small" data-testid={`stop-${id}`} onClick={() => setAsking(true)}>
          停下
        </Button>
      )}
      {isAsking && (
        <Dialog
          title="停止赠送？"
          submit="停下"
          isSending={sending.isPending}
          error={sending.error}
          testId="stop-form"
          onClose={close}
          onSubmit={() => sending.mutate({ params: { id } }, { onSuccess: close })}
        >
          <p>已经送到的会员照样可以用，还没送到的不再送。</p>
        </Dialog>
      )}
    </>
  );
}
