// The second thought before points are spent: the price, what will be left, and how long the code is good for.
import { Text, View } from '@tarojs/components';
import { useAskForMessages } from '../messages/use-ask-for-messages';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import { grouped } from '../words/numbers';
import type { Offer } from './offers';
import { useRedeeming } from './use-redeeming';

interface ConfirmProps {
  readonly offer: Offer;
  /** Points that may be used now. */
  readonly available: number;
  readonly onRedeemed: (redemptionId: string) => void;
  /** Renews what is shown of the offer. */
  readonly onRefused: () => Promise<void>;
  readonly onClose: () => void;
}

export function Confirm({ offer, available, onRedeemed, onRefused, onClose }: ConfirmProps) {
  const { busy, problem, redeem } = useRedeeming(offer, onRedeemed, onRefused);
  const ask = useAskForMessages('redeem');
  const { points } = offer;
  const may = offer.can === 'yes';
  const redeemed = (): void => {
    ask();
    void redeem();
  };
  return (
    <Sheet id="confirm" title={`兑换「${offer.name}」`} onClose={onClose}>
      <View className="sums">
        <Sum name="现在可用" points={available} />
        <Sum id="confirm-price" name="这件" points={points} />
        {may && <Sum id="confirm-left" name="兑换后还剩" points={available - points} strong />}
      </View>
      <Text className="line soft small confirm-words">
        兑换码 30 天内有效，到店出示领取。到期没有领取，积分自动退回，有效期不变。
      </Text>
      {problem !== null && <Banner id="confirm-problem">{problem}</Banner>}
      <Button id="confirm-redeem" off={busy || !may} onTap={redeemed}>
        {busy ? '正在兑换' : `用 ${grouped(points)} 积分兑换`}
      </Button>
      <Button id="confirm-cancel" kind="quiet" onTap={onClose}>
        {may ? '先不兑' : '知道了'}
      </Button>
    </Sheet>
  );
}

interface SumProps {
  readonly id?: string;
  readonly name: string;
  readonly points: number;
  readonly strong?: boolean;
}

function Sum({ id, name, points, strong = false }: SumProps) {
  return (
    <View id={id} className={strong ? 'sum sum-strong' : 'sum'}>
      <Text className={strong ? '' : 'soft'}>{name}</Text>
      <Text className="number">{`${grouped(points)} 积分`}</Text>
    </View>
  );
}
