// Changing a reward: the form, and what to do when somebody else was faster.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { isRefused } from '../api/refused';
import { keyOf, useSend } from '../api/remote';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import { useFieldErrors } from '../ui/use-field-errors';
import type { Reward } from './reward';
import { RewardFields } from './reward-fields';
import { changedFields, errorsOf, termsOf, valuesOf } from './reward-values';
import type { Editing } from './use-editing';
import { useLeaving } from './use-leaving';

interface RewardEditorProps {
  readonly editing: Editing;
  /** As it was read last: newer than what the edit started from when somebody else has changed it. */
  readonly latest: Reward;
}

export function RewardEditor({ editing, latest }: RewardEditorProps) {
  const { base, values, isUnsaved } = editing;
  const [wasSent, setSent] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const client = useQueryClient();
  const sending = useSend(adminRewardEndpoints.changeReward, [
    adminRewardEndpoints.rewards,
    adminRewardEndpoints.reward,
    adminRewardEndpoints.stockChanges,
  ]);
  const isBeaten = isRefused(sending.error, 'REWARD_CHANGED');
  const { errors, rest } = useFieldErrors(adminRewardEndpoints.changeReward, sending.error);
  useLeaving(isUnsaved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (isBusy || sending.isPending || Object.keys(errorsOf(values)).length > 0) return;
    const body = { version: base.version, ...termsOf(values) };
    sending.mutate(
      { params: { id: base.id }, body },
      {
        onSuccess: editing.restart,
        onError: () => void client.invalidateQueries({ queryKey: keyOf(adminRewardEndpoints.reward) }),
      },
    );
  };
  const decide = (how: (now: Reward) => void) => () => {
    how(latest);
    sending.reset();
  };
  return (
    <Panel>
      <form className="form" noValidate onSubmit={submit} data-testid="reward-form">
        <RewardFields
          values={values}
          errors={{ ...errors, ...(wasSent ? errorsOf(values) : {}) }}
          hasStock={base.stock !== null}
          onChange={editing.set}
          onBusy={setBusy}
        />
        {isBeaten && latest.version !== base.version ? (
          <Beaten
            fields={changedFields(valuesOf(base), valuesOf(latest))}
            onGoOn={decide(editing.goOn)}
            onGiveUp={decide(editing.restart)}
          />
        ) : (
          <ProblemLine error={rest} />
        )}
        <div className="reward-save">
          <Button
            type="primary"
            htmlType="submit"
            loading={sending.isPending}
            disabled={isBusy || !isUnsaved || isBeaten}
            data-testid="save"
          >
            保存
          </Button>
          <span className="quiet" role="status" data-testid="saved">
            {isUnsaved ? '有修改还没保存' : sending.isSuccess ? '已保存' : ''}
          </span>
        </div>
      </form>
    </Panel>
  );
}

interface BeatenProps {
  /** What the other has changed, as the fields are called; nothing when it was only put on offer or taken off. */
  readonly fields: readonly string[];
  readonly onGoOn: () => void;
  readonly onGiveUp: () => void;
}

function Beaten({ fields, onGoOn, onGiveUp }: BeatenProps) {
  const what = fields.length === 0 ? '上下架' : fields.join('、');
  return (
    <div className="beaten" role="alert" data-testid="beaten">
      <p>
        <strong>您的修改没有保存：</strong>刚刚有人改了这件商品的{what}。
      </p>
      <p className="quiet">接着改：您没动过的地方换成新的内容，您改过的保留，看过再保存。</p>
      <div className="beaten-ways">
        <Button type="primary" data-testid="go-on" onClick={onGoOn}>
          接着改
        </Button>
        <Button data-testid="give-up" onClick={onGiveUp}>
          放弃我的修改
        </Button>
      </div>
    </div>
  );
}
