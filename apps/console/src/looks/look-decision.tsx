// The shop's word on a look: publish or not, keep or take down. A no has a reason that the member reads.
import { adminDeskEndpoints, adminLookEndpoints } from '@guike/contracts/http';
import { Button } from 'antd';
import { useState } from 'react';
import { useSend } from '../api/remote';
import { may, useMe } from '../session/session';
import { Dialog } from '../ui/dialog';
import { ReasonDialog } from '../ui/reason-dialog';
import type { Look } from './words';

type Action = 'publish' | 'refuse' | 'keep' | 'take_down';

const yes: Readonly<Record<'publish' | 'keep', { readonly words: string; readonly what: string }>> = {
  publish: { words: '发布', what: '发布后所有人都看得到，会员会收到消息。' },
  keep: { words: '保留', what: '继续展示，这几条举报算处理完了。' },
};
const no: Readonly<Record<'refuse' | 'take_down', { readonly words: string; readonly what: string }>> = {
  refuse: { words: '不通过', what: '不会发布，公开的图片会删除。' },
  take_down: { words: '下架', what: '马上看不到，公开的图片会删除；会员自己的相册不受影响。' },
};
const reasons: Readonly<Record<'refuse' | 'take_down', readonly string[]>> = {
  refuse: ['照片里有其他人', '照片看不清衣服', '文字里有联系方式', '和穿搭无关'],
  take_down: ['有人反映照片侵权', '照片不适合公开展示', '内容像广告', '照片里有其他人'],
};

/** What can be decided of it now; nothing while WeChat looks at it, and nothing when it is over. */
function waysOf({ state, waitsFor, reports, hidden }: Look): readonly Action[] {
  if (state === 'pending') return waitsFor === null ? [] : ['publish', 'refuse'];
  if (state !== 'published') return [];
  return reports > 0 || hidden ? ['keep', 'take_down'] : ['take_down'];
}

export function LookDecision({ look }: { readonly look: Look }) {
  const [open, setOpen] = useState<Action | null>(null);
  const mayDecide = may(useMe(), adminLookEndpoints.decide);
  const sending = useSend(adminLookEndpoints.decide, [
    adminLookEndpoints.looks,
    adminLookEndpoints.look,
    adminLookEndpoints.counts,
    adminDeskEndpoints.home,
  ]);
  const ways = waysOf(look);
  if (ways.length === 0) return null;
  if (!mayDecide) return <p className="quiet">等店长或总务处理</p>;
  const close = () => {
    setOpen(null);
    sending.reset();
  };
  const params = { id: look.id };
  const dialog = { isSending: sending.isPending, error: sending.error, onClose: close };
  return (
    <div className="look-acts">
      {ways.map((action) => (
        <Button
          key={action}
          type={action === 'publish' || action === 'keep' ? 'primary' : 'default'}
          data-testid={`${action}-${look.id}`}
          onClick={() => setOpen(action)}
        >
          {action === 'publish' || action === 'keep' ? yes[action].words : no[action].words}
          <span className="unseen">{look.caption}</span>
        </Button>
      ))}
      {(open === 'publish' || open === 'keep') && (
        <Dialog
          {...dialog}
          title={`${yes[open].words}这套穿搭？`}
          submit={yes[open].words}
          testId="decide-form"
          onSubmit={() => sending.mutate({ params, body: { action: open } }, { onSuccess: close })}
        >
          <p>{yes[open].what}</p>
        </Dialog>
      )}
      {(open === 'refuse' || open === 'take_down') && (
        <ReasonDialog
          {...dialog}
          title={`${no[open].words}这套穿搭？`}
          submit={no[open].words}
          what={no[open].what}
          readers="会员会看到"
          proposals={reasons[open]}
          onSubmit={(reason) => sending.mutate({ params, body: { action: open, reason } }, { onSuccess: close })}
        />
      )}
    </div>
  );
}
