// What is left of a reward, how the stock went and why, and the way to change it.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemotePages } from '../api/remote';
import { count, signed, timeText } from '../ui/format';
import { More } from '../ui/pager';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { ChangeStock } from './change-stock';
import { type Reward, type StockChange, originNames } from './reward';

interface StockPanelProps {
  readonly reward: Reward;
  /** Left out for those who only read. */
  readonly onChanged?: (now: Reward) => void;
}

export function StockPanel({ reward, onChanged }: StockPanelProps) {
  const { id, stock, taken, left } = reward;
  const [isChanging, setChanging] = useState(false);
  const isLimited = stock !== null && left !== null;
  const change = (
    <Button size="small" data-testid="change-stock" onClick={() => setChanging(true)}>
      增减库存
    </Button>
  );
  return (
    <Panel title="库存" aside={isLimited && onChanged && change} testId="stock">
      <p className="stock-left" data-testid="stock-left">
        {isLimited ? (
          <>
            还剩 <strong>{count(left)}</strong> 件
            <span className="quiet">
              ，共 {count(stock)} 件，已兑 {count(taken)} 件
            </span>
          </>
        ) : (
          <>
            不限量<span className="quiet">，已兑 {count(taken)} 件</span>
          </>
        )}
      </p>
      <Changes rewardId={id} />
      {isChanging && isLimited && onChanged && (
        <ChangeStock reward={reward} left={left} onChanged={onChanged} onClose={() => setChanging(false)} />
      )}
    </Panel>
  );
}

function Changes({ rewardId }: { readonly rewardId: string }) {
  const pages = useRemotePages(adminRewardEndpoints.stockChanges, (after) => ({
    params: { id: rewardId },
    query: { after, limit: 5 },
  }));
  if (pages.data === undefined)
    return pages.isError ? (
      <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <SkeletonLines lines={3} />
    );
  return (
    <>
      <ul className="stock-changes" data-testid="stock-changes">
        {pages.data
          .flatMap(({ items }) => items)
          .map((change) => (
            <Change key={change.id} change={change} />
          ))}
      </ul>
      <More query={pages} />
    </>
  );
}

function Change({ change }: { readonly change: StockChange }) {
  const { origin, note, by, at } = change;
  return (
    <li>
      <span className="stock-what">
        {originNames[origin]}
        {note !== '' && `：${note}`}
        <span className="under">
          {timeText(at)}
          {by !== null && ` · ${by}`}
        </span>
      </span>
      <span className="stock-pieces">{piecesOf(change)}</span>
    </li>
  );
}

function piecesOf({ before, after, origin }: StockChange): string {
  if (after === null) return '不限量';
  if (before === null || origin === 'drafted') return `${count(after)} 件`;
  return signed(after - before);
}
