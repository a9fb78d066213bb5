// A whole programme in sentences, and what differs between two: for the editor, the history and the rules page. Pure.
import type { Programme } from '../schema';
import { carePart, classesPart, commissionPart, trialPart } from './care';
import { joiningPart } from './joining';
import { type Line, type Part, forOffice, line } from './line';
import { messagesPart } from './messages';
import { pointsPart, rewardsPart } from './points';
import { referralPart } from './referral';
import { benefitParts, birthdayPart, looksPart } from './service';
import { ladderPart, tierParts } from './tiers';

/** Sentences under one title. */
export interface WordsSection {
  readonly title: string;
  readonly sentences: string[];
}

/** What changed under one title. */
export interface WordsDifference {
  readonly title: string;
  readonly added: string[];
  readonly removed: string[];
  readonly changed: { readonly from: string; readonly to: string }[];
}

const partsOf = (programme: Programme): Part[] => [
  namePart(programme),
  joiningPart(programme),
  ladderPart(programme),
  ...tierParts(programme),
  pointsPart(programme),
  rewardsPart(programme),
  ...benefitParts(programme),
  referralPart(programme),
  birthdayPart(programme),
  looksPart(programme),
  messagesPart(programme),
  carePart(programme),
  classesPart(programme),
  commissionPart(programme),
  trialPart(programme),
];

const namePart = ({ name, timeZone, code }: Programme): Part => ({
  key: 'programme',
  title: '方案',
  lines: forOffice([
    ...line('name', `名称：${name}`),
    ...line('code', `代码：${code}`),
    ...line('zone', `时区：${timeZone}`),
  ]),
});

/**
 * Everything the programme says, in order, without empty sections. `member`: what members may read, without greetings,
 * care, looks and commission; `office`: all of it.
 */
export function programmeInWords(programme: Programme, audience: 'member' | 'office' = 'office'): WordsSection[] {
  const isRead = ({ office }: Line): boolean => audience === 'office' || office === undefined;
  return partsOf(programme)
    .map(({ title, lines }) => ({ title, sentences: lines.filter(isRead).map(({ sentence }) => sentence) }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** What changes from one programme to another, by section, for the office; empty where nothing does. */
export function differences(before: Programme, after: Programme): WordsDifference[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const gone = old.filter(({ key }) => !fresh.some((each) => each.key === key));
  return [...fresh, ...gone]
    .map(({ key, title }) => ({ title, ...between(linesOf(old, key), linesOf(fresh, key)) }))
    .filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);
}

const linesOf = (parts: readonly Part[], key: string): readonly Line[] =>
  parts.find((each) => each.key === key)?.lines ?? [];

function between(before: readonly Line[], after: readonly Line[]): Omit<WordsDifference, 'title'> {
  // A sentence that only moved to another place has not changed.
  const [was, is] = [less(before, after), less(after, before)];
  const changed = is.flatMap(({ key, sentence }) =>
    was.filter((each) => each.key === key).map((each) => ({ from: each.sentence, to: sentence })),
  );
  const unpaired = (lines: readonly Line[], others: readonly Line[]) =>
    lines.filter(({ key }) => !others.some((each) => each.key === key)).map(({ sentence }) => sentence);
  return { added: unpaired(is, was), removed: unpaired(was, is), changed };
}

/** What one says and the other does not. */
const less = (lines: readonly Line[], others: readonly Line[]): Line[] =>
  lines.filter(({ sentence }) => !others.some((each) => each.sentence === sentence));
