// An edit of a reward under way: what it started from, what is typed, and how it goes on when the reward changes meanwhile.
import { useState } from 'react';
import type { Reward } from './reward';
import { type RewardValues, isChanged, rebased, valuesOf } from './reward-values';

export interface Editing {
  /** The reward that was read when the edit began: its version is sent, so that nobody's change is overwritten unseen. */
  readonly base: Reward;
  readonly values: RewardValues;
  readonly isUnsaved: boolean;
  readonly set: (values: RewardValues) => void;
  /** Starts again from a reward: it was saved, or what was typed is given up. */
  readonly restart: (now: Reward) => void;
  /** Goes on with what is typed, on top of what the reward has become. */
  readonly goOn: (now: Reward) => void;
  /** One's own change elsewhere on the page; after anybody else's the server shall refuse, so that it is looked at. */
  readonly follow: (now: Reward) => void;
}

export function useEditing(reward: Reward): Editing {
  const [{ base, values }, setState] = useState({ base: reward, values: valuesOf(reward) });
  const goOn = (now: Reward) =>
    setState((state) => ({ base: now, values: rebased(state.values, valuesOf(state.base), valuesOf(now)) }));
  return {
    base,
    values,
    isUnsaved: isChanged(values, valuesOf(base)),
    set: (typed) => setState((state) => ({ ...state, values: typed })),
    restart: (now) => setState({ base: now, values: valuesOf(now) }),
    goOn,
    follow: (now) => {
      if (now.version === base.version + 1) goOn(now);
    },
  };
}
