// The store, the day and the time that somebody chooses, and booking them: once however often it is tapped.
import { useState } from 'react';
import { bookingEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useWish } from '../benefits/use-wish';
import { phoneTime } from '../clock';
import { useAskForMessages } from '../messages/use-ask-for-messages';
import { type Remote, useRemote } from '../remote/use-remote';
import { backToBooked, goBooked } from '../ui/go';
import { dayWords } from '../words/days';
import { type Times, firstFree } from './times';

export interface BookingWish {
  readonly remote: Remote<Times>;
  readonly day: string | null;
  readonly minute: number | null;
  /** The time that is chosen, in words; null while none is, or it is full. */
  readonly time: string | null;
  readonly note: string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly chooseStore: (code: string) => void;
  readonly chooseDay: (day: string) => void;
  readonly chooseMinute: (minute: number) => void;
  readonly setNote: (note: string) => void;
  readonly book: () => void;
}

/** `bookingId`: of the booking that is put off; null: a new one. */
export function useBookingWish(code: string, bookingId: string | null): BookingWish {
  const [store, setStore] = useState<string | undefined>(undefined);
  const query = store === undefined ? {} : { store };
  const remote = useRemote(`slots/${code}/${store ?? ''}`, bookingEndpoints.slots, { params: { code }, query });
  const [chosen, setChosen] = useState<{ readonly day: string; readonly minute: number | null } | null>(null);
  const [note, setNote] = useState('');
  const { busy, problem, send } = useWish(remote.reload);
  const ask = useAskForMessages('booking');
  const day = chosen?.day ?? firstFree(remote.data?.days ?? []);
  const minute = chosen?.minute ?? null;

  const book = (): void => {
    const at = remote.data?.store ?? null;
    if (day === null || minute === null || at === null) return;
    ask();
    void send(`booking/${bookingId ?? code}/${at}/${day}/${minute}`, async (id) => {
      const body = { day, fromMinute: minute };
      if (bookingId === null) {
        await call(bookingEndpoints.book, { body: { id, code, store: at, note: note.trim(), ...body } });
        goBooked(id, { instead: true });
      } else {
        await call(bookingEndpoints.changeBooking, { params: { id: bookingId }, body });
        backToBooked(bookingId);
      }
    });
  };
  return {
    ...{ remote, day, minute, note, busy, problem, book, setNote },
    time: timeOf(remote.data, day, minute),
    chooseStore: (each) => {
      setStore(each);
      setChosen(null);
    },
    chooseDay: (each) => setChosen({ day: each, minute: null }),
    chooseMinute: (each) => setChosen(day === null ? null : { day, minute: each }),
  };
}

function timeOf(times: Times | null, day: string | null, minute: number | null): string | null {
  const slot = times?.days.find((each) => each.day === day)?.slots.find(({ fromMinute }) => fromMinute === minute);
  return slot === undefined || slot.left === 0 || day === null ? null : `${dayWords(day, phoneTime())} ${slot.time}`;
}
