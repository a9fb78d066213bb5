// Changing a reward: the form, and what to do when somebody else was faster.
import { Button } from 'antd';
import { useState } from 'react';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import type { Reward } from './reward';
import { RewardFields } from './reward-fields';
import { changedFields, valuesOf } from './reward-values';
import type { Editing } from './use-editing';
import { useLeaving } from './use-leaving';
import { useSaving } from './use-saving';

interface RewardEditorProps {
  readonly editing: Editing;
  /** As it was read last: newer than what the edit started from when somebody else has changed it. */
  readonly latest: Reward;
}

export function RewardEditor({ editing, latest }: RewardEditorProps) {
  const { base, values, isUnsaved } = editing;
  const [isBusy, setBusy] = useState(false);
  const saving = useSaving(editing, isBusy);
  useLeaving(isUnsaved);
  const decide = (how: (now: Reward) => void) => () => {
    how(latest);
    saving.forget();
  };
  return (
    <Panel>
      <form className="form" noValidate onSubmit={saving.submit} data-testid="reward-form">
        <RewardFields
          values={values}
          errors={saving.errors}
          hasStock={base.stock !== null}
          onChange={editing.set}
          onBusy={setBusy}
        />
        {saving.isBeaten && latest.version !== base.version ? (
          <Beaten
            fields={changedFields(valuesOf(base), valuesOf(latest))}
            onGoOn={decide(editing.goOn)}
            onGiveUp={decide(editing.restart)}
          />
        ) : (
          <ProblemLine error={saving.rest} />
        )}
        <div className="reward-save">
          <Button
            type="primary"
            htmlType="submit"
            loading={saving.isSending}
            disabled={isBusy || !isUnsaved || saving.isBeaten}
            data-testid="save"
          >
            保存
          </Button>
          <span className="quiet" role="status" data-testid="saved">
            {isUnsaved ? '有修改还没保存' : saving.isSaved ? '已保存' : ''}
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
