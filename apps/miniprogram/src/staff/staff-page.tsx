// What only somebody who works here sees; everybody else is asked to sign in.
import type { ReactNode } from 'react';
import { Blank } from '../ui/blank';
import { backToDesk } from '../ui/go';
import { Page } from '../ui/page';
import { useStaff } from './staff-session';

interface StaffPageProps {
  /** Nothing was found, or it has been forgotten: the desk finds it again. */
  readonly empty: boolean;
  readonly children: ReactNode;
}

export function StaffPage({ empty, children }: StaffPageProps) {
  const staff = useStaff();
  if (staff !== null && !empty) return <>{children}</>;
  return (
    <Page id="staff-blank">
      <Blank
        title={staff === null ? '请先登录' : '请重新查找'}
        action={{ words: staff === null ? '员工登录' : '回到接待', onTap: backToDesk }}
      >
        {staff === null ? '登录已失效，登录后再接待会员' : '会员的资料看过就不留在手机上'}
      </Blank>
    </Page>
  );
}
