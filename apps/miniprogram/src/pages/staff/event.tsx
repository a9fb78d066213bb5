// Whom I invited to an event, what they answered, and the way to its door. `?id=` names the event.
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { InviteeList } from '../../staff/invitee-list';
import { StaffPage } from '../../staff/staff-page';
import { useStaff } from '../../staff/staff-session';
import { useDeskEvents } from '../../staff/use-desk-events';
import { useInvitees } from '../../staff/use-invitees';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { goStaffEvent } from '../../ui/go';
import { Page } from '../../ui/page';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import '../../staff/staff.css';

export default function StaffEvent() {
  const id = useRouter().params['id'] ?? '';
  const staff = useStaff();
  return <StaffPage empty={false}>{staff !== null && <Event key={staff.token} id={id} />}</StaffPage>;
}

function Event({ id }: { readonly id: string }) {
  const { events, problem, reload } = useDeskEvents();
  const invitees = useInvitees(id);
  usePull(reload, invitees.reload);
  const event = events?.find((each) => each.id === id);
  return (
    <Page
      id="staff-event-page"
      foot={
        <Button id="to-door" kind={event?.today === true ? 'full' : 'quiet'} onTap={() => goStaffEvent('door', id)}>
          签到名单
        </Button>
      }
    >
      {problem !== null && <Banner>{problem}</Banner>}
      {events === null ? (
        <Bones height={160} />
      ) : (
        event !== undefined && (
          <View className="door-head">
            <Text className="line soft number">{event.when}</Text>
            <Text className="title">{event.title}</Text>
            <Text className="line soft number">
              {`${event.placeName} · ${event.expected} 位会来 · ${event.left > 0 ? `还有 ${event.left} 席` : '已满'}`}
            </Text>
          </View>
        )
      )}
      <InviteeList invitees={invitees} />
    </Page>
  );
}
