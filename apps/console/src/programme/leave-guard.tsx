// Nobody leaves the editor before what was written has been kept, unless they say so.
import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import type { Saving } from './draft/saving';

export function LeaveGuard({ saving }: { readonly saving: Saving }) {
  const { state, save } = saving;
  const isUnsaved = state === 'waiting' || state === 'sending' || state === 'failed';
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  const isLeaving = blocker.state === 'blocked';
  useEffect(() => {
    if (isLeaving && state === 'waiting') save();
    if (isLeaving && !isUnsaved) blocker.proceed();
  }, [isLeaving, isUnsaved, state, save, blocker]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
  if (!isLeaving || state !== 'failed') return null;
  return (
    <Modal
      open
      title="最后的修改还没有保存"
      closable={false}
      onCancel={() => blocker.reset()}
      footer={[
        <Button key="leave" danger onClick={() => blocker.proceed()}>
          不保存，离开
        </Button>,
        <Button key="again" onClick={save}>
          再存一次
        </Button>,
        <Button key="stay" type="primary" onClick={() => blocker.reset()}>
          留在这里
        </Button>,
      ]}
    >
      <p>保存时没有成功。现在离开，最后的修改就没有了。</p>
    </Modal>
  );
}
