// Inviting by name: phone numbers pasted as they are, or a saved segment; with a word of one's own.
import { type AnswerOf, adminEventEndpoints, segmentEndpoints } from '@guike/contracts/http';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { count } from '../ui/format';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import type { ShopEvent } from './event-words';
import { phonesIn } from './phones';

interface InviteDialogProps {
  readonly event: ShopEvent;
  readonly onClose: () => void;
}

interface Typed {
  readonly how: 'phones' | 'segment';
  readonly pasted: string;
  readonly segmentId: string;
  readonly words: string;
}

const MOST = 200;
const nothing: Typed = { how: 'phones', pasted: '', segmentId: '', words: '' };

export function InviteDialog({ event, onClose }: InviteDialogProps) {
  const [typed, setTyped] = useState(nothing);
  const [fault, setFault] = useState<string>();
  // Of what is written now: sent again after a lost answer it is the same, and whatever is changed makes it another.
  const [id, setId] = useState(newId);
  const sending = useSend(adminEventEndpoints.invite, [
    adminEventEndpoints.event,
    adminEventEndpoints.eventInvitations,
    adminEventEndpoints.events,
  ]);
  const { errors, rest } = useFieldErrors(adminEventEndpoints.invite, sending.error);
  const write = (changed: Partial<Typed>) => {
    setTyped({ ...typed, ...changed });
    setFault(undefined);
    setId(newId());
    sending.reset();
  };
  const submit = () => {
    const found = faultOf(typed);
    setFault(found);
    const { words } = typed;
    if (found === undefined) sending.mutate({ params: { id: event.id }, body: { id, words, to: toOf(typed) } });
  };
  return (
    <Dialog
      title="邀请会员"
      submit={sending.isSuccess ? '好' : '发出邀请'}
      isSending={sending.isPending}
      error={rest}
      testId="invite-form"
      onClose={onClose}
      onSubmit={sending.isSuccess ? onClose : submit}
    >
      <Segmented
        value={typed.how}
        options={[
          { value: 'phones', label: '按手机号' },
          { value: 'segment', label: '按人群' },
        ]}
        onChange={(how) => write({ how: how as Typed['how'] })}
      />
      <Whom typed={typed} error={fault ?? errors['to']} onWrite={write} />
      <Field label="想说的话" hint="可不填，写在请柬上，比如 留了您爱喝的白茶" error={errors['words']}>
        <Input
          id="invite-words"
          maxLength={200}
          value={typed.words}
          onChange={({ target }) => write({ words: target.value })}
        />
      </Field>
      {sending.data !== undefined && <Told told={sending.data} />}
    </Dialog>
  );
}

const toOf = ({ how, pasted, segmentId }: Typed) =>
  how === 'phones' ? { kind: how, phones: phonesIn(pasted).phones } : { kind: how, segmentId };

function faultOf({ how, pasted, segmentId }: Typed): string | undefined {
  if (how === 'segment') return segmentId === '' ? '请选一个人群' : undefined;
  const { phones, odd } = phonesIn(pasted);
  if (odd.length > 0) return `这几处不是手机号：${odd.slice(0, 3).join('、')}`;
  if (phones.length === 0) return '请填手机号';
  return phones.length > MOST ? `一次最多 ${MOST} 个，请分几次` : undefined;
}

interface WhomProps {
  readonly typed: Typed;
  readonly error: string | undefined;
  readonly onWrite: (changed: Partial<Typed>) => void;
}

function Whom({ typed: { how, pasted, segmentId }, error, onWrite }: WhomProps) {
  const segments = useRemote(segmentEndpoints.segments, { query: { limit: 200 } }, { enabled: how === 'segment' });
  const found = phonesIn(pasted).phones.length;
  if (how === 'phones')
    return (
      <Field
        label="会员的手机号"
        hint={found === 0 ? '一行一个，或用逗号、空格隔开，最多 200 个' : `读到 ${count(found)} 个号码`}
        error={error}
      >
        <Input.TextArea
          id="invite-phones"
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={pasted}
          onChange={({ target }) => onWrite({ pasted: target.value })}
        />
      </Field>
    );
  return (
    <Field label="人群" hint="今天符合条件的会员都会收到邀请" error={error}>
      <Choice
        id="invite-segment"
        value={segmentId}
        options={[
          { value: '', label: '请选择' },
          ...(segments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(chosen) => onWrite({ segmentId: chosen })}
      />
    </Field>
  );
}

function Told({ told }: { readonly told: AnswerOf<typeof adminEventEndpoints.invite> }) {
  const { invited, before, unknown, later } = told;
  if (later)
    return (
      <p role="status" data-testid="invite-told">
        这个人群人多，正在分批邀请，几分钟内都会收到。可以关掉这一页
      </p>
    );
  return (
    <div role="status" data-testid="invite-told">
      <p>
        邀请了 {count(invited)} 位{before > 0 && `；另有 ${count(before)} 位之前邀请过`}
      </p>
      {unknown.length > 0 && <p className="field-error">没有找到会员：{unknown.join('、')}</p>}
    </div>
  );
}
