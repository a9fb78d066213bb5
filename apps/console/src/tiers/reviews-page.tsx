// Reviews, the newest first: how far each is and what it made of everybody.
import { adminTierEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import type { Column } from '../ui/data-table';
import { Dialog } from '../ui/dialog';
import { Empty } from '../ui/empty';
import { count, timeText } from '../ui/format';
import { Listing } from '../ui/listing';
import { newId } from '../ui/new-id';
import { useKeyset } from '../ui/use-keyset';
import { type Review, ReviewProgress } from './review-progress';
import { TierPage } from './tier-page';

const columns: readonly Column<Review>[] = [
  {
    key: 'title',
    title: '评估',
    cell: ({ title, startedAt, startedBy }) => (
      <>
        {title}
        <span className="under">
          {timeText(startedAt)} · {startedBy ?? '自动开始'}
        </span>
      </>
    ),
  },
  { key: 'progress', title: '进度', cell: (review) => <ReviewProgress review={review} /> },
  { key: 'raised', title: '升级', isNumber: true, cell: ({ raised }) => count(raised) },
  { key: 'protected', title: '进入保级期', isNumber: true, cell: (review) => count(review.protected) },
  { key: 'kept', title: '已保级', isNumber: true, cell: ({ kept }) => count(kept) },
  { key: 'dropped', title: '降级', isNumber: true, cell: ({ dropped }) => count(dropped) },
];

export function ReviewsPage() {
  const me = useMe();
  const keyset = useKeyset();
  const [isStarting, setStarting] = useState(false);
  const query = useRemote(
    adminTierEndpoints.reviews,
    { query: { after: keyset.after } },
    { keepLast: true, again: ({ items }) => (items.some(({ state }) => state === 'running') ? 2_000 : false) },
  );
  const button = (
    <Button data-testid="start-review" onClick={() => setStarting(true)}>
      现在评估
    </Button>
  );
  return (
    <TierPage
      lead="到期自动评估；新方案生效那天补升等级。降级只在评估时发生，会员先有保级期，并收到消息。"
      actions={may(me, adminTierEndpoints.startReview) && button}
    >
      <Listing
        caption="评估"
        query={query}
        rowsOf={({ items }) => items}
        columns={columns}
        rowKey={({ id }) => id}
        keyset={keyset}
        empty={<Empty title="还没有评估过">到了评估日会自动开始。</Empty>}
        testId="reviews"
      />
      {isStarting && <StartReview onClose={() => setStarting(false)} />}
    </TierPage>
  );
}

function StartReview({ onClose }: { readonly onClose: () => void }) {
  const [id] = useState(newId);
  const sending = useSend(adminTierEndpoints.startReview, [adminTierEndpoints.reviews, adminTierEndpoints.tiers]);
  return (
    <Dialog
      title="现在评估所有会员？"
      submit="开始评估"
      isSending={sending.isPending}
      error={sending.error}
      testId="start-review-form"
      onClose={onClose}
      onSubmit={() => sending.mutate({ body: { id } }, { onSuccess: onClose })}
    >
      <p>达到条件的会员升级；没达到保级条件的进入保级期；保级期已满仍未达到的降一级。会员都会收到消息。</p>
    </Dialog>
  );
}
