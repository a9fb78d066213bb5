// How far a review is, and the switch that stops it or lets it go on.
import { type AnswerOf, adminTierEndpoints } from '@guike/contracts/http';
import { Button, Progress } from 'antd';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { count, percent } from '../ui/format';
import { ProblemLine } from '../ui/problem';

export type Review = AnswerOf<typeof adminTierEndpoints.reviews>['items'][number];

export function ReviewProgress({ review }: { readonly review: Review }) {
  const { reviewed, members, state, stoppedBy } = review;
  // Who joins meanwhile is reviewed, too.
  const all = Math.max(members, reviewed);
  return (
    <div data-testid={`review-${review.id}`}>
      <p>
        {state === 'done' ? '已评估' : state === 'stopped' ? `${stoppedBy ?? ''}已暂停` : '正在评估'} {count(reviewed)}{' '}
        / {count(all)} 人
      </p>
      {state !== 'done' && (
        <Progress percent={percent(reviewed, all)} size={{ height: 4 }} showInfo={false} aria-label="评估进度" />
      )}
      <Switch review={review} />
    </div>
  );
}

function Switch({ review: { id, state } }: { readonly review: Review }) {
  const me = useMe();
  const sending = useSend(adminTierEndpoints.switchReview, [adminTierEndpoints.reviews, adminTierEndpoints.tiers]);
  if (state === 'done' || !may(me, adminTierEndpoints.switchReview)) return null;
  const to = state === 'running' ? 'stopped' : 'running';
  return (
    <>
      <Button
        size="small"
        loading={sending.isPending}
        data-testid="review-switch"
        onClick={() => sending.mutate({ params: { id }, body: { state: to } })}
      >
        {to === 'stopped' ? '暂停' : '继续'}
      </Button>
      <ProblemLine error={sending.error} />
    </>
  );
}
