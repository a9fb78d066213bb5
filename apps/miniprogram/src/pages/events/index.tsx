// 活动: what an evening at the shop will be, set like an invitation, and where invitations will arrive.
import { Image, Text, View } from '@tarojs/components';
import { doorEndpoints, memberEndpoints } from '@guike/contracts/http';
import { useRemote } from '../../remote/use-remote';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { invitationOnTable } from './picture';
import './index.css';

const promises = [
  ['小场', '几位一场，先回复先留座'],
  ['先看', '新款先到，可以试，慢慢看'],
  ['写清楚', '时间、地点、能带几位，请柬里都有'],
] as const;

export default function Events() {
  const shop = useRemote('welcome', doorEndpoints.welcome, {}).data?.shopName;
  return (
    <Page id="events-page">
      <View className="invitation">
        <Image className="invitation-picture" src={invitationOnTable} mode="aspectFill" aria-hidden />
        <View className="invitation-text">
          <Text className="line soft invitation-from">{shop === undefined ? '会员沙龙' : `${shop} · 会员沙龙`}</Text>
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
    </Page>
  );
}

/** The one useful thing to do before the first evening. */
function Now() {
  const session = useSession();
  const mayKnow = session !== null && !session.consentDue;
  const home = useRemote('home', memberEndpoints.home, {}, { freshForMs: 30_000, when: mayKnow });
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
