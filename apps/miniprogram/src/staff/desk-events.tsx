// 活动 on the desk: today's lead to the door, the others to whom I invited.
import { Text } from '@tarojs/components';
import { goStaffEvent } from '../ui/go';
import { Row } from '../ui/row';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import type { DeskEvent, DeskEvents } from './use-desk-events';

export function DeskEventList({ events: { events, problem, waiting } }: { readonly events: DeskEvents }) {
  if (problem === null && waiting === 0 && (events === null || events.length === 0)) return null;
  return (
    <Section id="staff-events" title="活动">
      {problem !== null && <Banner id="events-problem">{problem}</Banner>}
      {waiting > 0 && <Banner id="events-waiting">{`签到未上传 ${waiting} 条，联网后自动上传`}</Banner>}
      {events?.map((event) => (
        <EventRow key={event.id} event={event} />
      ))}
    </Section>
  );
}

function EventRow({ event: { id, title, when, today, arrived, expected, left } }: { readonly event: DeskEvent }) {
  return (
    <Row
      id={`staff-event-${id}`}
      note={[when, today ? `已到 ${arrived}，应到 ${expected}` : left > 0 ? `还有 ${left} 席` : '已满'].join(' · ')}
      side={today ? <Text className="link">签到</Text> : undefined}
      onTap={() => goStaffEvent(today ? 'door' : 'event', id)}
    >
      <Text>{title}</Text>
    </Row>
  );
}
