// The consent to publishing, a sheet of its own: what is shown, to whom, how to take it back. Without a yes nothing is sent.
import { Text } from '@tarojs/components';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import type { LookTerms } from './answers';

interface PublishConsentProps {
  readonly consent: LookTerms['consent'];
  readonly photos: number;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onAgree: () => void;
  readonly onClose: () => void;
}

export function PublishConsent({ consent, photos, busy, problem, onAgree, onClose }: PublishConsentProps) {
  return (
    <Sheet id="publish-consent" title={consent.title} onClose={onClose}>
      <Text className="line sheet-words">{consent.text}</Text>
      <Text className="line soft small sheet-words">{`这次公开 ${photos} 张照片，撤回就在「我的穿搭」里`}</Text>
      {problem !== null && <Banner id="publish-problem">{problem}</Banner>}
      <Button id="publish-agree" off={busy} onTap={onAgree}>
        {busy ? '正在提交' : '同意并发布'}
      </Button>
      <Button id="publish-not" kind="quiet" onTap={onClose}>
        先不发布
      </Button>
    </Sheet>
  );
}
