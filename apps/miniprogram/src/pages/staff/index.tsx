// 接待: the desk of who is signed in, else signing in.
import { useDidShow } from '@tarojs/taro';
import { forgetFound } from '../../staff/found';
import { StaffDesk } from '../../staff/staff-desk';
import { useStaff } from '../../staff/staff-session';
import { StaffSignIn } from '../../staff/staff-sign-in';
import '../../staff/staff.css';

export default function StaffHome() {
  const staff = useStaff();
  useDidShow(forgetFound);
  return staff === null ? <StaffSignIn /> : <StaffDesk key={staff.token} staff={staff} />;
}
