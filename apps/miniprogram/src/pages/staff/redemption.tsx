// 发放: what a code stands for, and handing it out.
import { useState } from 'react';
import { lastRedemption } from '../../staff/found';
import { HandOut } from '../../staff/hand-out';
import { StaffPage } from '../../staff/staff-page';
import '../../staff/staff.css';

export default function StaffRedemption() {
  const [found] = useState(lastRedemption);
  return <StaffPage empty={found === null}>{found !== null && <HandOut code={found.code} found={found} />}</StaffPage>;
}
