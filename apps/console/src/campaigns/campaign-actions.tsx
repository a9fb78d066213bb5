// What head office does with a campaign: try it on oneself, start it, let it rest, end it.
import { adminCampaignEndpoints } from '@guike/contracts/http';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import type { Campaign } from './campaign-words';

type Wanted = 'scheduled' | 'paused' | 'done';

interface CampaignActionsProps {
  readonly campaign: Campaign;
  /** What is typed and not saved would not be what is sent. */
  readonly isUnsaved: boolean;
}

export function CampaignActions({ campaign, isUnsaved }: CampaignActionsProps) {
  const me = useMe();
  const [open, setOpen] = useState<Wanted | 'test' | null>(null);
  const { state } = campaign;
  if (!may(me, adminCampaignEndpoints.switchCampaign) || state === 'done') return null;
  const isOn = state === 'scheduled' || state === 'running';
  return (
    <>
      {isUnsaved && <span className="quiet campaign-unsaved">先保存修改</span>}
      <Button disabled={isUnsaved} data-testid="test" onClick={() => setOpen('test')}>
        试发给自己
      </Button>
      {state !== 'draft' && (
        <Button data-testid="end" onClick={() => setOpen('done')}>
          结束
        </Button>
      )}
      <Button
        type={isOn ? 'default' : 'primary'}
        disabled={isUnsaved && !isOn}
        data-testid="switch"
        onClick={() => setOpen(isOn ? 'paused' : 'scheduled')}
      >
        {isOn ? '暂停' : '开启'}
      </Button>
      {open === 'test' && <TestDialog campaign={campaign} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'test' && <SwitchDialog campaign={campaign} to={open} onClose={() => setOpen(null)} />}
    </>
  );
}

const asks: Readonly<Record<Wanted, readonly [title: string, submit: string, text: string]>> = {
  scheduled: ['开启', '开启', '到时间会自动发给符合条件的会员。之后可以随时暂停。'],
  paused: ['暂停', '暂停', '正在发的会停下，以后也不再发；再开启时从停下的地方接着发。'],
  done: ['结束', '结束', '不再发送，也不能再开启。发过的结果都留着。'],
};

interface SwitchDialogProps {
  readonly campaign: Campaign;
  readonly to: Wanted;
  readonly onClose: () => void;
}

function SwitchDialog({ campaign: { id, name, version, when, whom }, to, onClose }: SwitchDialogProps) {
  const sending = useSend(adminCampaignEndpoints.switchCampaign, [
    adminCampaignEndpoints.campaigns,
    adminCampaignEndpoints.readyCampaigns,
    adminCampaignEndpoints.campaign,
    adminCampaignEndpoints.campaignRuns,
  ]);
  const [title, submit, text] = asks[to];
  return (
    <Dialog
      title={`${title}「${name}」？`}
      submit={submit}
      isSending={sending.isPending}
      error={sending.error}
      testId="switch-form"
      onClose={onClose}
      onSubmit={() => sending.mutate({ params: { id }, body: { version, state: to } }, { onSuccess: onClose })}
    >
      {to === 'scheduled' && (
        <p>
          {when}，发给{whom}。
        </p>
      )}
      <p>{text}</p>
    </Dialog>
  );
}

function TestDialog({ campaign, onClose }: { readonly campaign: Campaign; readonly onClose: () => void }) {
  const [phone, setPhone] = useState('');
  const [id] = useState(newId);
  const sending = useSend(adminCampaignEndpoints.testCampaign);
  const { errors, rest, check } = useFieldErrors(adminCampaignEndpoints.testCampaign, sending.error, {
    MEMBER_UNKNOWN: 'phone',
  });
  return (
    <Dialog
      title="试发给自己"
      submit={sending.isSuccess ? '好' : '试发'}
      isSending={sending.isPending}
      error={rest}
      testId="test-form"
      onClose={onClose}
      onSubmit={() => {
        const body = { id, phone };
        if (sending.isSuccess) onClose();
        else if (check(body)) sending.mutate({ params: { id: campaign.id }, body });
      }}
    >
      <Field label="您的会员手机号" hint="只发消息，不送券，也不建任务" error={errors['phone']}>
        <Input
          id="test-phone"
          autoComplete="off"
          inputMode="numeric"
          maxLength={13}
          value={phone}
          onChange={({ target }) => setPhone(target.value)}
        />
      </Field>
      {sending.data !== undefined && (
        <p role="status" data-testid="test-told">
          已发出：「{sending.data.title}」{sending.data.body}
        </p>
      )}
    </Dialog>
  );
}
