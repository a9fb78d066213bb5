// Who it is: masked until somebody says why they need to see it.
import { Fragment, type ReactNode } from 'react';
import { dayText, count, money } from '../ui/format';
import { StateMark } from '../ui/marks';
import { Panel } from '../ui/panel';
import type { MemberFile } from './member-file';
import { Revealed } from './revealed';

export function MemberHead({ member }: { readonly member: MemberFile }) {
  return (
    <Panel testId="member-head">
      {member.state !== 'active' && (
        <p className="member-state">
          <StateMark state={member.state} /> {standings[member.state]}
        </p>
      )}
      <dl className="facts">
        {factsOf(member).map(({ label, value }) => (
          <Fragment key={label}>
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}

const standings: Readonly<Record<Exclude<MemberFile['state'], 'active'>, string>> = {
  known: '收银机认得，还没有入会，消费不积分',
  applied: '已申请入会，等待处理',
  frozen: '会员卡已冻结，暂不能积分和兑换',
  exited: '已经退会，资料按约定清除',
};

function factsOf(member: MemberFile): { label: string; value: ReactNode }[] {
  const { memberId, nameMasked, phoneMasked, mayReveal, joinedOn } = member;
  return [
    { label: '姓名', value: <Revealed {...{ memberId, mayReveal }} field="name" masked={nameMasked} /> },
    { label: '手机号', value: <Revealed {...{ memberId, mayReveal }} field="phone" masked={phoneMasked} /> },
    { label: '会员卡', value: member.cardTail === null ? '没有' : `尾号 ${member.cardTail}` },
    { label: '微信', value: member.wechatBound ? '已绑定' : '未绑定' },
    {
      label: '入会',
      value: joinedOn === null ? '未入会' : [dayText(joinedOn), member.joinedStore].filter(Boolean).join(' '),
    },
    { label: '发展人', value: member.enrolledBy ?? '–' },
    { label: '累计消费', value: money(member.lifetimeFen) },
    { label: '消费', value: `${count(member.purchases)} 笔` },
    { label: '最近到店', value: member.lastVisitOn === null ? '–' : dayText(member.lastVisitOn) },
  ];
}
