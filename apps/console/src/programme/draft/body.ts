// A programme's text and the changes an editor makes to it: each gives a new text and leaves all else as it is. Pure.

export type Body = Readonly<Record<string, unknown>>;
export type Step = string | number;
/** The way to a place in the text: `['tiers', 1, 'name']`. */
export type Path = readonly Step[];

type Node = Readonly<Record<Step, unknown>>;

export const placeOf = (path: Path): string => path.join('.');

/** What stands at a place; undefined where nothing does. */
export function at(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Node | null | undefined)?.[step], body);
}

/** The rows that stand at a place; none where there is no list. */
export function rowsAt(body: unknown, path: Path): readonly unknown[] {
  const found = at(body, path);
  return Array.isArray(found) ? (found as unknown[]) : [];
}

/** The text with another value at a place. */
export function put<T>(body: T, [step, ...rest]: Path, value: unknown): T {
  if (step === undefined) return value as T;
  const next = put((body as Node | null | undefined)?.[step], rest, value);
  if (Array.isArray(body)) return (body as unknown[]).with(Number(step), next) as T;
  return { ...(body as Node), [step]: next } as T;
}

export const insert = <T>(body: T, list: Path, value: unknown): T => put(body, list, [...rowsAt(body, list), value]);

export const remove = <T>(body: T, list: Path, index: number): T =>
  put(body, list, rowsAt(body, list).toSpliced(index, 1));

export function move<T>(body: T, list: Path, from: number, to: number): T {
  const rows = rowsAt(body, list);
  return put(body, list, rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]));
}

/** A code that no other row of the list has: tier_4. */
export function freeCode(rows: readonly unknown[], stem: string): string {
  const taken = new Set(rows.map((row) => (row as Node | null)?.['code']));
  for (let number = rows.length + 1; ; number += 1) {
    const code = `${stem}_${number}`;
    if (!taken.has(code)) return code;
  }
}

const TIERS: Path = ['tiers'];

/**
 * A tier one place lower or higher. The first is given by joining and has no way in: whoever comes to stand there
 * leaves theirs to the one that gives the place up.
 */
export function moveTier<T>(body: T, from: number, to: number): T {
  const moved = move(body, TIERS, from, to);
  if (Math.min(from, to) !== 0) return moved;
  const given = at(moved, ['tiers', 0, 'enter']) ?? blankRule();
  return put(put(moved, ['tiers', 0, 'enter'], null), ['tiers', Math.max(from, to), 'enter'], given);
}

/** Without a tier, and without what was for it alone; the next to be the first is given by joining. */
export function removeTier<T>(body: T, index: number): T {
  const code = at(body, ['tiers', index, 'code']);
  const left = tierLists.reduce((now, list) => withoutTier(now, list, code), remove(body, TIERS, index));
  return index === 0 && rowsAt(left, TIERS).length > 0 ? put(left, ['tiers', 0, 'enter'], null) : left;
}

/** Lists whose rows are for some tiers, or for all where a row names none. */
const tierLists: readonly Path[] = [
  ['birthday', 'gift'],
  ['care', 'rhythm'],
  ['care', 'circles'],
  ['points', 'multipliers'],
];

/** A row for this tier alone goes: naming none it would be for everybody. */
function withoutTier<T>(body: T, list: Path, code: unknown): T {
  const rows = rowsAt(body, list);
  const left = rows
    .filter((row) => at(row, ['when', 'tier']) !== code || code === undefined)
    .filter((row) => !(rowsAt(row, TIERS).length === 1 && rowsAt(row, TIERS)[0] === code))
    .map((row) => {
      const named = rowsAt(row, TIERS);
      return named.includes(code)
        ? put(
            row,
            TIERS,
            named.filter((each) => each !== code),
          )
        : row;
    });
  return rows.every((row, index) => row === left[index]) ? body : put(body, list, left);
}

export function addTier<T>(body: T): T {
  const tiers = rowsAt(body, TIERS);
  return insert(body, TIERS, {
    code: freeCode(tiers, 'tier'),
    name: '',
    enter: tiers.length === 0 ? null : blankRule(),
    keep: null,
    expectedMembers: null,
    raiseEntryAbove: null,
    stores: 'all',
    whilePaid: false,
    greeting: '',
    benefits: { pick: 0, fixed: [] },
    discounts: { always: 0, birthdayMonth: 0, companion: 0, nextPurchase: 0, familySharing: false },
    welcome: [],
  });
}

/** A condition whose number is still to be written. */
export const blankCondition = () => ({ fact: 'netSpendFen', window: 'rolling12Months', atLeast: null });
export const blankRule = () => ({ any: [{ all: [blankCondition()] }] });
