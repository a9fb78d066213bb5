// Saving an edit of a reward: sent once however often it is pressed, and read anew when somebody else was faster.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isRefused } from '../api/refused';
import { keyOf, useSend } from '../api/remote';
import { useFieldErrors } from '../ui/use-field-errors';
import { type ValueErrors, errorsOf, termsOf } from './reward-values';
import type { Editing } from './use-editing';

export interface Saving {
  readonly errors: Readonly<Record<string, string>> & ValueErrors;
  /** The refusal when no field is to blame. */
  readonly rest: unknown;
  readonly isSending: boolean;
  readonly isSaved: boolean;
  /** Somebody else has changed the reward since the edit began. */
  readonly isBeaten: boolean;
  readonly forget: () => void;
  readonly submit: (event: FormEvent) => void;
}

export function useSaving({ base, values, restart }: Editing, isBusy: boolean): Saving {
  const [wasSent, setSent] = useState(false);
  const client = useQueryClient();
  const sending = useSend(adminRewardEndpoints.changeReward, [
    adminRewardEndpoints.rewards,
    adminRewardEndpoints.reward,
    adminRewardEndpoints.stockChanges,
  ]);
  const { errors, rest } = useFieldErrors(adminRewardEndpoints.changeReward, sending.error);
  return {
    errors: { ...errors, ...(wasSent ? errorsOf(values) : {}) },
    rest,
    isSending: sending.isPending,
    isSaved: sending.isSuccess,
    isBeaten: isRefused(sending.error, 'REWARD_CHANGED'),
    forget: sending.reset,
    submit: (event) => {
      event.preventDefault();
      setSent(true);
      if (isBusy || sending.isPending || Object.keys(errorsOf(values)).length > 0) return;
      sending.mutate(
        { params: { id: base.id }, body: { version: base.version, ...termsOf(values) } },
        {
          onSuccess: restart,
          onError: () => void client.invalidateQueries({ queryKey: keyOf(adminRewardEndpoints.reward) }),
        },
      );
    },
  };
}
