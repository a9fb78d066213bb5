// The draw: what binds it, drawn once among those who came, and how anybody reckons it again.
import { type AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { DataTable } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { count, timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import { Person } from '../ui/person';
import { ProblemNote, StaleNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { EventFrame } from './event-frame';
import type { ShopEvent } from './event-words';

type Drawing = AnswerOf<typeof adminEventEndpoints.eventDrawing>;

export function DrawPage() {
  return (
    <EventFrame>
      {(event) => (event.draw === null ? <Empty title="这场活动没有抽奖" /> : <Known event={event} />)}
    </EventFrame>
  );
}

function Known({ event }: { readonly event: ShopEvent }) {
  const query = useRemote(adminEventEndpoints.eventDrawing, { params: { id: event.id } });
  const draw = query.data;
  if (draw === undefined)
    return query.isError ? (
      <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Panel>
        <SkeletonLines lines={6} />
      </Panel>
    );
  return (
    <>
      <StaleNote query={query} />
      <div className="editor-grid">
        <div className="editor-parts">
          {draw.drawnAt === null ? <Before event={event} draw={draw} /> : <Winners draw={draw} />}
          <Panel title="规则">
            <p>{draw.rules}</p>
            <ul className="plain-list">
              {draw.prizes.map(({ name, count: pieces }, at) => (
                <li key={at}>
                  {name} {count(pieces)} 份
                </li>
              ))}
            </ul>
          </Panel>
        </div>
        <Panel title="怎么核对" testId="commitment">
          <p>{draw.how}</p>
          <dl className="proof">
            <dt>抽奖时间</dt>
            <dd>{draw.atWords}</dd>
            <dt>抽签前公布的指纹</dt>
            <dd>{draw.commitment ?? '开放报名后公布'}</dd>
            {draw.seed !== null && (
              <>
                <dt>抽完公布的种子</dt>
                <dd>{draw.seed}</dd>
                <dt>参加的号，共 {count(draw.entries.length)} 个</dt>
                <dd>{draw.entries.join('、')}</dd>
              </>
            )}
          </dl>
        </Panel>
      </div>
    </>
  );
}

function Before({ event, draw }: { readonly event: ShopEvent; readonly draw: Drawing }) {
  const [isOpen, setOpen] = useState(false);
  const mayDraw = may(useMe(), adminEventEndpoints.drawPrizes);
  return (
    <Panel title="还没有抽" testId="before-draw">
      <p>{draw.atWords} 前签到的会员参加，只抽一次；到时没人按，一刻钟后自动抽。结果马上公布，会员都能自己核对。</p>
      {draw.whyNot !== null && <p className="quiet">{draw.whyNot}</p>}
      {mayDraw && (
        <Button type="primary" disabled={!draw.canDraw} data-testid="draw" onClick={() => setOpen(true)}>
          抽奖
        </Button>
      )}
      {isOpen && <DrawDialog event={event} atWords={draw.atWords} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

interface DrawDialogProps {
  readonly event: ShopEvent;
  readonly atWords: string;
  readonly onClose: () => void;
}

function DrawDialog({ event, atWords, onClose }: DrawDialogProps) {
  const sending = useSend(adminEventEndpoints.drawPrizes, [adminEventEndpoints.eventDrawing]);
  return (
    <Dialog
      title="现在抽奖？"
      submit="抽"
      isSending={sending.isPending}
      error={sending.error}
      testId="draw-form"
      onClose={onClose}
      onSubmit={() => sending.mutate({ params: { id: event.id } }, { onSuccess: onClose })}
    >
      <p>{atWords} 前签到的会员参加，之后签到的不参加。抽完不能重来。</p>
    </Dialog>
  );
}

function Winners({ draw }: { readonly draw: Drawing }) {
  return (
    <Panel title="抽中的" aside={<span className="quiet">{draw.drawnAt !== null && timeText(draw.drawnAt)}</span>}>
      {draw.wonBy.length === 0 ? (
        <p className="quiet">没有到场的号，谁也没有抽中。</p>
      ) : (
        <DataTable
          caption="抽中的"
          testId="winners"
          rows={draw.wonBy}
          rowKey={({ number, prize }) => `${number}/${prize}`}
          columns={[
            { key: 'prize', title: '奖品', cell: ({ prize }) => prize },
            { key: 'number', title: '号', isNumber: true, cell: ({ number }) => number },
            { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
          ]}
        />
      )}
    </Panel>
  );
}
