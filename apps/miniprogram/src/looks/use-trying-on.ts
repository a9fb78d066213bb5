// Having the clothes of a look hung up: store and day, sent once however often it is tapped; and calling it off.
import { useState } from 'react';
import { lookReservationEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useWish } from '../benefits/use-wish';
import { type Remote, useRemote } from '../remote/use-remote';
import type { TryingOn } from './answers';

export interface UsedTryingOn {
  readonly remote: Remote<TryingOn>;
  readonly store: string | null;
  readonly day: string | null;
  readonly note: string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly chooseStore: (code: string) => void;
  readonly chooseDay: (day: string) => void;
  readonly setNote: (note: string) => void;
  readonly reserve: () => void;
  readonly cancel: (id: string) => void;
}

export function useTryingOn(lookId: string): UsedTryingOn {
  const remote = useRemote(`trying-on/${lookId}`, lookReservationEndpoints.tryingOn, { params: { id: lookId } });
  const [chosenStore, chooseStore] = useState<string | null>(null);
  const [day, chooseDay] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const { busy, problem, send } = useWish(remote.reload);
  const store = chosenStore ?? remote.data?.store ?? null;

  const reserve = (): void => {
    if (store === null || day === null) return;
    void send(`trying-on/${lookId}/${store}/${day}`, async (id) => {
      await call(lookReservationEndpoints.reserve, { body: { id, lookId, store, day, note: note.trim() } });
      await remote.reload();
    });
  };
  const cancel = (id: string): void =>
    void send(`trying-on/${id}/cancel`, async () => {
      await call(lookReservationEndpoints.cancelReservation, { params: { id } });
      await remote.reload();
    });
  return { remote, store, day, note, busy, problem, chooseStore, chooseDay, setNote, reserve, cancel };
}
