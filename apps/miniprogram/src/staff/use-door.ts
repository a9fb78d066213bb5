// The door of one event on this phone: its list, what was scanned, and what waits to be told, with or without a network.
import { useCallback, useEffect, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { staffEventEndpoints } from '@guike/contracts/http';
import { problemOf } from '../api/refused';
import { phoneTime } from '../clock';
import { onReconnect } from '../device/network';
import { newId } from '../rewards/wish';
import {
  type Door,
  type DoorLine,
  type Scan,
  type Verdict,
  arrivedWith,
  inOrder,
  judge,
  judged,
  withKept,
} from './door-book';
import { settle, writeAndSettle } from './door-settling';
import { type DoorNote, keepDoor, keptDoor, useDoorBook } from './door-store';
import { staffCall, staffWords } from './staff-call';
import { currentStaff } from './staff-session';

export interface DoorOnPhone {
  /** Null until there is a list. */
  readonly door: Door | null;
  readonly lines: readonly DoorLine[];
  readonly arrived: number;
  /** How much I have written down that is not told yet. */
  readonly waiting: number;
  /** Who else has, on this phone: only they can tell it. */
  readonly others: readonly string[];
  /** Why the list or the telling has to wait, for people. */
  readonly problem: string | null;
  /** The list could not be renewed: it is as old as it says. */
  readonly isOld: boolean;
  readonly verdict: Verdict | null;
  readonly notes: readonly DoorNote[];
  readonly reload: () => Promise<void>;
  /** Never throws. */
  readonly scanned: (what: Omit<Scan, 'id' | 'at'>) => Promise<void>;
  readonly markPaid: (memberId: string) => Promise<void>;
}

const TRY_AGAIN_MS = 10_000;

/** The list, asked for when the page appears, after scanning and when the network is back. */
function useDoorList(eventId: string) {
  const [problem, setProblem] = useState<{ readonly words: string; readonly isOld: boolean } | null>(null);
  const reload = useCallback(async (): Promise<void> => {
    await settle();
    try {
      keepDoor(await staffCall(staffEventEndpoints.door, { params: { id: eventId } }));
      setProblem(null);
    } catch (error) {
      setProblem({ words: staffWords(problemOf(error)), isOld: true });
    }
  }, [eventId]);
  useEffect(() => void reload(), [reload]);
  useEffect(() => onReconnect(() => void reload()), [reload]);
  return { problem, setProblem, reload };
}

/** Tells what waits as soon as that is possible. */
function useTelling(waits: boolean): void {
  useDidShow(() => void settle());
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => void settle(), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits]);
}

export function useDoor(eventId: string): DoorOnPhone {
  const book = useDoorBook();
  const { problem, setProblem, reload } = useDoorList(eventId);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const by = currentStaff()?.name ?? '';
  const door = keptDoor(eventId);
  const kept = book.kept.filter((each) => each.eventId === eventId);
  useTelling(kept.some((each) => each.by === by));

  const scanned = async (what: Omit<Scan, 'id' | 'at'>): Promise<void> => {
    const scan = { ...what, id: newId(), at: new Date(phoneTime()).toISOString() };
    const known = keptDoor(eventId)?.lines ?? [];
    setVerdict(judge(scan, withKept(known, kept)));
    const told = await writeAndSettle({ kind: 'scan', eventId, by, scan });
    if (told === null) return;
    if (told.answer !== null) setVerdict(judged(told.answer));
    else if (told.refused !== null)
      setVerdict({ tone: 'no', who: null, words: staffWords(told.refused), dueFen: 0, memberId: null });
  };

  const markPaid = async (memberId: string): Promise<void> => {
    try {
      const line = await staffCall(staffEventEndpoints.markPaid, { params: { id: eventId }, body: { memberId } });
      const latest = keptDoor(eventId);
      if (latest !== null)
        keepDoor({
          ...latest,
          lines: latest.lines.map((each) => (each.memberId === memberId ? { ...each, ...line } : each)),
        });
      setVerdict((before) => (before?.memberId === memberId ? { ...before, dueFen: 0 } : before));
    } catch (error) {
      setProblem({ words: staffWords(problemOf(error)), isOld: false });
    }
  };

  return {
    door,
    lines: door === null ? [] : inOrder(withKept(door.lines, kept)),
    arrived: door === null ? 0 : arrivedWith(door, kept),
    waiting: kept.filter((each) => each.by === by).length,
    others: [...new Set(kept.map((each) => each.by))].filter((each) => each !== by),
    problem: problem?.words ?? null,
    isOld: problem?.isOld ?? false,
    verdict,
    notes: book.notes.filter((note) => note.eventId === eventId),
    reload,
    scanned,
    markPaid,
  };
}
