// Answering an invitation: each answer is one, however often it is tapped, and what the server says is shown at once.
import { type AnswerOf, eventEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useWish } from '../benefits/use-wish';
import { phoneTime } from '../clock';
import { useAskForMessages } from '../messages/use-ask-for-messages';
import { remember } from '../remote/memory';
import { currentSession } from '../session/session';
import type { MyEvent } from './invitations';
import type { Companions } from './party';

export interface Answering {
  readonly busy: boolean;
  /** Why the last answer was refused, for people. */
  readonly problem: string | null;
  /** None of them throws; true when it was taken. */
  readonly accept: (companions: Companions) => Promise<boolean>;
  readonly changeParty: (companions: Companions) => Promise<boolean>;
  readonly confirm: () => Promise<boolean>;
  readonly decline: () => Promise<boolean>;
  readonly cancel: () => Promise<boolean>;
}

/** What a member's event is remembered under. */
export const eventKey = (id: string): string => `event/${id}`;

export function useAnswering({ id, price }: MyEvent, reload: () => Promise<void>): Answering {
  const { busy, problem, send } = useWish(reload);
  const ask = useAskForMessages('event');
  const params = { id };

  const say = async (what: string, sending: (request: string) => Promise<MyEvent>): Promise<boolean> => {
    let taken = false;
    await send(`${eventKey(id)}/${what}`, async (request) => {
      shown(await sending(request));
      taken = true;
    });
    return taken;
  };
  /** The price for all, as it was shown. */
  const paying = (companions: Companions) =>
    price.kind === 'points' ? { points: price.points * (1 + companions.length) } : {};
  const withParty = (what: 'accept' | 'changeParty') => (companions: Companions) =>
    say(`${what}/${JSON.stringify(companions)}`, (request) =>
      call(eventEndpoints[what], { params, body: { id: request, companions, ...paying(companions) } }),
    );
  const plain = (what: 'confirm' | 'decline' | 'cancel') => () =>
    say(what, (request) => call(eventEndpoints[what], { params, body: { id: request } }));

  return {
    busy,
    problem,
    accept: (companions) => {
      ask();
      return withParty('accept')(companions);
    },
    changeParty: withParty('changeParty'),
    confirm: () => {
      ask();
      return plain('confirm')();
    },
    decline: plain('decline'),
    cancel: plain('cancel'),
  };
}

/** An answer holds the event anew: the page shows it without asking again. */
function shown(event: AnswerOf<typeof eventEndpoints.event>): void {
  const scope = currentSession()?.scope;
  if (scope !== undefined) remember(`${scope}/${eventKey(event.id)}`, { at: phoneTime(), json: event });
}
