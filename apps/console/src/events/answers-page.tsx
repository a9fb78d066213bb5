// Who answered: those who come with whom they bring, the waiting list in its order, those who declined.
import { adminEventEndpoints, answerStates } from '@guike/contracts/http';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, roundMoney, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Person } from '../ui/person';
import { useKeyset, withValues } from '../ui/use-keyset';
import { EventFrame } from './event-frame';
import { type AnswerRow, type ShopEvent, answerNames } from './event-words';
import { WithdrawAnswer } from './withdraw-answer';

const columns: readonly Column<AnswerRow>[] = [
  { key: 'number', title: '号', width: '64px', isNumber: true, cell: ({ number }) => number },
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'party',
    title: '几位',
    cell: ({ party, companions }) => (
      <>
        {party} 位
        {companions.length > 0 && (
          <span className="under">
            {companions
              .map(({ name, child, age, consentAt }) =>
                child
                  ? `${name}（${age === null ? '孩子' : `${age} 岁`}${consentAt === null ? '，监护人还没同意' : ''}）`
                  : name,
              )
              .join('、')}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'state',
    title: '答复',
    cell: ({ state, place, confirmBy, attendance }) => (
      <>
        {state === 'waiting' && place !== null ? `候补第 ${place} 位` : answerNames[state]}
        {confirmBy !== null && <span className="under">{timeText(confirmBy)} 前确认</span>}
        {attendance === 'missed' && <span className="under">没有来</span>}
        {(attendance === 'came' || attendance === 'walked_in') && <span className="under">到场</span>}
      </>
    ),
  },
  {
    key: 'paid',
    title: '付',
    isNumber: true,
    cell: ({ state, points, feeFen, feePaid }) =>
      points > 0 ? (
        `${count(points)} 积分`
      ) : feeFen > 0 && (feePaid || !gone.includes(state)) ? (
        <>
          {roundMoney(feeFen)}
          <span className="under">{feePaid ? '已付' : '到店付'}</span>
        </>
      ) : (
        <span className="quiet">–</span>
      ),
  },
  { key: 'at', title: '时间', width: '150px', cell: ({ answeredAt }) => timeText(answeredAt) },
];

const columnsOf = (event: ShopEvent): readonly Column<AnswerRow>[] => [
  ...columns,
  {
    key: 'acts',
    title: '代会员',
    width: '110px',
    cell: (row) => <WithdrawAnswer event={event} row={row} />,
  },
];

/** Who does not come has nothing to pay at the door. */
const gone: readonly AnswerRow['state'][] = ['declined', 'cancelled', 'lapsed'];

export function AnswersPage() {
  return <EventFrame>{(event) => <Answers event={event} />}</EventFrame>;
}

function Answers({ event }: { readonly event: ShopEvent }) {
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const state = params.get('state') ?? '';
  const query = useRemote(
    adminEventEndpoints.eventAnswers,
    {
      params: { id: event.id },
      query: {
        after: keyset.after,
        limit: 50,
        ...(state === '' ? {} : { state: state as AnswerRow['state'] }),
      },
    },
    { keepLast: true },
  );
  const { taken, waiting, offered, declined } = event.counts;
  return (
    <>
      <div className="event-line">
        <p data-testid="answered">
          已占 <strong>{count(taken)}</strong> / {count(event.seats)} 席
          {offered > 0 && `，其中 ${count(offered)} 人等确认`}，候补 {count(waiting)} 人，谢绝 {count(declined)} 人
        </p>
        <Choice
          id="filter-answer"
          label="答复"
          value={state}
          options={[
            { value: '', label: '全部答复' },
            ...answerStates.map((value) => ({ value, label: answerNames[value] })),
          ]}
          onChange={(chosen) => setParams((now) => withValues(now, { state: chosen }))}
        />
      </div>
      <Listing
        caption="报名"
        query={query}
        rowsOf={({ items }) => items}
        columns={columnsOf(event)}
        rowKey={({ memberId }) => memberId}
        keyset={keyset}
        empty={<Empty title={state === '' ? '还没有人答复' : '没有这样的答复'} />}
        testId="answers"
      />
    </>
  );
}
