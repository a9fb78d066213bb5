// 接待台: scan or type, what to do for whom, and what I did today.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { canScan, scan } from '../device/scan';
import { Button } from '../ui/button';
import { Page } from '../ui/page';
import { Banner } from '../ui/trouble';
import { usePull } from '../ui/use-pull';
import { AskedList } from './asked-list';
import { BookedList } from './booked-list';
import { ByCode } from './by-code';
import { ByTwoFacts } from './by-two-facts';
import { CareList } from './care-list';
import { ReservedList } from './reserved-list';
import { DeskEventList } from './desk-events';
import { MyCode } from './my-code';
import { signOutStaff } from './staff-call';
import type { StaffSession } from './staff-session';
import { TodayList } from './today-list';
import { useAsked } from './use-asked';
import { useBooked } from './use-booked';
import { useCare } from './use-care';
import { useDeskEvents } from './use-desk-events';
import { useFinding } from './use-finding';
import { useReserved } from './use-reserved';
import { useStaffDay } from './use-staff-day';

const roleNames: Readonly<Record<StaffSession['role'], string>> = { guide: '导购', manager: '店长' };

export function StaffDesk({ staff }: { readonly staff: StaffSession }) {
  const finding = useFinding();
  const day = useStaffDay();
  const care = useCare();
  const asked = useAsked();
  const booked = useBooked();
  const reserved = useReserved();
  const events = useDeskEvents();
  const [withoutPhone, setWithoutPhone] = useState(false);
  usePull(asked.reload, booked.reload, reserved.reload, care.reload, day.reload, events.reload);
  const scanned = async (): Promise<void> => {
    const text = await scan();
    if (text !== null) await finding.byCode(text);
  };
  return (
    <Page
      id="staff-desk"
      foot={
        canScan ? (
          <Button id="staff-scan" off={finding.busy} onTap={() => void scanned()}>
            扫会员码、兑换码或券码
          </Button>
        ) : undefined
      }
    >
      <View className="desk-head">
        <View className="row-text">
          <Text id="staff-name" className="head-title">
            {staff.name}
          </Text>
          <Text className="line soft">{[staff.storeName, roleNames[staff.role]].filter(Boolean).join(' · ')}</Text>
        </View>
        <Button id="staff-sign-out" kind="text" onTap={signOutStaff}>
          退出
        </Button>
      </View>
      {finding.problem !== null && <Banner id="staff-problem">{finding.problem}</Banner>}
      {withoutPhone ? <ByTwoFacts finding={finding} /> : <ByCode finding={finding} />}
      <Button id="other-way" kind="text" onTap={() => setWithoutPhone(!withoutPhone)}>
        {withoutPhone ? '会员带了手机，用会员码' : '会员没带手机，用姓名和手机号'}
      </Button>
      <DeskEventList events={events} />
      <BookedList booked={booked} />
      <ReservedList reserved={reserved} />
      <AskedList asked={asked} />
      <CareList care={care} />
      <TodayList day={day} />
      <MyCode />
    </Page>
  );
}
