// Every sending with its outcome, newest first; each choice is a step in the history.
import { type AnswerOf, adminMessageEndpoints, sendChannels, sendStates } from '@guike/contracts/http';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { useRemote } from '../api/remote';
import { Choice } from '../ui/choice';
import type { Column } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { Panel } from '../ui/panel';
import { Person } from '../ui/person';
import { useKeyset, withValues } from '../ui/use-keyset';
import { channelNames, choicesOf, kindNames, sendStateNames } from './names';

type Row = AnswerOf<typeof adminMessageEndpoints.messageSends>['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'member', title: '会员', cell: (row) => <Person row={row} /> },
  {
    key: 'what',
    title: '消息',
    cell: ({ title, kind }) => (
      <>
        {title}
        <span className="under">{kindNames[kind] ?? kind}</span>
      </>
    ),
  },
  { key: 'channel', title: '渠道', cell: ({ channel }) => channelNames[channel] },
  { key: 'state', title: '结果', cell: (row) => <Outcome row={row} /> },
  { key: 'at', title: '时间', cell: (row) => <When row={row} /> },
  {
    key: 'read',
    title: '已读',
    cell: ({ readAt }) => (readAt === null ? <span className="quiet">–</span> : timeText(readAt)),
  },
];

export function SendsPanel() {
  const [params, setParams] = useSearchParams();
  const keyset = useKeyset();
  const chosen = (name: string) => params.get(name) || undefined;
  const day = chosen('day');
  const query = useRemote(
    adminMessageEndpoints.messageSends,
    {
      query: {
        kind: chosen('kind'),
        channel: sendChannels.find((one) => one === chosen('channel')),
        state: sendStates.find((one) => one === chosen('state')),
        member: chosen('member'),
        from: day,
        to: day,
        after: keyset.after,
        limit: 20,
      },
    },
    { keepLast: true },
  );
  const set = (values: Record<string, string>) => setParams((now) => withValues(now, values));
  const choice = (name: string, label: string, all: string, names: Readonly<Record<string, string>>) => (
    <Choice
      id={`filter-${name}`}
      label={label}
      value={params.get(name) ?? ''}
      options={choicesOf(all, names)}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <Panel title="逐条" testId="message-sends">
      <div className="message-tools" role="group" aria-label="筛选">
        {choice('kind', '内容', '全部内容', kindNames)}
        {choice('channel', '渠道', '全部渠道', channelNames)}
        {choice('state', '结果', '全部结果', sendStateNames)}
        <DatePicker
          id="filter-day"
          aria-label="日期"
          placeholder="哪一天"
          format="YYYY年M月D日"
          value={day === undefined ? null : dayjs(day)}
          onChange={(date) => set({ day: date?.format('YYYY-MM-DD') ?? '' })}
        />
      </div>
      <Listing
        caption="送出的消息"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="没有这样的消息" />}
        testId="sends"
      />
    </Panel>
  );
}

function Outcome({ row: { state, why, code, attempts } }: { readonly row: Row }) {
  const isBad = state === 'failed' || state === 'unknown';
  const more = [why, code === null ? null : `代码 ${code}`, attempts > 1 ? `试了 ${attempts} 次` : null];
  const under = more.filter((words) => words !== null).join('，');
  return (
    <>
      <span className={isBad ? 'state-mark is-bad' : state === 'sent' ? '' : 'state-mark'}>
        {sendStateNames[state]}
      </span>
      {under !== '' && <span className="under">{under}</span>}
    </>
  );
}

function When({ row: { at, dueAt, state } }: { readonly row: Row }) {
  return (
    <>
      {timeText(at)}
      {state === 'planned' && <span className="under">{timeText(dueAt)} 发</span>}
    </>
  );
}
