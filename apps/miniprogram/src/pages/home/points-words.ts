// What becomes of the points on 首页, in sentences: numbers first, one fact each.
import { dayWords } from '../../words/days';
import { grouped, yuanWords } from '../../words/numbers';
import type { Home } from './answers';

export interface PointsSentence {
  readonly id: 'worth' | 'kept' | 'pending' | 'owed' | 'expiring' | 'no-points';
  readonly text: string;
}

/** `now` in the phone's milliseconds: days of another year are told with it. */
export function pointsWords({ state, points, expiring }: Pick<Home, 'state' | 'points' | 'expiring'>, now: number) {
  const { balance, available, pending, pendingUntil, owed, worthFen } = points;
  const frozen = state === 'frozen';
  const sentences: PointsSentence[] = [];
  const say = (id: PointsSentence['id'], text: string): void => void sentences.push({ id, text });
  if (frozen && balance > 0) say('kept', '积分为您保留，解冻后可用');
  if (!frozen && available > 0 && worthFen > 0) {
    const worth = `可抵 ${yuanWords(worthFen)}`;
    say('worth', pending > 0 ? `其中 ${grouped(available)} 分现在可用，${worth}` : worth);
  }
  if (!frozen && pending > 0)
    say('pending', `${grouped(pending)} 分${pendingUntil === null ? '稍后' : ` ${dayWords(pendingUntil, now)}起`}可用`);
  if (owed > 0) say('owed', `退货还需扣回 ${grouped(owed)} 分，从之后的积分里抵`);
  if (expiring !== null && expiring.points > 0)
    say('expiring', `${grouped(expiring.points)} 分 ${dayWords(expiring.on, now)}到期`);
  if (balance === 0 && owed === 0) say('no-points', '到店消费即可积分');
  return sentences;
}
