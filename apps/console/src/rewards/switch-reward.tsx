// Putting a reward on offer, or taking it off.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { keyOf, useSend } from '../api/remote';
import { Dialog } from '../ui/dialog';
import { count } from '../ui/format';
import type { Reward } from './reward';

interface SwitchRewardProps {
  readonly reward: Reward;
  /** What is typed and not saved would not be what members see. */
  readonly isUnsaved: boolean;
  readonly onDone: (now: Reward) => void;
}

export function SwitchReward({ reward, isUnsaved, onDone }: SwitchRewardProps) {
  const [isAsking, setAsking] = useState(false);
  const isOn = reward.state === 'on';
  return (
    <>
      {isUnsaved && <span className="quiet reward-unsaved">先保存修改，再{isOn ? '下架' : '上架'}</span>}
      <Button
        type={isOn ? 'default' : 'primary'}
        disabled={isUnsaved}
        data-testid="switch"
        onClick={() => setAsking(true)}
      >
        {isOn ? '下架' : '上架'}
      </Button>
      {isAsking && <Asking reward={reward} onDone={onDone} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AskingProps extends Omit<SwitchRewardProps, 'isUnsaved'> {
  readonly onClose: () => void;
}

function Asking({ reward, onDone, onClose }: AskingProps) {
  const { id, name, version, state, points } = reward;
  const client = useQueryClient();
  const sending = useSend(adminRewardEndpoints.switchReward, [
    adminRewardEndpoints.rewards,
    adminRewardEndpoints.reward,
  ]);
  const isOn = state === 'on';
  return (
    <Dialog
      title={isOn ? `下架「${name}」？` : `上架「${name}」？`}
      submit={isOn ? '下架' : '上架'}
      isSending={sending.isPending}
      error={sending.error}
      testId="switch-form"
      onClose={onClose}
      onSubmit={() =>
        sending.mutate(
          { params: { id }, body: { version, state: isOn ? 'off' : 'on' } },
          {
            onSuccess: (now) => {
              onDone(now);
              onClose();
            },
            // Somebody else was faster: what is read now is what is switched at the next press.
            onError: () => void client.invalidateQueries({ queryKey: keyOf(adminRewardEndpoints.reward) }),
          },
        )
      }
    >
      <p>
        {isOn
          ? '会员马上看不到，也不能再兑。已经兑换的照常到店领取。'
          : `会员马上能看到，${count(points)} 积分一件。之后可以随时下架。`}
      </p>
    </Dialog>
  );
}
