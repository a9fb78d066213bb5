// What became of the messages of the last thirty days, by what they were about.
import { type AnswerOf, adminMessageEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { type Column, DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { count, dayText, percent } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { channelNames, kindNames } from './names';

type Row = AnswerOf<typeof adminMessageEndpoints.messageFigures>['kinds'][number];

const number = (key: Exclude<keyof Row, 'kind'>, title: string): Column<Row> => ({
  key,
  title,
  isNumber: true,
  cell: (row) => (row[key] === 0 ? <span className="quiet">–</span> : count(row[key])),
});

const columns: readonly Column<Row>[] = [
  { key: 'kind', title: '内容', cell: ({ kind }) => kindNames[kind] ?? kind },
  number('messages', '消息'),
  number('sent', '送出'),
  number('waiting', '待发'),
  number('noGrant', '没有许可'),
  number('failed', '没送到'),
  number('unknown', '不确定'),
  number('skipped', '没有发'),
  {
    key: 'read',
    title: '已读',
    isNumber: true,
    cell: ({ read, messages }) => `${percent(read, messages)}%`,
  },
];

export function FiguresPanel() {
  const query = useRemote(adminMessageEndpoints.messageFigures, { query: {} });
  const title = query.data ? `${dayText(query.data.from)}至${dayText(query.data.to)}` : '近 30 天';
  return (
    <Panel title={title} testId="message-figures">
      {query.data !== undefined && query.data.off.length > 0 && (
        <p className="quiet channels-off" data-testid="channels-off">
          没有开通：{query.data.off.map((channel) => channelNames[channel]).join('、')}
          。要用，请技术人员在服务器设置里填好。
        </p>
      )}
      {query.isError && query.data === undefined ? (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data?.kinds.length === 0 ? (
        <Empty title="这段时间没有消息要送到手边" />
      ) : (
        <DataTable caption="按内容" columns={columns} rows={query.data?.kinds} rowKey={({ kind }) => kind} />
      )}
    </Panel>
  );
}
