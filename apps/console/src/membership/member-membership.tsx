// On a member's page: why the card is frozen and who lifts it; and what became of applications, invitations and freezes.
import { adminMembershipEndpoints } from '@guike/contracts/http';
import { useRemote } from '../api/remote';
import type { MemberFile } from '../member/member-file';
import { may, useMe } from '../session/session';
import { timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import { ProblemNote } from '../ui/problem';
import { FreezeButton } from './freeze';
import './membership.css';
import { UnfreezeButton } from './unfreeze';

interface MemberMembershipProps {
  readonly member: Pick<MemberFile, 'memberId' | 'nameMasked' | 'state'>;
}

/** Nothing at all where nothing has happened. */
export function MemberMembership({ member: { memberId } }: MemberMembershipProps) {
  const history = useRemote(adminMembershipEndpoints.membership, { params: { id: memberId } });
  if (history.isError && history.data === undefined)
    return <ProblemNote error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined || history.data.events.length === 0) return null;
  const { frozen, events } = history.data;
  return (
    <Panel title="入会和会员卡" testId="membership">
      {frozen !== null && (
        <p className="member-state">
          会员卡已冻结：{frozen.reason}。由{frozen.storeName ?? '总部'}解冻
        </p>
      )}
      <ul className="membership-events">
        {events.map(({ key, at, title, note, by }) => (
          <li key={key}>
            <span className="quiet">{timeText(at)}</span>
            <span>
              {title}
              {note !== null && <span className="quiet"> · {note}</span>}
            </span>
            <span className="quiet">{by}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The button that stops the card, or makes it good again, for whoever may. */
export function CardButton({ member: { memberId, nameMasked, state } }: MemberMembershipProps) {
  const me = useMe();
  const isFrozen = state === 'frozen';
  const history = useRemote(adminMembershipEndpoints.membership, { params: { id: memberId } }, { enabled: isFrozen });
  const frozen = history.data?.frozen;
  if (state === 'active' && may(me, adminMembershipEndpoints.freeze))
    return <FreezeButton memberId={memberId} name={nameMasked} />;
  if (!isFrozen || !frozen?.mayLift) return null;
  return <UnfreezeButton memberId={memberId} freezeId={frozen.id} name={nameMasked} />;
}
