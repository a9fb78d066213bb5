// A new reward: written, seen as members will see it, and kept as a draft until it is put on offer.
import { adminRewardEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../api/remote';
import { Page } from '../ui/page';
import { Panel } from '../ui/panel';
import { ProblemLine } from '../ui/problem';
import { useFieldErrors } from '../ui/use-field-errors';
import { LiveMemberView } from './member-view';
import { RewardFields } from './reward-fields';
import { errorsOf, isChanged, noValues, termsOf } from './reward-values';
import './rewards.css';
import { useLeaving } from './use-leaving';

const BACK = { to: '/rewards', label: '兑换商品' };

export function NewRewardPage() {
  const [values, setValues] = useState(noValues);
  const [wasSent, setSent] = useState(false);
  const [isBusy, setBusy] = useState(false);
  // One id for this page: sent again after a lost answer it is the same reward.
  const [id] = useState(() => crypto.randomUUID());
  const navigate = useNavigate();
  const sending = useSend(adminRewardEndpoints.createReward, [adminRewardEndpoints.rewards]);
  const { errors, rest } = useFieldErrors(adminRewardEndpoints.createReward, sending.error);
  const own = wasSent ? errorsOf(values) : {};
  useLeaving(isChanged(values, noValues) && !sending.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (isBusy || sending.isPending || Object.keys(errorsOf(values)).length > 0) return;
    sending.mutate(
      { body: { id, ...termsOf(values) } },
      { onSuccess: () => void navigate(`/rewards/${id}`, { replace: true }) },
    );
  };
  return (
    <Page title="新建商品" back={BACK} lead="先存成草稿，会员看不到；确认无误后再上架。">
      <div className="reward-grid">
        <Panel>
          <form className="form" noValidate onSubmit={submit} data-testid="reward-form">
            <RewardFields
              values={values}
              errors={{ ...errors, ...own }}
              hasStock={false}
              onChange={setValues}
              onBusy={setBusy}
            />
            <ProblemLine error={rest} />
            <div className="reward-save">
              <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={isBusy} data-testid="save">
                存成草稿
              </Button>
            </div>
          </form>
        </Panel>
        <div className="reward-side">
          <LiveMemberView values={values} left={null} />
        </div>
      </div>
    </Page>
  );
}
