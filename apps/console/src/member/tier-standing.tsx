// The tier with its reasons: why this one, what is missing for the next, which purchases counted.
import { Progress } from 'antd';
import { dayText, money, timeText } from '../ui/format';
import { TierMark } from '../ui/marks';
import { Panel } from '../ui/panel';
import type { MemberFile } from './member-file';

type Tiers = MemberFile['tiers'];

export function TierStanding({ tiers }: { readonly tiers: Tiers }) {
  const { mine, notes } = tiers;
  if (mine === null) return null;
  return (
    <Panel title="等级" testId="tier-standing">
      <p className="tier-name">
        <TierMark code={mine.code} name={mine.name} />
      </p>
      <p>{mine.why}</p>
      <p className="quiet">
        {timeText(mine.since)}起，{dayText(mine.decidedOn)}评定
      </p>
      <NextTier tiers={tiers} />
      <Counted tiers={tiers} />
      {notes.length > 0 && (
        <details>
          <summary>升级和评估怎么算</summary>
          <ul className="notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function NextTier({ tiers: { tiers } }: { readonly tiers: Tiers }) {
  const next = tiers.find(({ place }) => place === 'next');
  if (next === undefined) return <p className="tier-next">已是最高等级</p>;
  return (
    <div className="tier-next" data-testid="tier-missing">
      <p>{next.missing ?? `下一级是${next.name}`}</p>
      {next.progress !== null && (
        <Progress
          percent={Math.floor(next.progress * 100)}
          size={{ height: 4 }}
          showInfo={false}
          aria-label={`离${next.name}还差多少`}
        />
      )}
      {next.ways.length > 1 && <p className="quiet">{next.ways.join('，或')}</p>}
    </div>
  );
}

function Counted({ tiers: { counted, lifetimeFen } }: { readonly tiers: Tiers }) {
  if (counted.length === 0) return null;
  return (
    <details data-testid="tier-counted">
      <summary>计入的消费，入会以来 {money(lifetimeFen)}</summary>
      <table className="table is-small">
        <caption className="unseen">最近计入定级的消费</caption>
        <tbody>
          {counted.map(({ purchaseId, day, storeName, netFen }) => (
            <tr key={purchaseId}>
              <td>{dayText(day)}</td>
              <td>{storeName}</td>
              <td className="number">{money(netFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
