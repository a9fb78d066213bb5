// What attendees read after an event: thanks, what they were given for coming, and the question how it was.
import type { Points } from '@guike/kernel';
import { count } from '@guike/programme';
import type { Message } from './messages';

/** `gift`: the benefit that was given, by its name. */
export function eventThanksMessage({
  title,
  points,
  gift,
}: {
  readonly title: string;
  readonly points: Points;
  readonly gift: string | null;
}): Message {
  const given = [
    ...(points === 0 ? [] : [`${count(points)} 积分已记入`]),
    ...(gift === null ? [] : [`另为您备了${gift}，在权益里查看`]),
  ];
  return {
    kind: 'event',
    title: '谢谢您来',
    body: [`「${title}」谢谢您到场`, ...given, '觉得怎么样，点开说一句，下次我们做得更好'].join('。').concat('。'),
  };
}
