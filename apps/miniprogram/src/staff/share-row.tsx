// 同行或家人: who came along with the member, and what they have by the member's right. A quiet row that opens a sheet.
import { useState } from 'react';
import { Row } from '../ui/row';
import { ShareSheet } from './share-sheet';
import type { BenefitsNow } from './use-giving';

interface ShareRowProps {
  readonly memberId: string;
  readonly offers: BenefitsNow['give'];
  readonly onUsed: () => Promise<void>;
}

export function ShareRow({ memberId, offers, onUsed }: ShareRowProps) {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const used = async (sentence: string): Promise<void> => {
    setOpen(false);
    setSaid(`已记下：${sentence}`);
    await onUsed();
  };
  return (
    <>
      <Row id="share" note={said ?? '一起来的人，用会员的权益'} onTap={() => setOpen(true)}>
        同行或家人
      </Row>
      {open && <ShareSheet memberId={memberId} offers={offers} onUsed={used} onClose={() => setOpen(false)} />}
    </>
  );
}
