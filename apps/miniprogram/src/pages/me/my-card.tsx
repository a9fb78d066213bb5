// The way to my code, in my tier's metal; for who is no member yet the way to becoming one.
import { Text, View } from '@tarojs/components';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { useSession } from '../../session/session';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { metalOf } from '../../ui/metal';
import { Tap } from '../../ui/tap';
import { grouped } from '../../words/numbers';

type Home = AnswerOf<typeof memberEndpoints.home>;

/** `home` null: not known yet. */
export function MyCard({ home }: { readonly home: Home | null }) {
  const state = useSession()?.state;
  if (state === 'known' || state === 'applied')
    return (
      <Tap id="to-joining" className="card me-card" onTap={() => go(state === 'applied' ? 'apply' : 'tiers')}>
        <View className="row-text">
          <Text className="line me-card-name serif">{state === 'applied' ? '入会申请已收到' : '还不是会员'}</Text>
          <Text className="line soft small">{home?.joining[0] ?? '看看怎样入会'}</Text>
        </View>
        <View className="chevron" />
      </Tap>
    );
  const tier = home?.tier ?? null;
  return (
    <Tap id="to-code" className={classes('me-card', metalOf(tier?.code ?? 'regular'))} onTap={() => go('code')}>
      <View className="row-text">
        <Text className="line me-card-name serif">{tier === null ? '会员' : `${tier.name}会员`}</Text>
        {home !== null && <Text className="line small number">{`${grouped(home.points.balance)} 积分`}</Text>}
      </View>
      <Text className="me-card-side">会员码</Text>
      <View className="chevron me-card-arrow" />
    </Tap>
  );
}
