// Writing an event, part by part, beside what members will see; what is wrong stands with its part, and at the side in a list.
import { adminEventEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { sentenceOf } from '../api/refused';
import { useRemote } from '../api/remote';
import { useSettled } from '../rewards/use-settled';
import { count, timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import { DrawFields, ThanksFields } from './draw-fields';
import type { ShopEvent } from './event-words';
import { InviteCard } from './invite-card';
import { AgendaFields, GameFields, GuestFields } from './programme-fields';
import { RepeatPanel } from './repeat-panel';
import { SeatsFields } from './seats-fields';
import { type Issues, blankTerms } from './terms';
import type { Keeping } from './use-keeping';
import { WhatFields } from './what-fields';
import { PlaceFields, WhenFields } from './when-fields';
import { WhomFields } from './whom-fields';

interface EditorProps {
  readonly event: ShopEvent;
  readonly keeping: Keeping;
}

const SETTLED_MS = 450;
const anyDay = blankTerms('2026-12-12', '2026-12-01');

const sections = [
  ['说什么', WhatFields],
  ['什么时候', WhenFields],
  ['在哪里', PlaceFields],
  ['请谁来', WhomFields],
  ['多少人', SeatsFields],
  ['流程', AgendaFields],
  ['给来宾的安排', GuestFields],
  ['游戏', GameFields],
  ['抽奖', DrawFields],
  ['谢谢到场', ThanksFields],
] as const;

export function Editor({ event, keeping }: EditorProps) {
  const { terms, issues, set } = keeping;
  const settled = useSettled(terms, SETTLED_MS);
  const mayAsk = Object.keys(issues).length === 0 && settled === terms;
  const preview = useRemote(
    adminEventEndpoints.previewEvent,
    { body: mayAsk ? settled : anyDay },
    { enabled: mayAsk, keepLast: true },
  );
  const told = preview.data;
  const opening = Object.fromEntries((told?.issues ?? []).map(({ path, message }) => [path, message]));
  const wrong = { ...opening, ...issues };
  return (
    <div className="editor-grid" data-testid="editor">
      <form className="editor-parts" noValidate onSubmit={(submitted) => submitted.preventDefault()}>
        {sections.map(([title, Fields]) => (
          <Panel key={title} title={title}>
            <div className="form">
              <Fields terms={terms} issues={wrong} onChange={set} />
            </div>
          </Panel>
        ))}
      </form>
      <div className="editor-side">
        <Kept event={event} keeping={keeping} />
        <InviteCard terms={terms} told={told} seatsLeft={event.state === 'draft' ? terms.seats : event.counts.left} />
        <Notes state={event.state} wrong={wrong} warnings={told?.warnings ?? []} members={told?.members ?? null} />
        <RepeatPanel event={event} />
      </div>
    </div>
  );
}

function Kept({ event, keeping }: EditorProps) {
  const { isAuto, isUnsaved, isSending, error, issues, save, keptAt } = keeping;
  const isWrong = Object.keys(issues).length > 0;
  const failed = error !== null && error !== undefined;
  const text = isSending
    ? '正在保存'
    : failed
      ? `没有保存：${sentenceOf(error)}`
      : !isUnsaved
        ? `${timeText(keptAt)} 已保存`
        : isWrong
          ? '还不能保存，看标红的地方'
          : isAuto
            ? '正在保存'
            : '有修改还没保存';
  const told = event.counts.accepted + event.counts.offered;
  return (
    <div className="editor-kept">
      {!isAuto && (
        <Button type="primary" loading={isSending} disabled={!isUnsaved || isWrong} data-testid="save" onClick={save}>
          保存
        </Button>
      )}
      <span role="status" data-testid="kept" className={failed ? 'field-error' : 'quiet'}>
        {isAuto ? `草稿 · ${text}` : text}
      </span>
      {failed && isAuto && (
        <Button type="link" size="small" onClick={save}>
          再存一次
        </Button>
      )}
      {!isAuto && isUnsaved && told > 0 && (
        <p className="quiet">改了时间或地点，已接受的 {count(told)} 位会收到通知。</p>
      )}
    </div>
  );
}

/** Only a draft is still to be opened. */
function titleOf(state: ShopEvent['state'], isInOrder: boolean): string {
  if (state === 'draft') return isInOrder ? '可以开放报名' : '开放前还要改';
  if (!isInOrder) return '保存前还要改';
  return state === 'closed' ? '报名已停止，修改可以保存' : '报名中，修改可以保存';
}

interface NotesProps {
  readonly state: ShopEvent['state'];
  readonly wrong: Issues;
  readonly warnings: readonly string[];
  readonly members: number | null;
}

function Notes({ state, wrong, warnings, members }: NotesProps) {
  const faults = [...new Set(Object.values(wrong))];
  return (
    <Panel title={titleOf(state, faults.length === 0)} testId="notes">
      {members !== null && (
        <p>
          今天符合条件的会员 <strong>{count(members)}</strong> 位
        </p>
      )}
      {faults.length > 0 && (
        <ul className="faults">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <ul className="warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
