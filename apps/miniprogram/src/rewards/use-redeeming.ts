// Redeeming a reward: asked once however often it is tapped, and what the server said.
import { useRef, useState } from 'react';
import { type Problem, obstacles, rewardEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { problemOf } from '../api/refused';
import { currentSession } from '../session/session';
import { grouped } from '../words/numbers';
import type { Offer } from './offers';
import { answered, wishFor } from './wish';

export interface Redeeming {
  readonly busy: boolean;
  /** Why the last try failed, for people. */
  readonly problem: string | null;
  /** Asks for it at the price that is shown. Never throws. */
  readonly redeem: () => Promise<void>;
}

/** `onRedeemed` is given the redemption; `onRefused` is called when the offer on the screen is no longer true. */
export function useRedeeming(
  { id: rewardId, points }: Offer,
  onRedeemed: (redemptionId: string) => void,
  onRefused: () => Promise<void>,
): Redeeming {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);

  const redeem = async (): Promise<void> => {
    const scope = currentSession()?.scope;
    if (asked.current || scope === undefined) return;
    asked.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await call(rewardEndpoints.redeem, {
        body: { id: wishFor(scope, rewardId), rewardId, points },
      });
      answered(scope, rewardId);
      onRedeemed(id);
    } catch (error) {
      const refused = problemOf(error);
      setProblem(wordsOf(refused));
      if (refused.status >= 400 && refused.status < 500) await onRefused();
    } finally {
      asked.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, redeem };
}

/** A lost answer may have been a yes: trying again is safe, and nothing is tried by itself here. */
function wordsOf({ code, title, detail }: Problem): string {
  if (code === 'OFFLINE') return '网络不太顺，请再试一次。重复点按不会多扣积分';
  const { sentence, points } = detail ?? {};
  if (code === 'REWARD_CHANGED' && typeof points === 'number')
    return `价格已改为 ${grouped(points)} 积分，请看过再兑换`;
  const why = typeof sentence === 'string' ? sentence : title;
  return obstacles.some((obstacle) => obstacle === code) ? `${why}。积分没有扣` : why;
}
