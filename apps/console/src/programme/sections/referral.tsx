// What members get for friends they bring, and what the friends get.
import { at, put } from '../draft/body';
import { useDraft } from '../draft/draft';
import { countedOptions, referralSpans } from '../parts/choices';
import { Amount, Pick } from '../parts/fields';
import { Gifts } from '../parts/gifts';
import { Optional } from '../parts/optional';
import { Rows } from '../parts/rows';
import { Block, Sentence } from '../parts/sentence';

const referral = ['referral'];
const start = () => ({ sharePercent: 0, of: { kind: 'every' }, withinDays: 30, ladder: [], friend: [] });

export function Referral() {
  return (
    <Block title="推荐好友" hint="只算一层：好友入会、消费才算，转发和点开不算。微信不允许为分享本身给好处。">
      <Optional path={referral} label="会员可以推荐好友" start={start}>
        <Share />
        <Sentence>
          <span>好友打开邀请后</span>
          <Amount path={[...referral, 'withinDays']} label="好友打开邀请后几天之内入会" width={64} />
          <span>天之内入会才算</span>
        </Sentence>
        <h4>推荐满几位送什么</h4>
        <Rows
          path={[...referral, 'ladder']}
          what="推荐奖励"
          empty="没有。介绍人只分积分。"
          blank={() => ({ friends: null, counted: 'joined', gives: [{ kind: 'points', points: null }] })}
          columns={[
            {
              key: 'friends',
              title: '几位好友',
              isNumber: true,
              cell: (path, name) => <Amount path={[...path, 'friends']} label={name} width={64} />,
            },
            {
              key: 'counted',
              title: '怎样才算',
              cell: (path, name) => <Pick path={[...path, 'counted']} label={name} options={countedOptions} />,
            },
            { key: 'gives', title: '送', cell: (path, name) => <Gifts path={[...path, 'gives']} name={name} /> },
          ]}
        />
        <h4>送给好友</h4>
        <Gifts path={[...referral, 'friend']} name="送给好友的" />
      </Optional>
    </Block>
  );
}

function Share() {
  const { body, edit } = useDraft();
  const of = [...referral, 'of'];
  const kind = at(body, [...of, 'kind']);
  const blanks: Readonly<Record<string, object>> = {
    every: {},
    firstPurchases: { count: 1 },
    firstMonths: { months: 12 },
  };
  return (
    <Sentence>
      <span>介绍人得到好友积分的</span>
      <Amount path={[...referral, 'sharePercent']} label="介绍人得到好友积分的百分之几" width={64} />
      <span>%，算在</span>
      <Pick
        path={[...of, 'kind']}
        label="算在好友的哪些消费上"
        options={referralSpans}
        onPick={(next) => edit((now) => put(now, of, { kind: next, ...blanks[next] }))}
      />
      {kind === 'firstPurchases' && (
        <>
          <Amount path={[...of, 'count']} label="头几笔消费" width={64} />
          <span>笔</span>
        </>
      )}
      {kind === 'firstMonths' && (
        <>
          <Amount path={[...of, 'months']} label="头几个月" width={64} />
          <span>个月</span>
        </>
      )}
    </Sentence>
  );
}
