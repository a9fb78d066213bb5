// The door's list with what was scanned since: who is in, and what to say to a scan before the server has. Pure.
import type { AnswerOf, CallInput, staffEventEndpoints } from '@guike/contracts/http';

export type Door = AnswerOf<typeof staffEventEndpoints.door>;
export type DoorLine = Door['lines'][number];
export type ScanAnswer = AnswerOf<typeof staffEventEndpoints.scan>['scans'][number];
export type Scan = CallInput<typeof staffEventEndpoints.scan>['body']['scans'][number];
export type WalkIn = CallInput<typeof staffEventEndpoints.walkIn>['body'] & { readonly at: string };

/** What the phone has written down and the server has not told yet. */
export type Kept = { readonly eventId: string; readonly by: string } & (
  { readonly kind: 'scan'; readonly scan: Scan } | { readonly kind: 'walk_in'; readonly walkIn: WalkIn }
);

export const idOf = (kept: Kept): string => (kept.kind === 'scan' ? kept.scan.id : kept.walkIn.id);
export const momentOf = (kept: Kept): string => (kept.kind === 'scan' ? kept.scan.at : kept.walkIn.at);

export interface Verdict {
  /** in: welcome; again: was in before; check: only the server knows; no: may not come in by this. */
  readonly tone: 'in' | 'again' | 'check' | 'no';
  readonly who: string | null;
  readonly words: string;
  /** Fen still to be paid for the party. */
  readonly dueFen: number;
  /** For marking it paid; null where nobody is known. */
  readonly memberId: string | null;
}

const lineOf = (lines: readonly DoorLine[], { code, memberId }: Scan): DoorLine | undefined =>
  lines.find((line) => (code === undefined ? line.memberId === memberId : line.code === code));

const toCome = ({ party, arrived }: DoorLine): number => Math.max(0, party - arrived);

/** The lines with everything that waits to be told counted in, in the order it was scanned. */
export function withKept(lines: readonly DoorLine[], kept: readonly Kept[]): readonly DoorLine[] {
  return kept.reduce<readonly DoorLine[]>((before, each) => {
    if (each.kind !== 'scan') return before;
    const found = lineOf(before, each.scan);
    if (found === undefined || toCome(found) === 0) return before;
    const more = Math.min(each.scan.persons ?? toCome(found), toCome(found));
    return before.map((line) =>
      line === found ? { ...line, arrived: line.arrived + more, arrivedAt: line.arrivedAt ?? each.scan.at } : line,
    );
  }, lines);
}

/** Persons who are in, by the server and by what waits to be told. */
export function arrivedWith({ event, lines }: Door, kept: readonly Kept[]): number {
  const sum = (of: readonly DoorLine[]): number => of.reduce((total, { arrived }) => total + arrived, 0);
  const walkedIn = kept.reduce((total, each) => total + (each.kind === 'walk_in' ? each.walkIn.persons : 0), 0);
  return event.arrived + sum(withKept(lines, kept)) - sum(lines) + walkedIn;
}

/** What the list says to a scan; `lines` as they were before it. */
export function judge(scan: Scan, lines: readonly DoorLine[]): Verdict {
  const line = lineOf(lines, scan);
  const nobody = { who: null, dueFen: 0, memberId: null };
  if (line === undefined)
    return scan.card === undefined
      ? { ...nobody, tone: 'check', words: '名单里没有这张票，先记下了，联网后核对' }
      : { ...nobody, tone: 'check', words: '会员码要联网核对，先记下了' };
  const { nameMasked, feePaid, feeFen, memberId, party, arrived, number } = line;
  const known = { who: nameMasked ?? '会员', dueFen: feePaid ? 0 : feeFen, memberId };
  if (toCome(line) === 0) return { ...known, tone: 'again', words: `这一行 ${party} 位都已登记过` };
  const now = scan.persons ?? toCome(line);
  const rest = party - arrived - now;
  return { ...known, tone: 'in', words: `${now} 位请进${rest > 0 ? `，还有 ${rest} 位未到` : ''}，${number} 号` };
}

/** What the server says to it. */
export function judged({ outcome, nameMasked, sentence, feeDueFen, memberId }: ScanAnswer): Verdict {
  const tone = outcome === 'in' || outcome === 'again' ? outcome : 'no';
  return { tone, who: nameMasked, words: sentence, dueFen: feeDueFen, memberId };
}

/** The list after the server has answered to scans. */
export function answeredIn(door: Door, told: AnswerOf<typeof staffEventEndpoints.scan>): Door {
  const { arrived, expected, scans } = told;
  const latest = new Map(scans.map((scan) => [scan.memberId, scan.arrived]));
  return {
    ...door,
    event: { ...door.event, arrived, expected },
    lines: door.lines.map((line) => {
      const now = latest.get(line.memberId);
      return now === undefined ? line : { ...line, arrived: Math.max(line.arrived, Math.min(now, line.party)) };
    }),
  };
}

/** Those still to come first, by number; then who is in. */
export const inOrder = (lines: readonly DoorLine[]): readonly DoorLine[] =>
  [...lines].sort((a, b) => Number(toCome(a) === 0) - Number(toCome(b) === 0) || a.number - b.number);
