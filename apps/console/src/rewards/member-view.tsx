// The reward as a member sees it in the mini-program, and what it gives back, while it is still being written.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import { count, money, roundMoney } from '../ui/format';
import { Panel } from '../ui/panel';
import { type Preview, shareText } from './reward';
import { RewardThumb } from './reward-thumb';
import { type RewardValues, type Terms, errorsOf, noValues, termsOf } from './reward-values';
import { useSettled } from './use-settled';

/** While somebody types nothing is asked. */
const SETTLED_MS = 350;

interface MemberViewProps {
  readonly values: RewardValues;
  /** What there is left of it, where that is known. */
  readonly left: number | null;
}

/** Asks the server for the words while what is typed makes sense. */
export function LiveMemberView({ values, left }: MemberViewProps) {
  const settled = useSettled(values, SETTLED_MS);
  const named = { ...settled, name: settled.name.trim() || '商品名称', description: '', picture: null };
  const terms = Object.keys(errorsOf(named)).length === 0 ? termsOf(named) : null;
  const preview = useRemote(
    adminRewardEndpoints.previewReward,
    { body: terms ?? noTerms },
    { enabled: terms !== null, keepLast: true },
  );
  return (
    <MemberView
      values={values}
      left={values.isLimited ? (left ?? (Number(values.stock) || null)) : null}
      preview={terms === null ? undefined : preview.data}
    />
  );
}

const noTerms: Terms = termsOf({ ...noValues, isLimited: false, points: '1', yuan: '0' });

interface CardProps extends MemberViewProps {
  /** Undefined while the terms are not complete. */
  readonly preview: Preview | undefined;
}

export function MemberView({ values, left, preview }: CardProps) {
  const { name, description, picture, points, yuan } = values;
  const price = Number(points);
  const valueFen = Math.round(Number(yuan) * 100);
  const facts = [
    ...(preview?.terms ?? []),
    ...(left === null ? [] : left === 0 ? ['已兑完'] : [`还有 ${count(left)} 件`]),
  ];
  return (
    <Panel title="会员看到的" testId="member-view">
      <div className="phone-card">
        <RewardThumb picture={picture} width={600} className="phone-picture" />
        <p className="phone-name">{name.trim() || '商品名称'}</p>
        <p className="phone-price">
          <span>{price > 0 ? count(price) : '–'}</span> 积分
        </p>
        {valueFen > 0 && <p className="quiet">店内售价 {roundMoney(valueFen)}</p>}
        {description !== '' && <p className="phone-words">{description}</p>}
        <ul className="phone-terms">
          {[...facts, '兑换后 30 天内到店领取'].map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      {preview !== undefined && price > 0 && <Worth points={price} valueFen={valueFen} preview={preview} />}
    </Panel>
  );
}

interface WorthProps {
  readonly points: number;
  readonly valueFen: number;
  readonly preview: Preview;
}

/** What the points take to earn, what comes back, and what they would pay at the till. */
function Worth({ points, valueFen, preview: { spendFen, returnShare, tenderFen } }: WorthProps) {
  return (
    <div className="worth" data-testid="worth">
      <p>
        相当于消费返 <strong>{shareText(returnShare)}</strong>
      </p>
      <p className="quiet">
        按基本规则，消费 {roundMoney(spendFen)} 得 {count(points)} 积分
      </p>
      {tenderFen > 0 && (
        <p className="quiet">
          同样的积分付款时抵 {money(tenderFen)}
          {valueFen < tenderFen && '，比换这件商品划算'}
        </p>
      )}
    </div>
  );
}
