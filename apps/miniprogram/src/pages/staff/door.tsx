// 签到: who has come, scanned or typed; the list works where there is no network. `?id=` names the event.
import { useRouter } from '@tarojs/taro';
import { DoorView } from '../../staff/door-view';
import { StaffPage } from '../../staff/staff-page';
import { useStaff } from '../../staff/staff-session';
import { useDoor } from '../../staff/use-door';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Page } from '../../ui/page';
import '../../staff/staff.css';

export default function StaffDoor() {
  const id = useRouter().params['id'] ?? '';
  const staff = useStaff();
  return <StaffPage empty={false}>{staff !== null && <Door key={staff.token} id={id} />}</StaffPage>;
}

function Door({ id }: { readonly id: string }) {
  const on = useDoor(id);
  if (on.door !== null) return <DoorView door={on.door} on={on} />;
  return (
    <Page id="door-page">
      {on.problem === null ? (
        <Bones height={600} round />
      ) : (
        <Blank id="door-blank" title="名单还没有下载" action={{ words: '再试一次', onTap: () => void on.reload() }}>
          {on.problem}
        </Blank>
      )}
    </Page>
  );
}
