// The store's word on a screenshot: so many likes are really there, or no with a reason.
import { adminDeskEndpoints, adminLookClaimEndpoints } from '@guike/contracts/http';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { fieldErrorsOf } from '../api/refused';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { count } from '../ui/format';
import { ReasonDialog } from '../ui/reason-dialog';
import type { Claim } from './words';

const reasons = ['看不清点赞数', '不是这套穿搭的朋友圈', '不是本人发的朋友圈', '截图被改过'];

interface ClaimDecisionProps {
  readonly claim: Claim;
  readonly secondAbove: number;
}

export function ClaimDecision({ claim, secondAbove }: ClaimDecisionProps) {
  const [open, setOpen] = useState<'approve' | 'refuse' | null>(null);
  const isJudge = may(useMe(), adminLookClaimEndpoints.decideLookClaim);
  const sending = useSend(adminLookClaimEndpoints.decideLookClaim, [
    adminLookClaimEndpoints.lookClaims,
    adminDeskEndpoints.home,
  ]);
  if (claim.state === 'approved' || claim.state === 'refused') return null;
  if (!isJudge) return <p className="quiet">等店长或总务处理</p>;
  if (!claim.mayDecide) return <p className="quiet">您看过了，等另一位同事</p>;
  const close = () => {
    setOpen(null);
    sending.reset();
  };
  const params = { memberId: claim.memberId, claim: claim.id };
  const dialog = { isSending: sending.isPending, error: sending.error, onClose: close };
  return (
    <div className="look-acts">
      <Button type="primary" data-testid={`approve-${claim.id}`} onClick={() => setOpen('approve')}>
        核对点赞数<span className="unseen">{claim.title}</span>
      </Button>
      <Button data-testid={`refuse-${claim.id}`} onClick={() => setOpen('refuse')}>
        不通过<span className="unseen">{claim.title}</span>
      </Button>
      {open === 'approve' && (
        <Counting
          {...dialog}
          claim={claim}
          secondAbove={secondAbove}
          onCount={(likes) => sending.mutate({ params, body: { approve: true, likes } }, { onSuccess: close })}
        />
      )}
      {open === 'refuse' && (
        <ReasonDialog
          {...dialog}
          title="这张截图不通过？"
          submit="不通过"
          what="不记积分。同一套穿搭可以换一张截图再交。"
          readers="会员会看到"
          proposals={reasons}
          onSubmit={(reason) => sending.mutate({ params, body: { approve: false, reason } }, { onSuccess: close })}
        />
      )}
    </div>
  );
}

interface CountingProps extends ClaimDecisionProps {
  readonly isSending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onCount: (likes: number) => void;
}

function Counting({ claim, secondAbove, onCount, ...dialog }: CountingProps) {
  const [likes, setLikes] = useState<number | null>(claim.likes ?? claim.claimedLikes);
  const [wasSent, setSent] = useState(false);
  const told = fieldErrorsOf(dialog.error)['likes'];
  const missing = wasSent && likes === null ? '请填写截图里的点赞数' : undefined;
  const needsSecond = claim.state === 'waiting' && (likes ?? 0) > secondAbove;
  return (
    <Dialog
      {...dialog}
      title="截图里有多少个赞？"
      submit="通过"
      error={told === undefined ? dialog.error : null}
      testId="count-form"
      onSubmit={() => {
        setSent(true);
        if (likes !== null) onCount(likes);
      }}
    >
      <p>会员填的是 {count(claim.claimedLikes)} 个。请数一遍，按看到的填。</p>
      <Field
        label="点赞数"
        hint={needsSecond ? `超过 ${count(secondAbove)} 个，还要另一位同事看过才记积分` : '通过后记入会员的积分'}
        error={missing ?? told}
      >
        <InputNumber id="likes" min={1} max={10_000} precision={0} value={likes} onChange={setLikes} />
      </Field>
    </Dialog>
  );
}
