// Giving the seats back: what returns, and who gets them.
import { Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import type { MyEvent } from './invitations';
import type { Answering } from './use-answering';

interface CancelSheetProps {
  readonly event: MyEvent;
  readonly answering: Answering;
  readonly onClose: () => void;
}

export function CancelSheet({ event: { mine, returns }, answering, onClose }: CancelSheetProps) {
  const { busy, problem, cancel } = answering;
  const waits = mine?.state === 'waiting';
  const send = async (): Promise<void> => {
    if (await cancel()) onClose();
  };
  return (
    <Sheet id="cancelling" title={waits ? '不再候补？' : '这一场不来了？'} onClose={onClose}>
      <Text className="line soft section">
        {waits ? '您的位次不再保留，以后再排要从后面排起。' : '席位让给候补的会员。改主意再来，要看那时还有没有席位。'}
      </Text>
      {returns !== null && (
        <Text id="cancelling-returns" className="line number">
          {returns}
        </Text>
      )}
      {problem !== null && <Banner id="cancelling-problem">{problem}</Banner>}
      <View className="section">
        <Button id="cancelling-send" off={busy} onTap={() => void send()}>
          {busy ? '正在取消' : waits ? '不再候补' : '取消报名'}
        </Button>
        <Button id="cancelling-keep" kind="quiet" onTap={onClose}>
          还是保留
        </Button>
      </View>
    </Sheet>
  );
}
