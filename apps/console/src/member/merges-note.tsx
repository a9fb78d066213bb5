// 合并自 …: who was merged into this member, or into whom this one was.
import { adminPointsEndpoints } from '@guike/contracts/http';
import { Link } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { dayText } from '../ui/format';
import { Panel } from '../ui/panel';
import './merge.css';

export function MergesNote({ memberId }: { readonly memberId: string }) {
  const isReader = may(useMe(), adminPointsEndpoints.merges);
  const { data } = useRemote(adminPointsEndpoints.merges, { params: { id: memberId } }, { enabled: isReader });
  if (data === undefined || (data.into === null && data.from.length === 0)) return null;
  return (
    <Panel testId="merges">
      {data.into !== null && (
        <p className="merges">
          {dayText(data.into.on)}已合并到<Link to={`/members/${data.into.memberId}`}>另一位会员</Link>
          ，这里的记录只供查看
        </p>
      )}
      {data.from.map((gone) => (
        <p key={gone.memberId} className="merges">
          合并自
          <Link to={`/members/${gone.memberId}`}>
            {gone.nameMasked ?? '未留姓名'} {gone.phoneMasked ?? ''}
          </Link>
          ，{dayText(gone.on)}由{gone.by}办理：{gone.reason}
        </p>
      ))}
    </Panel>
  );
}
