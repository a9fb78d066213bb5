// One reward: its picture, what it costs, on which terms, and redeeming it. `?id=` names it.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { rewardEndpoints } from '@guike/contracts/http';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { Confirm } from '../../rewards/confirm';
import type { Offer } from '../../rewards/offers';
import { drawingFor } from '../../rewards/pictures';
import { Price } from '../../rewards/price';
import { RewardFoot } from '../../rewards/reward-foot';
import { RewardPicture } from '../../rewards/reward-picture';
import { useSession } from '../../session/session';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { go, goRedemption } from '../../ui/go';
import { Page } from '../../ui/page';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { grouped, yuanWords } from '../../words/numbers';
import '../../rewards/rewards.css';

export default function RewardPage() {
  const id = useRouter().params['id'] ?? '';
  const session = useSession();
  const mayKnow = session !== null && !session.consentDue;
  // The whole catalogue: it is known already from the page before, and tells the points as well.
  const remote = useRemote('rewards', rewardEndpoints.catalogue, {}, { when: mayKnow });
  const [confirming, setConfirming] = useState(false);
  usePull(remote.reload);
  const offer = remote.data?.rewards.find((each) => each.id === id);
  const foot = offer && <RewardFoot offer={offer} onRedeem={() => setConfirming(true)} />;
  return (
    <Page id="reward-page" foot={foot}>
      <Personal title="登录后看积分商城" words="积分能换什么、还差多少，都在这里" picture={drawingFor(null)}>
        <Shown remote={remote} bones={<Shape />}>
          {({ available }) => (offer === undefined ? <Gone /> : <Reward offer={offer} available={available} />)}
        </Shown>
      </Personal>
      {confirming && offer !== undefined && (
        <Confirm
          offer={offer}
          available={remote.data?.available ?? 0}
          onRedeemed={(redemption) => goRedemption(redemption, { instead: true })}
          onRefused={remote.reload}
          onClose={() => setConfirming(false)}
        />
      )}
    </Page>
  );
}

function Reward({ offer, available }: { readonly offer: Offer; readonly available: number }) {
  const { name, description, picture, points, valueFen, left, terms } = offer;
  const facts = [...terms, ...(left === null || left === 0 ? [] : [`还有 ${grouped(left)} 件`])];
  return (
    <>
      <RewardPicture picture={picture} width={1200} className="reward-picture" />
      <Text id="reward-name" className="reward-name serif">
        {name}
      </Text>
      <View className="reward-price">
        <Price points={points} large />
        {valueFen > 0 && <Text className="soft small number">{`店内售价 ${yuanWords(valueFen)}`}</Text>}
      </View>
      <Text id="reward-available" className="line soft number">{`您有 ${grouped(available)} 可用积分`}</Text>
      {description !== '' && <Text className="line reward-description">{description}</Text>}
      <View id="reward-terms" className="reward-terms">
        {[...facts, '兑换后 30 天内到店领取'].map((fact) => (
          <Text key={fact} className="line reward-term number">
            {fact}
          </Text>
        ))}
      </View>
    </>
  );
}

function Gone() {
  return (
    <Blank
      id="reward-gone"
      title="这件商品已经下架"
      picture={drawingFor(null)}
      action={{ words: '看其他商品', onTap: () => go('rewards') }}
    >
      已经兑换的不受影响，照常到店领取
    </Blank>
  );
}

function Shape() {
  return (
    <>
      <Bones height={600} round />
      <Bones height={64} width={60} />
      <Bones height={44} width={36} />
      <Bones height={120} />
    </>
  );
}
