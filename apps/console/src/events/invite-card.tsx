// The event as its card stands in the mini-program: the cover, the day as on a printed invitation, what remains.
import type { AnswerOf, adminEventEndpoints } from '@guike/contracts/http';
import { count, timeText } from '../ui/format';
import { Panel } from '../ui/panel';
import { EventThumb } from './event-thumb';
import { weekdayNames } from './event-words';
import { type Terms, localOf } from './terms';

interface InviteCardProps {
  readonly terms: Terms;
  /** What the server makes of it in words; undefined while it cannot be asked. */
  readonly told: AnswerOf<typeof adminEventEndpoints.previewEvent> | undefined;
  readonly seatsLeft: number;
}

export function InviteCard({ terms, told, seatsLeft }: InviteCardProps) {
  const { title, about, cover, place, startsAt, replyBy, agenda } = terms;
  const [day = '', time = ''] = localOf(startsAt).split('T');
  const weekday = weekdayNames[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return (
    <Panel title="会员看到的" testId="invite-card">
      <article className="invite">
        <div className="invite-cover">
          <EventThumb cover={cover} width={600} className="invite-picture" />
        </div>
        <p className="invite-date">
          <span className="invite-day">{Number(day.slice(8))}</span>
          <span>
            {Number(day.slice(5, 7))}月
            <br />周{weekday} {time}
          </span>
        </p>
        <h3>{title}</h3>
        <p className="quiet">{place.name}</p>
        {about !== '' && <p className="invite-about">{about}</p>}
        {agenda.length > 0 && (
          <ol className="invite-agenda">
            {agenda.map((line, at) => (
              <li key={at}>
                <span>{line.time}</span> {line.words}
              </li>
            ))}
          </ol>
        )}
        <p className="invite-foot">
          {told?.replyWords ?? `${timeText(replyBy)} 前回复`} · 还有 {count(Math.max(0, seatsLeft))} 席
        </p>
        <p className="quiet">
          {told === undefined ? ' ' : [told.forWhom, told.priceWords].filter(Boolean).join(' · ')}
        </p>
      </article>
    </Panel>
  );
}
