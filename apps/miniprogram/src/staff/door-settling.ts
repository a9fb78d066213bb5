// Telling the server what was written down at the door: in order, each once, again whenever there is a network.
import { type Problem, staffEventEndpoints } from '@guike/contracts/http';
import { passes, problemOf } from '../api/refused';
import { clockOf } from '../events/times';
import { type Kept, type ScanAnswer, answeredIn, idOf, judged, momentOf } from './door-book';
import { addNote, keepDoor, keptBy, keptDoor, settled, write } from './door-store';
import { staffCall } from './staff-call';
import { currentStaff } from './staff-session';

/** As many as the server takes at once. */
const MOST_AT_ONCE = 200;

/** What became of something that was written down: the server's answer to a scan, or why it was not taken. */
export interface Told {
  readonly answer: ScanAnswer | null;
  readonly refused: Problem | null;
}

let underWay: Promise<Problem | null> | null = null;
/** What somebody is looking at; everything else that is not taken becomes a note. */
const watched = new Set<string>();
const outcomes = new Map<string, Told>();

/**
 * Tells everything that the person who is signed in has written down; answers why some of it has to wait, or null. Calls
 * that come while one is under way get the next one. Never throws.
 */
export function settle(): Promise<Problem | null> {
  const before = underWay;
  const mine = (before ?? Promise.resolve(null)).then(settleNow).finally(() => {
    if (underWay === mine) underWay = null;
  });
  underWay = mine;
  return mine;
}

/** Writes something down and tells it at once; null when it has to wait for the network. Never throws. */
export async function writeAndSettle(kept: Kept): Promise<Told | null> {
  const id = idOf(kept);
  watched.add(id);
  write(kept);
  await settle();
  watched.delete(id);
  const outcome = outcomes.get(id) ?? null;
  outcomes.delete(id);
  return outcome;
}

async function settleNow(): Promise<Problem | null> {
  for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
    let answers: readonly ScanAnswer[] = [];
    let refused: Problem | null = null;
    try {
      answers = await tell(batch);
    } catch (error) {
      refused = problemOf(error);
      if (mayPass(refused)) return refused;
    }
    for (const kept of batch) became(kept, { answer: answers.find(({ id }) => id === idOf(kept)) ?? null, refused });
    settled(new Set(batch.map(idOf)));
  }
  return null;
}

function became(kept: Kept, told: Told): void {
  const id = idOf(kept);
  if (watched.has(id)) {
    outcomes.set(id, told);
    return;
  }
  const { answer, refused } = told;
  const words = refused?.title ?? (answer !== null && judged(answer).tone === 'no' ? answer.sentence : null);
  if (words === null) return;
  const at = momentOf(kept);
  const what = kept.kind === 'scan' ? (answer?.nameMasked ?? '一张票') : `没报名的 ${kept.walkIn.persons} 位`;
  addNote({ id, eventId: kept.eventId, at, words: `${clockOf(at)} ${what}：${words}` });
}

/** Scans of one event that follow one another, or one walk-in. */
function nextBatch(): readonly Kept[] {
  const mine = keptBy(currentStaff()?.name ?? '');
  const [first] = mine;
  if (first === undefined || first.kind === 'walk_in') return mine.slice(0, 1);
  const end = mine.findIndex(({ kind, eventId }) => kind !== 'scan' || eventId !== first.eventId);
  return mine.slice(0, Math.min(end === -1 ? mine.length : end, MOST_AT_ONCE));
}

async function tell(batch: readonly Kept[]): Promise<readonly ScanAnswer[]> {
  const [first] = batch;
  if (first === undefined) return [];
  const params = { id: first.eventId };
  const door = keptDoor(first.eventId);
  if (first.kind === 'walk_in') {
    const { arrived, expected } = await staffCall(staffEventEndpoints.walkIn, { params, body: first.walkIn });
    if (door !== null) keepDoor({ ...door, event: { ...door.event, arrived, expected } });
    return [];
  }
  const scans = batch.flatMap((each) => (each.kind === 'scan' ? [each.scan] : []));
  const told = await staffCall(staffEventEndpoints.scan, { params, body: { scans } });
  if (door !== null) keepDoor(answeredIn(door, told));
  return told.scans;
}

/** The network, the server, too many at once, or the person has to sign in again: it stays written down. */
const mayPass = (problem: Problem): boolean =>
  passes(problem) || problem.code === 'UNAUTHENTICATED' || problem.code === 'RATE_LIMITED';
