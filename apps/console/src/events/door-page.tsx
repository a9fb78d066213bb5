// The door, live: how many have arrived of how many, who is still to come, checked off by hand; walk-ins are let in here.
import { adminEventEndpoints, staffEventEndpoints } from '@guike/contracts/http';
import { Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { clock } from '../clock';
import { may, useMe } from '../session/session';
import { DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, percent, roundMoney } from '../ui/format';
import { newId } from '../ui/new-id';
import { Person } from '../ui/person';
import { ProblemLine, ProblemNote, StaleNote } from '../ui/problem';
import { doorReads } from './door-reads';
import { EventFrame, isGoingOn } from './event-frame';
import type { AnswerRow, ShopEvent } from './event-words';
import { WalkInDialog } from './walk-in-dialog';

const AGAIN_MS = 5_000;
const MOST = 200;

export function DoorPage() {
  return <EventFrame againMs={AGAIN_MS}>{(event) => <Door event={event} />}</EventFrame>;
}

function Door({ event }: { readonly event: ShopEvent }) {
  const [search, setSearch] = useState('');
  const [isOpen, setOpen] = useState(false);
  const again = isGoingOn(event.state) ? AGAIN_MS : (false as const);
  const list = { params: { id: event.id }, query: { state: 'accepted' as const, limit: MOST } };
  const query = useRemote(adminEventEndpoints.eventAnswers, list, { again: () => again });
  const serves = may(useMe(), staffEventEndpoints.scan) && event.state !== 'archived' && event.state !== 'cancelled';
  if (query.data === undefined && query.isError)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data?.items;
  const expected = (all ?? []).reduce((sum, { party }) => sum + party, 0);
  const shown = all
    ?.filter((row) => `${row.nameMasked ?? ''} ${row.phoneMasked ?? ''} ${row.number}`.includes(search.trim()))
    .toSorted((one, other) => Number(one.arrived >= one.party) - Number(other.arrived >= other.party));
  const { arrived, walkIns } = event.counts;
  return (
    <>
      <StaleNote query={query} />
      <div className="door-head" data-testid="door">
        <p className="door-count" aria-live="polite">
          <strong>{count(arrived - walkIns)}</strong> / {count(expected)} 位到场
          {walkIns > 0 && <span className="quiet">，另有 {count(walkIns)} 位没有报名</span>}
        </p>
        <Progress
          percent={percent(arrived - walkIns, Math.max(expected, 1))}
          size={{ height: 6 }}
          showInfo={false}
          aria-label="到场"
        />
        <div className="event-line">
          <Input
            id="door-search"
            aria-label="在名单里找"
            placeholder="姓名、手机尾号、号"
            style={{ width: 220 }}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
          {serves && (
            <Button data-testid="walk-in" onClick={() => setOpen(true)}>
              没有报名的来宾
            </Button>
          )}
        </div>
      </div>
      {shown?.length === 0 ? (
        <Empty title={search === '' ? '还没有人接受邀请' : '名单里没有'} />
      ) : (
        <DoorTable event={event} rows={shown} serves={serves} />
      )}
      <p className="quiet">
        名单每 5 秒更新；店员在手机上扫码签到，这里跟着变。
        {all !== undefined && all.length >= MOST && '这里只列前 200 组，其余请在手机上扫码。'}
      </p>
      {isOpen && <WalkInDialog event={event} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DoorTableProps {
  readonly event: ShopEvent;
  readonly rows: readonly AnswerRow[] | undefined;
  readonly serves: boolean;
}

function DoorTable({ event, rows, serves }: DoorTableProps) {
  return (
    <DataTable
      caption="签到名单"
      testId="door-list"
      rows={rows}
      rowKey={({ memberId }) => memberId}
      columns={[
        { key: 'number', title: '号', width: '64px', isNumber: true, cell: ({ number }) => number },
        { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
        {
          key: 'party',
          title: '到 / 共',
          cell: ({ arrived, party, companions }) => (
            <>
              {arrived} / {party} 位
              {companions.length > 0 && <span className="under">{companions.map(({ name }) => name).join('、')}</span>}
            </>
          ),
        },
        {
          key: 'fee',
          title: '费用',
          cell: ({ feeFen, feePaid }) =>
            feeFen === 0 ? <span className="quiet">–</span> : feePaid ? '已付' : `${roundMoney(feeFen)} 未付`,
        },
        ...(serves
          ? [{ key: 'acts', title: '签到', cell: (row: AnswerRow) => <DoorActs event={event} row={row} /> }]
          : []),
      ]}
    />
  );
}

const outcomes: Readonly<Record<string, string>> = {
  unknown: '没有登记上：名单里没有，请刷新',
  not_coming: '没有登记上：这位现在没有席位',
  not_today: '现在不能签到：开始前 3 小时到结束后 6 小时可以',
};

function DoorActs({ event, row }: { readonly event: ShopEvent; readonly row: AnswerRow }) {
  const scanning = useSend(staffEventEndpoints.scan, doorReads);
  const paying = useSend(staffEventEndpoints.markPaid, doorReads);
  const { memberId, feeFen, feePaid, arrived, party } = row;
  const isIn = arrived >= party;
  const told = outcomes[scanning.data?.scans[0]?.outcome ?? ''];
  const scan = () => {
    const one = { id: newId(), at: clock.now().toISOString(), memberId };
    scanning.mutate({ params: { id: event.id }, body: { scans: [one] } });
  };
  return (
    <div className="event-acts">
      {isIn ? (
        <span className="door-in">到了</span>
      ) : (
        <Button size="small" loading={scanning.isPending} data-testid={`in-${row.number}`} onClick={scan}>
          {arrived === 0 ? (party > 1 ? `${party} 位都到了` : '到了') : `其余 ${party - arrived} 位到了`}
        </Button>
      )}
      {feeFen > 0 && !feePaid && (
        <Button
          size="small"
          loading={paying.isPending}
          onClick={() => paying.mutate({ params: { id: event.id }, body: { memberId } })}
        >
          已付
        </Button>
      )}
      {told !== undefined && (
        <span className="field-error" role="alert">
          {told}
        </span>
      )}
      <ProblemLine error={scanning.error ?? paying.error} />
    </div>
  );
}
