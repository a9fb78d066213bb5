// Before the first event: what an evening at the shop will be, set like an invitation, and the one useful thing to do now.
import { Image, Text, View } from '@tarojs/components';
import { doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { invitationOnTable } from '../pages/events/picture';
import { useRemote } from '../remote/use-remote';
import { useSession } from '../session/session';
import { Button } from '../ui/button';
import { go } from '../ui/go';

const promises = [
  ['小场', '几位一场，先回复先留座'],
  ['先看', '新款先到，可以试，慢慢看'],
  ['写清楚', '时间、地点、能带几位，请柬里都有'],
] as const;

export function NothingYet() {
  const shop = useRemote('welcome', doorEndpoints.welcome, {}).data?.shopName;
  return (
    <View id="no-events">
      <View className="invitation">
        <Image className="promise-picture" src={invitationOnTable} mode="aspectFill" aria-hidden />
        <View className="invitation-text">
          <Text className="line soft">{shop === undefined ? '会员沙龙' : `${shop} · 会员沙龙`}</Text>
          <Text className="invitation-title serif">请柬会送到您手里</Text>
          <View className="invitation-rule" />
          {promises.map(([name, words]) => (
            <View key={name} className="promise">
              <Text className="promise-name serif">{name}</Text>
              <Text className="promise-words">{words}</Text>
            </View>
          ))}
        </View>
      </View>
      <Now />
    </View>
  );
}

function Now() {
  const session = useSession();
  const home = useRemote('home', memberEndpoints.home, {}, { freshForMs: 30_000, when: session !== null });
  const unread = home.data?.inbox.unread ?? 0;
  return (
    <View className="events-now">
      <Text className="line soft">眼下没有安排好的场次。有适合您的，请柬会出现在「消息」里。</Text>
      {session === null ? (
        <Button id="sign-in" onTap={() => go('signIn')}>
          登录 / 入会
        </Button>
      ) : (
        <Button id="to-inbox" kind="quiet" onTap={() => go('inbox')}>
          {unread > 0 ? `看消息，${unread} 条未读` : '看消息'}
        </Button>
      )}
    </View>
  );
}
