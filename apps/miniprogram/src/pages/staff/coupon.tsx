// 用券: what a code stands for, and using it.
import { useState } from 'react';
import { CouponUse } from '../../staff/coupon-use';
import { lastCoupon } from '../../staff/found';
import { StaffPage } from '../../staff/staff-page';
import '../../staff/staff.css';

export default function StaffCoupon() {
  const [found] = useState(lastCoupon);
  return (
    <StaffPage empty={found === null}>{found !== null && <CouponUse code={found.code} found={found} />}</StaffPage>
  );
}
