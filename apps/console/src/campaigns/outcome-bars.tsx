// Two groups side by side: the share who bought, and what a member spent. Drawn with plain boxes, read as a table.
import { count, roundMoney } from '../ui/format';
import type { Outcome } from './campaign-words';

type Arm = Outcome['send'];

interface Figure {
  readonly name: string;
  readonly of: (arm: Arm) => number;
  readonly say: (arm: Arm) => string;
}

const figures: readonly Figure[] = [
  {
    name: '消费比例',
    of: ({ buyersPercent }) => buyersPercent,
    say: ({ buyersPercent, buyers }) => `${buyersPercent}%（${count(buyers)} 人）`,
  },
  { name: '人均消费', of: ({ perMemberFen }) => perMemberFen, say: ({ perMemberFen }) => roundMoney(perMemberFen) },
];

export function OutcomeBars({ outcome: { send, holdout } }: { readonly outcome: Outcome }) {
  const arms = [
    { name: '收到的', arm: send, isSend: true },
    ...(holdout === null ? [] : [{ name: '没有发的', arm: holdout, isSend: false }]),
  ];
  return (
    <table className="bars">
      <caption className="unseen">收到的和没有发的比较</caption>
      <tbody>
        {figures.flatMap(({ name, of, say }) => {
          const most = Math.max(1e-9, ...arms.map(({ arm }) => of(arm)));
          return arms.map(({ name: who, arm, isSend }, at) => (
            <tr key={name + who} className={at === 0 ? 'bars-first' : undefined}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={arms.length}>
                  {name}
                </th>
              )}
              <td className="bars-who">
                {who} {count(arm.members)} 人
              </td>
              <td className="bars-track">
                <span
                  className={isSend ? 'bar' : 'bar is-other'}
                  style={{ width: `${(of(arm) / most) * 100}%`, minWidth: of(arm) > 0 ? 2 : 0 }}
                  aria-hidden
                />
              </td>
              <td className="number">{say(arm)}</td>
            </tr>
          ));
        })}
      </tbody>
    </table>
  );
}
