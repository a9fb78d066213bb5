// The points at a glance: what there is, what it is worth, and where it came from and went.
import { count, dayText, money } from '../ui/format';
import { Panel } from '../ui/panel';
import type { MemberFile } from './member-file';

type Points = MemberFile['points'];

export function PointsSummary({ points }: { readonly points: Points }) {
  return (
    <Panel title="积分" testId="points-summary">
      <p className="points-balance">
        <span data-testid="balance">{count(points.balance)}</span>
        <span className="quiet">值 {money(points.worthFen)}</span>
      </p>
      <ul className="points-notes">
        {points.pending > 0 && <li>其中 {count(points.pending)} 分还未生效</li>}
        {points.held > 0 && <li>{count(points.held)} 分冻结在付款中</li>}
        {points.owed > 0 && <li>{count(points.owed)} 分待扣回，之后得的积分先补上</li>}
        {points.nextExpiry && (
          <li>
            {dayText(points.nextExpiry.on)}到期 {count(points.nextExpiry.points)} 分
          </li>
        )}
      </ul>
      <dl className="points-sums">
        {sumsOf(points).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

const sumsOf = ({ earned, spent, reversed, expired, byHand }: Points): { label: string; value: number }[] => [
  { label: '共得', value: earned },
  { label: '已用', value: spent },
  { label: '退货扣回', value: reversed },
  { label: '到期', value: expired },
  ...(byHand === 0 ? [] : [{ label: '调整和合并', value: byHand }]),
];
