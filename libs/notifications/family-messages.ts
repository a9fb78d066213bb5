// What members read who share their rights with one another.
import type { BusinessDay } from '@guike/kernel';
import { dayInWords } from '@guike/programme';
import type { Message } from './messages';

/** `name`: of the other one, in part; null where none is known. */
const who = (name: string | null): string => name ?? '家人';

/** To the owner. */
export const familyAcceptedMessage = (name: string | null): Message => ({
  kind: 'benefit',
  title: `${who(name)}接受了您的邀请`,
  body: '从现在起，对方到店可以用您的权益，用的是您的次数。想结束时，在权益的「家人同享」里移除即可。',
});

/** To the owner, when the guest ends it. */
export const familyLeftMessage = (name: string | null): Message => ({
  kind: 'benefit',
  title: `${who(name)}退出了家人同享`,
  body: '对方不再用您的权益。需要时可以在权益的「家人同享」里再邀请。',
});

/** To the guest, when the owner ends it. */
export const familyEndedMessage = (name: string | null): Message => ({
  kind: 'benefit',
  title: `${who(name)}结束了与您的同享`,
  body: '您自己的权益不受影响，在权益里随时可以看到。',
});

/** To the owner: what a guest had. `day`: the business day. */
export const familyUsedMessage = (use: {
  readonly name: string | null;
  readonly benefit: string;
  readonly day: BusinessDay;
  readonly left: string | null;
}): Message => ({
  kind: 'benefit',
  title: `${who(use.name)}用了您的「${use.benefit}」`,
  body: `${dayInWords(use.day, use.day)}到店使用，记在您的次数里${use.left === null ? '' : `，${use.left}`}。`,
});
