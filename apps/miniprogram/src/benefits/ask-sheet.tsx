// Asking a store to have a benefit ready today, or taking the coupon that it is.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { type AnswerOf, benefitEndpoints } from '@guike/contracts/http';
import { call } from '../api/call';
import { useAskForMessages } from '../messages/use-ask-for-messages';
import { asTick } from '../ui/aria';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { go } from '../ui/go';
import { Sheet } from '../ui/sheet';
import { Banner } from '../ui/trouble';
import type { Benefit } from './benefits';
import { useWish } from './use-wish';

type Store = AnswerOf<typeof benefitEndpoints.benefit>['stores'][number];

interface AskSheetProps {
  readonly benefit: Benefit;
  readonly stores: readonly Store[];
  readonly onAsked: () => Promise<void>;
  readonly onRefused: () => Promise<void>;
  readonly onClose: () => void;
}

export function AskSheet({ benefit, stores, onAsked, onRefused, onClose }: AskSheetProps) {
  const { code, name, action } = benefit;
  const isCoupon = action === 'coupon';
  const [store, setStore] = useState(stores[0]?.code ?? '');
  const { busy, problem, send } = useWish(onRefused);
  const askForMessages = useAskForMessages('booking');
  const ask = (): void => {
    // Words about a coupon are worth a question at the tap; what the store has ready today comes to the inbox.
    if (isCoupon) askForMessages();
    void send(`benefit/${code}/${store}`, async (id) => {
      await call(benefitEndpoints.ask, { body: { id, code, ...(isCoupon ? {} : { store }) } });
      await onAsked();
      onClose();
      if (isCoupon) go('coupons');
    });
  };
  return (
    <Sheet id="asking" title={isCoupon ? `领「${name}」` : `今天到店享「${name}」`} onClose={onClose}>
      {!isCoupon && (
        <View className="section">
          {stores.map((each) => (
            <StoreChoice key={each.code} store={each} chosen={each.code === store} onChoose={setStore} />
          ))}
        </View>
      )}
      <Text className="line soft small section">
        {isCoupon ? '领到后在「我的优惠券」里，付款时出示。' : '门店会先备好，到店直接给您。不来也可以取消。'}
      </Text>
      {problem !== null && <Banner id="asking-problem">{problem}</Banner>}
      <View className="section">
        <Button id="asking-send" off={busy || (!isCoupon && store === '')} onTap={ask}>
          {busy ? '正在告诉门店' : isCoupon ? '领券' : '告诉门店'}
        </Button>
        <Button id="asking-cancel" kind="quiet" onTap={onClose}>
          先不用
        </Button>
      </View>
    </Sheet>
  );
}

interface StoreChoiceProps {
  readonly store: Store;
  readonly chosen: boolean;
  readonly onChoose: (code: string) => void;
}

function StoreChoice({ store: { code, name, own }, chosen, onChoose }: StoreChoiceProps) {
  return (
    <View id={`store-${code}`} className="store-choice" onClick={() => onChoose(code)} {...asTick(name, chosen)}>
      <View className="row-text">
        <Text>{name}</Text>
        {own && <Text className="soft small store-own">开卡门店</Text>}
      </View>
      <View className={classes('tick', chosen && 'tick-on')} />
    </View>
  );
}
