// 穿搭: the frame of its lists, each with an address of its own and with what waits in it.
import { adminLookClaimEndpoints, adminLookEndpoints } from '@guike/contracts/http';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useRemote } from '../api/remote';
import { may, useMe } from '../session/session';
import { count } from '../ui/format';
import { Page } from '../ui/page';
import './looks.css';

interface LooksFrameProps {
  readonly lead: string;
  readonly children: ReactNode;
}

export function LooksFrame({ lead, children }: LooksFrameProps) {
  const me = useMe();
  const isReader = may(me, adminLookEndpoints.looks);
  const counts = useRemote(adminLookEndpoints.counts, {}, { enabled: isReader }).data;
  return (
    <Page title="穿搭">
      <nav className="page-ways" aria-label="穿搭的各页">
        {isReader && (
          <>
            <NavLink to="/looks/waiting">
              等审核
              <Count of={counts?.waiting ?? 0} />
            </NavLink>
            <NavLink to="/looks/reported">
              被举报
              <Count of={counts?.reported ?? 0} />
            </NavLink>
            <NavLink to="/looks/checking">微信审核中</NavLink>
            <NavLink to="/looks/all">全部</NavLink>
            <NavLink to="/looks/names">名字</NavLink>
          </>
        )}
        {may(me, adminLookClaimEndpoints.lookClaims) && <NavLink to="/looks/claims">集赞审核</NavLink>}
      </nav>
      <p className="page-lead">{lead}</p>
      {children}
    </Page>
  );
}

function Count({ of }: { readonly of: number }) {
  return of === 0 ? null : <span className="look-count">{count(of)}</span>;
}
