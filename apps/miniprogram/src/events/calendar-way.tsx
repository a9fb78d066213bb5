// Putting the event into the phone's calendar.
import { useState } from 'react';
import { addToCalendar } from '../device/calendar';
import { apiBase } from '../settings';
import { Button } from '../ui/button';
import { Banner } from '../ui/trouble';
import type { AnyEvent } from './invitations';

type CalendarWayProps = Pick<AnyEvent, 'title' | 'placeName' | 'startsAt' | 'endsAt' | 'calendar'>;

export function CalendarWay({ title, placeName, startsAt, endsAt, calendar }: CalendarWayProps) {
  const [said, setSaid] = useState<string | null>(null);
  const entry = { title, place: placeName, startsAt, endsAt, file: `${apiBase}${calendar}` };
  return (
    <>
      <Button id="add-to-calendar" kind="quiet" onTap={() => void addToCalendar(entry).then(setSaid)}>
        加入日历
      </Button>
      {said !== null && <Banner id="calendar-said">{said}</Banner>}
    </>
  );
}
