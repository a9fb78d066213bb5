// What a member tells of themselves: sizes and likings to serve them by, the birthday masked, what they agree to, and
// whether they are leaving. Opening it is a reading that is logged.
import { type AnswerOf, adminProfileEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRemote } from '../api/remote';
import { type Column, DataTable } from '../ui/data-table';
import { Empty } from '../ui/empty';
import { dayText, timeText } from '../ui/format';
import { ProblemNote } from '../ui/problem';
import { SkeletonLines } from '../ui/skeleton';
import { BirthdayDialog } from './birthday-dialog';
import type { MemberFile } from './member-file';
import { Revealed } from './revealed';

type Profile = AnswerOf<typeof adminProfileEndpoints.memberProfile>;
type Consent = Profile['consents'][number];

const contacts = { wechat: '微信', phone: '电话', none: '请勿主动联系' } as const;

const columns: readonly Column<Consent>[] = [
  { key: 'title', title: '事项', cell: ({ title }) => title },
  { key: 'version', title: '版本', cell: ({ version }) => version },
  { key: 'given', title: '同意', cell: ({ givenAt }) => timeText(givenAt) },
  {
    key: 'withdrawn',
    title: '撤回',
    cell: ({ withdrawnAt }) => (withdrawnAt === null ? <span className="quiet">–</span> : timeText(withdrawnAt)),
  },
];

export function ProfileTab({ member }: { readonly member: MemberFile }) {
  const profile = useRemote(adminProfileEndpoints.memberProfile, { params: { id: member.memberId } });
  if (profile.data === undefined)
    return profile.isError ? (
      <ProblemNote error={profile.error} onRetry={() => void profile.refetch()} />
    ) : (
      <SkeletonLines lines={6} />
    );
  return <Content member={member} profile={profile.data} />;
}

function Content({ member, profile }: { readonly member: MemberFile; readonly profile: Profile }) {
  const [isEditing, setEditing] = useState(false);
  const { exit, erasedAt, consents } = profile;
  return (
    <div className="growing" data-testid="member-profile">
      {exit !== null && (
        <p className="member-state" data-testid="leaving">
          {`${timeText(exit.askedAt)}申请退会，${dayText(exit.through)}前（含当日）可以撤回，之后资料自动删除`}
        </p>
      )}
      {erasedAt !== null && <p className="member-state">{`已退会，资料于 ${timeText(erasedAt)} 删除`}</p>}
      <dl className="facts">
        {factsOf(member, profile, () => setEditing(true)).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {consents.length === 0 ? (
        <Empty title="还没有同意记录" />
      ) : (
        <DataTable
          caption="同意记录"
          columns={columns}
          rows={consents}
          rowKey={({ purpose, givenAt }) => `${purpose}/${givenAt}`}
          testId="consents"
        />
      )}
      {isEditing && <BirthdayDialog memberId={member.memberId} onClose={() => setEditing(false)} />}
    </div>
  );
}

function factsOf(
  { memberId, mayReveal }: MemberFile,
  { birthdayMasked, mayEditBirthday, interests, contact, email, ...told }: Profile,
  onEdit: () => void,
): [string, ReactNode][] {
  const given = (text: string): ReactNode => (text === '' ? <span className="quiet">未填</span> : text);
  return [
    [
      '生日',
      <span key="birthday" className="revealed">
        <Revealed {...{ memberId, mayReveal }} field="birthday" masked={birthdayMasked} />
        {mayEditBirthday && (
          <Button type="link" size="small" data-testid="edit-birthday" onClick={onEdit}>
            {birthdayMasked === null ? '登记' : '更正'}
          </Button>
        )}
      </span>,
    ],
    ['上装', given(told.top)],
    ['下装', given(told.bottom)],
    ['鞋', given(told.shoes)],
    ['颜色', given(told.colours)],
    ['饮品', given(told.drink)],
    ['兴趣', given(interests.join('、'))],
    ['联系方式', contact === null ? given('') : contacts[contact]],
    ['邮箱', email === null ? given('') : `${email.masked}${email.isUnreachable ? '，收不到信' : ''}`],
  ];
}
