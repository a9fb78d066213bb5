// Messages under the day they came. Pure.
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { instantDayWords } from '../../words/days';

export type Message = AnswerOf<typeof memberEndpoints.inbox>['messages'][number];

/** `messages` newest first; days in words, by the phone's calendar at `now` (milliseconds). */
export function byDay(messages: readonly Message[], now: number): { day: string; messages: Message[] }[] {
  const days: { day: string; messages: Message[] }[] = [];
  for (const message of messages) {
    const day = instantDayWords(message.at, now);
    const last = days[days.length - 1];
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}
