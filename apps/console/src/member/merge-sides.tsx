// Two members side by side before they are merged: who stays, who goes, what moves, what stands in the way.
import { type AnswerOf, type adminPointsEndpoints } from '@guike/contracts/http';
import { count, dayText, money } from '../ui/format';
import { stateNames } from '../words';
import './merge.css';

type Preview = AnswerOf<typeof adminPointsEndpoints.mergePreview>;
type Side = Preview['keep'];

const facts: readonly { readonly label: string; readonly of: (side: Side) => string }[] = [
  { label: '姓名', of: ({ nameMasked }) => nameMasked ?? '未留' },
  { label: '手机号', of: ({ phoneMasked }) => phoneMasked ?? '未留' },
  { label: '状态', of: ({ state, tierName }) => [stateNames[state], tierName].filter(Boolean).join(' · ') },
  { label: '入会', of: ({ joinedOn }) => (joinedOn === null ? '未入会' : dayText(joinedOn)) },
  { label: '积分', of: ({ balance, owed }) => (owed > 0 ? `待扣回 ${count(owed)}` : count(balance)) },
  { label: '累计消费', of: ({ lifetimeFen, purchases }) => `${money(lifetimeFen)} · ${count(purchases)} 笔` },
  { label: '微信', of: ({ wechatBound }) => (wechatBound ? '已绑定' : '未绑定') },
];

export function MergeSides({ preview: { keep, gone, moves, obstacle } }: { readonly preview: Preview }) {
  return (
    <div data-testid="merge-preview">
      <table className="merge-sides">
        <caption className="unseen">两位会员对照</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">保留</th>
            <th scope="col">并入</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{of(keep)}</td>
              <td>{of(gone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {obstacle === null ? (
        <ul className="notes">
          {moves.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className="problem-line" role="alert" data-testid="merge-obstacle">
          {obstacle}
        </p>
      )}
    </div>
  );
}
