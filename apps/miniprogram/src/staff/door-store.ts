// What the door keeps on the phone: lists of events with masked names until they end, and scans until the server has them.
import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';
import { answerFrom, staffEventEndpoints } from '@guike/contracts/http';
import { z } from 'zod';
import { phoneTime } from '../clock';
import { type Door, type Kept, idOf } from './door-book';

const LIST = 'door/';
const KEPT = 'door-kept';
const NOTES = 'door-notes';
const instant = z.string();
const digits = z.string().optional();

const keptShape = z.array(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('scan'),
      eventId: z.string(),
      by: z.string(),
      scan: z.object({
        ...{ id: z.string(), at: instant, code: digits, card: digits, memberId: digits },
        persons: z.int().optional(),
      }),
    }),
    z.object({
      kind: z.literal('walk_in'),
      eventId: z.string(),
      by: z.string(),
      walkIn: z.object({
        ...{ id: z.string(), at: instant, persons: z.int(), beyondSeats: z.boolean().optional() },
        member: z.object({ card: z.string() }).optional(),
      }),
    }),
  ]),
);
const noteShape = z.array(z.object({ id: z.string(), eventId: z.string(), at: instant, words: z.string() }));
/** Something that was written down without a network, and that the server did not take. */
export type DoorNote = z.infer<typeof noteShape>[number];

interface Book {
  readonly kept: readonly Kept[];
  readonly notes: readonly DoorNote[];
  /** Changes when a list does. */
  readonly turn: number;
}

let book: Book | null = null;
const listeners = new Set<() => void>();

function current(): Book {
  book ??= {
    kept: keptShape.catch([]).parse(Taro.getStorageSync<unknown>(KEPT) || []),
    notes: noteShape.catch([]).parse(Taro.getStorageSync<unknown>(NOTES) || []),
    turn: 0,
  };
  return book;
}

function change(next: Partial<Book>): void {
  book = { ...current(), ...next, turn: current().turn + 1 };
  if (next.kept !== undefined) Taro.setStorageSync(KEPT, next.kept);
  if (next.notes !== undefined) Taro.setStorageSync(NOTES, next.notes);
  for (const listener of listeners) listener();
}

/** Everything that waits, and what was not taken; components are drawn again when it changes. */
export const useDoorBook = (): Book => useSyncExternalStore(subscribe, current, current);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const keptBy = (by: string): readonly Kept[] => current().kept.filter((each) => each.by === by);

/** Written down at once, before anything is sent: nothing is lost when the app closes. */
export const write = (kept: Kept): void => change({ kept: [...current().kept, kept] });

/** The server has these, or refused them. */
export function settled(ids: ReadonlySet<string>): void {
  change({ kept: current().kept.filter((each) => !ids.has(idOf(each))) });
}

export const addNote = (note: DoorNote): void => change({ notes: [...current().notes, note] });
export const dropNote = (id: string): void => change({ notes: current().notes.filter((note) => note.id !== id) });

/** Keeps the list of an event; a newer one takes its place. */
export function keepDoor(door: Door): void {
  Taro.setStorageSync(LIST + door.event.id, door);
  change({});
}

/** The list that was kept; null where there is none, or its time is over. */
export function keptDoor(eventId: string): Door | null {
  const stored = Taro.getStorageSync<unknown>(LIST + eventId) || null;
  if (stored === null) return null;
  try {
    const door = answerFrom(staffEventEndpoints.door, stored);
    if (Date.parse(door.keepUntil) > phoneTime()) return door;
  } catch {
    // Kept by an older version of this app.
  }
  Taro.removeStorageSync(LIST + eventId);
  return null;
}

/** The lists on this phone, for when there is no network to ask. */
export const keptDoors = (): readonly Door[] => listNames().flatMap((name) => keptDoor(name.slice(LIST.length)) ?? []);

/** Who signs out leaves no list behind; what waits to be told stays. */
export function forgetDoors(): void {
  for (const name of listNames()) Taro.removeStorageSync(name);
}

const listNames = (): readonly string[] => Taro.getStorageInfoSync().keys.filter((name) => name.startsWith(LIST));
