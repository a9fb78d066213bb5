// The shop's word on a name beside looks: show one that waits, or take it down with a reason that the member reads.
import { adminLookEndpoints, adminPublicNameEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { ReasonDialog } from '../ui/reason-dialog';

interface NameDecisionProps {
  readonly name: {
    readonly memberId: string;
    readonly name: string;
    readonly state: 'shown' | 'waiting' | 'taken_down';
  };
}

const proposals = ['像广告', '不文明', '冒用别人的名字', '里面有联系方式'];

export function NameDecision({ name: { memberId, name, state } }: NameDecisionProps) {
  const [isOpen, setOpen] = useState(false);
  const mayDecide = may(useMe(), adminPublicNameEndpoints.decidePublicName);
  const sending = useSend(adminPublicNameEndpoints.decidePublicName, [
    adminPublicNameEndpoints.publicNames,
    adminLookEndpoints.looks,
    adminLookEndpoints.look,
  ]);
  if (!mayDecide || state === 'taken_down') return null;
  const params = { memberId };
  const close = () => {
    setOpen(false);
    sending.reset();
  };
  return (
    <span className="look-acts">
      {state === 'waiting' && (
        <Button
          type="primary"
          size="small"
          loading={sending.isPending}
          data-testid={`show-name-${memberId}`}
          onClick={() => sending.mutate({ params, body: { action: 'show', name } })}
        >
          展示<span className="unseen">{name}</span>
        </Button>
      )}
      <Button size="small" data-testid={`drop-name-${memberId}`} onClick={() => setOpen(true)}>
        撤下名字<span className="unseen">{name}</span>
      </Button>
      {isOpen && (
        <ReasonDialog
          title={`撤下“${name}”？`}
          submit="撤下"
          what="这位会员的穿搭照常展示，马上都写“会员”。"
          readers="会员会看到"
          proposals={proposals}
          isSending={sending.isPending}
          error={sending.error}
          onClose={close}
          onSubmit={(reason) =>
            sending.mutate({ params, body: { action: 'take_down', name, reason } }, { onSuccess: close })
          }
        />
      )}
    </span>
  );
}
