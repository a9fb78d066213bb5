// One use of a benefit: where it stands, and saying whether it was received.
import { Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { goBooked } from '../ui/go';
import { Banner } from '../ui/trouble';
import type { BenefitUse } from './benefits';
import { BenefitIcon } from './icon';
import { useSaying } from './use-saying';

interface UseCardProps {
  readonly use: BenefitUse;
  readonly onChanged: () => Promise<void>;
}

export function UseCard({ use, onChanged }: UseCardProps) {
  const { id, code, delivery, name, state, sentence, storeName, canConfirm, canCancel } = use;
  const { busy, problem, confirm, cancel } = useSaying(id, onChanged);
  const isBooked = delivery === 'booking' && (state === 'booked' || state === 'prepared');
  return (
    <View id={`use-${id}`} className="card use">
      <View className="use-head">
        <BenefitIcon code={code} delivery={delivery} className="use-icon" />
        <View className="row-text">
          <Text className="use-name">{name}</Text>
          <Text id={`use-${id}-sentence`} className="line small number">
            {sentence}
          </Text>
          {storeName !== null && <Text className="line soft small">{storeName}</Text>}
        </View>
        {isBooked && (
          <Button id={`use-${id}-booking`} kind="text" onTap={() => goBooked(id)}>
            看预约
          </Button>
        )}
        {canCancel && (
          <Button id={`use-${id}-cancel`} kind="text" off={busy} onTap={() => void cancel()}>
            取消
          </Button>
        )}
      </View>
      {problem !== null && <Banner id={`use-${id}-problem`}>{problem}</Banner>}
      {canConfirm && (
        <View className="use-foot">
          <Button id={`use-${id}-not`} kind="quiet" off={busy} onTap={() => void confirm(false)}>
            没收到
          </Button>
          <Button id={`use-${id}-received`} off={busy} onTap={() => void confirm(true)}>
            收到了
          </Button>
        </View>
      )}
    </View>
  );
}
