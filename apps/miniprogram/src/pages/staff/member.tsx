// 接待: who stands before me, and what to say today.
import { useState } from 'react';
import { lastMember } from '../../staff/found';
import { MemberGlance } from '../../staff/member-glance';
import { StaffPage } from '../../staff/staff-page';
import '../../staff/staff.css';

export default function StaffMember() {
  const [member] = useState(lastMember);
  return <StaffPage empty={member === null}>{member !== null && <MemberGlance member={member} />}</StaffPage>;
}
