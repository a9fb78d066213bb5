// The door without a network: what the list says, and what is in once scans are counted.
import {
  type Door,
  type DoorLine,
  type Kept,
  answeredIn,
  arrivedWith,
  inOrder,
  judge,
  judged,
  withKept,
} from './door-book';

const line = (more: Partial<DoorLine>): DoorLine => ({
  memberId: 'm1',
  code: '111111111111',
  nameMasked: '林**',
  party: 2,
  children: 0,
  arrived: 0,
  arrivedAt: null,
  number: 1,
  feeFen: 0,
  feePaid: false,
  ...more,
});
const lin = line({});
const zhou = line({ memberId: 'm2', code: '222222222222', nameMasked: null, party: 1, number: 2, feeFen: 8_800 });
const at = '2026-11-28T06:20:00.000Z';
const scan = (more: object): Extract<Kept, { kind: 'scan' }> => ({
  kind: 'scan',
  eventId: 'e',
  by: '周敏',
  scan: { id: 's', at, ...more },
});
const walkIn: Kept = { kind: 'walk_in', eventId: 'e', by: '周敏', walkIn: { id: 'w', at, persons: 3 } };
const door = { event: { arrived: 4, expected: 3 }, lines: [lin, zhou] } as unknown as Door;

it('counts a party once, in parts too, and never more than it is', () => {
  const whole = scan({ code: lin.code });
  expect(withKept([lin], [whole, whole])).toEqual([{ ...lin, arrived: 2, arrivedAt: at }]);
  const parts = [scan({ memberId: 'm1', persons: 1 }), scan({ code: lin.code, persons: 5 })];
  expect(withKept([lin, zhou], parts)).toEqual([{ ...lin, arrived: 2, arrivedAt: at }, zhou]);
  expect(withKept([lin], [scan({ code: '999999999999' }), scan({ card: '1'.repeat(20) }), walkIn])).toEqual([lin]);
});

it('adds what waits to be told to what the server has counted', () => {
  expect(arrivedWith(door, [])).toBe(4);
  expect(arrivedWith(door, [scan({ code: lin.code }), scan({ code: lin.code }), walkIn])).toBe(9);
});

it('says at once who is welcome, who is in already, and what only the server knows', () => {
  const says = (more: object, lines: readonly DoorLine[] = [lin, zhou]) => judge(scan(more).scan, lines);
  expect(says({ code: lin.code })).toMatchObject({ tone: 'in', who: '林**', words: '2 位请进，1 号', dueFen: 0 });
  expect(says({ code: lin.code, persons: 1 }).words).toBe('1 位请进，还有 1 位未到，1 号');
  expect(says({ code: zhou.code })).toMatchObject({ tone: 'in', who: '会员', dueFen: 8_800, memberId: 'm2' });
  expect(says({ code: lin.code }, [{ ...lin, arrived: 2 }])).toMatchObject({
    tone: 'again',
    words: '这一行 2 位都已登记过',
  });
  expect(says({ code: '999999999999' })).toMatchObject({ tone: 'check', memberId: null });
  expect(says({ card: '1'.repeat(20) }).words).toBe('会员码要联网核对，先记下了');
});

it('takes the word of the server, and never counts back', () => {
  const answer = {
    ...{ id: 's', memberId: 'm1', nameMasked: '林**', party: 2, arrived: 2, number: 1, feeDueFen: 0 },
    ...{ outcome: 'again' as const, sentence: '已经登记过了，14:20' },
  };
  expect(judged(answer)).toMatchObject({ tone: 'again', who: '林**', words: '已经登记过了，14:20' });
  expect(judged({ ...answer, outcome: 'not_coming' }).tone).toBe('no');
  const after = answeredIn(door, { arrived: 6, expected: 3, scans: [answer] });
  expect([after.event.arrived, after.lines.map(({ arrived }) => arrived)]).toEqual([6, [2, 0]]);
  expect(answeredIn(after, { arrived: 6, expected: 3, scans: [{ ...answer, arrived: 1 }] }).lines[0]?.arrived).toBe(2);
});

it('shows those still to come first', () => {
  expect(inOrder([{ ...lin, arrived: 2 }, line({ number: 7 }), zhou]).map(({ number }) => number)).toEqual([2, 7, 1]);
});
