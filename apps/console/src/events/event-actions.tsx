// What is done with an event as a whole: opened, closed, said to be held, put away, called off; each says who hears of it.
import { adminEventEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { clock } from '../clock';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { count } from '../ui/format';
import { useFieldErrors } from '../ui/use-field-errors';
import type { ShopEvent } from './event-words';

type Wanted = 'open' | 'closed' | 'held' | 'archived';

interface EventActionsProps {
  readonly event: ShopEvent;
  /** What is typed and not kept would not be what is opened. */
  readonly isUnsaved?: boolean;
  readonly onDone?: (now: ShopEvent) => void;
}

const changed = [
  adminEventEndpoints.event,
  adminEventEndpoints.events,
  adminEventEndpoints.eventAnswers,
  adminEventEndpoints.eventDrawing,
];

export function EventActions({ event, isUnsaved = false, onDone }: EventActionsProps) {
  const [open, setOpen] = useState<Wanted | 'cancel' | null>(null);
  const mayAct = may(useMe(), adminEventEndpoints.switchEvent) && event.mayChange;
  if (!mayAct) return null;
  const { state } = event;
  const close = () => setOpen(null);
  const done = (now: ShopEvent) => {
    onDone?.(now);
    close();
  };
  return (
    <>
      {waysFrom(event).map(({ to, label, isMain }) => (
        <Button
          key={to}
          type={isMain ? 'primary' : 'default'}
          disabled={isUnsaved}
          data-testid={`to-${to}`}
          onClick={() => setOpen(to)}
        >
          {label}
        </Button>
      ))}
      {(state === 'open' || state === 'closed') && (
        <Button danger data-testid="cancel-event" onClick={() => setOpen('cancel')}>
          取消活动
        </Button>
      )}
      {open === 'cancel' && <CancelDialog event={event} onDone={done} onClose={close} />}
      {open !== null && open !== 'cancel' && <SwitchDialog event={event} to={open} onDone={done} onClose={close} />}
    </>
  );
}

interface Way {
  readonly to: Wanted;
  readonly label: string;
  readonly isMain?: boolean;
}

/** Nobody says of an event that is still to come that it was held. */
function waysFrom({ state, startsAt }: ShopEvent): readonly Way[] {
  const held: readonly Way[] = new Date(startsAt) <= clock.now() ? [{ to: 'held', label: '活动结束' }] : [];
  switch (state) {
    case 'draft':
      return [
        { to: 'archived', label: '放弃草稿' },
        { to: 'open', label: '开放报名', isMain: true },
      ];
    case 'open':
      return [{ to: 'closed', label: '停止报名' }, ...held];
    case 'closed':
      return [{ to: 'open', label: '重新开放' }, ...held];
    case 'held':
      return [{ to: 'archived', label: '归档' }];
    default:
      return [];
  }
}

interface DialogProps {
  readonly event: ShopEvent;
  readonly onDone: (now: ShopEvent) => void;
  readonly onClose: () => void;
}

function SwitchDialog({ event, to, onDone, onClose }: DialogProps & { readonly to: Wanted }) {
  const sending = useSend(adminEventEndpoints.switchEvent, changed);
  const { id, version } = event;
  return (
    <Dialog
      title={`${titles[to]}「${event.title}」？`}
      submit={titles[to]}
      isSending={sending.isPending}
      error={sending.error}
      testId="state-form"
      onClose={onClose}
      onSubmit={() => sending.mutate({ params: { id }, body: { version, state: to } }, { onSuccess: onDone })}
    >
      {wordsOf(event, to).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Dialog>
  );
}

const titles: Readonly<Record<Wanted, string>> = {
  open: '开放报名',
  closed: '停止报名',
  held: '活动结束',
  archived: '归档',
};

function wordsOf({ state, when, forWhom, seats, counts, thanks, draw }: ShopEvent, to: Wanted): string[] {
  switch (to) {
    case 'open':
      return [
        `${when}，${forWhom}，共 ${count(seats)} 席。`,
        '到了展示的时间，会员就能看到并回复。之后仍可修改；时间地点一改，已接受的会员会收到通知。',
        ...(draw === null ? [] : ['抽奖规则和抽签种子的指纹随即公布，从此不能再改。']),
      ];
    case 'closed':
      return [`不再接受新的报名；已接受的 ${count(counts.accepted)} 人照常，候补也照常递补。随时可以重新开放。`];
    case 'held':
      return [
        `已到场 ${count(counts.arrived)} 位。接受了没有签到的，会记为没有来。`,
        `到场的会员每人会收到道谢和评价的邀请${thanks.points > 0 ? `，并记入 ${count(thanks.points)} 积分` : ''}。不能撤回。`,
      ];
    case 'archived':
      return [
        state === 'draft' ? '还没有开放，没有人会知道；以后在列表里按「已归档」找得到。' : '收起来，数字和评价都留着。',
      ];
  }
}

function CancelDialog({ event, onDone, onClose }: DialogProps) {
  const { id, version, counts, price } = event;
  const [reason, setReason] = useState('');
  const sending = useSend(adminEventEndpoints.cancelEvent, changed);
  const { errors, rest, check } = useFieldErrors(adminEventEndpoints.cancelEvent, sending.error);
  const told = counts.accepted + counts.waiting + counts.offered;
  const submit = () => {
    const body = { version, reason };
    if (check(body)) sending.mutate({ params: { id }, body }, { onSuccess: onDone });
  };
  return (
    <Dialog
      title={`取消「${event.title}」？`}
      submit="取消活动"
      isSending={sending.isPending}
      error={rest}
      testId="cancel-form"
      onClose={onClose}
      onSubmit={submit}
    >
      <ul className="plain-list">
        <li>
          {told === 0
            ? '还没有人报名，受邀的会员打开时会看到已取消。'
            : `已接受 ${count(counts.accepted)} 人、候补 ${count(counts.waiting + counts.offered)} 人，都会收到通知和您写的原因。`}
        </li>
        {price.kind === 'points' && <li>付过的积分原样退回，每位 {count(price.points)} 分，有效期不变。</li>}
        {price.kind === 'fee' && <li>店里收过的费用，请门店当面退。</li>}
        <li>取消后不能恢复。</li>
      </ul>
      <Field label="原因" hint="会员会读到，比如 台风来了，改天再约您" error={errors['reason']}>
        <Input
          id="cancel-reason"
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
    </Dialog>
  );
}
