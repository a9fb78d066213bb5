// The newest message of the inbox, marked while unread.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../../clock';
import { go } from '../../ui/go';
import { Section } from '../../ui/section';
import { Tap } from '../../ui/tap';
import { instantDayWords } from '../../words/days';
import type { Home } from './answers';

export function LatestMessage({ inbox }: Pick<Home, 'inbox'>) {
  const [latest] = inbox.latest;
  if (latest === undefined) return null;
  const unread =
    inbox.unread > 0 ? <Text id="unread" className="small link number">{`${inbox.unread} 条未读`}</Text> : null;
  return (
    <Section title="消息" side={unread}>
      <Tap id="latest-message" className="card message" onTap={() => go('inbox')}>
        <View className="message-head">
          {!latest.read && <View className="unread-dot" />}
          <Text className="message-title">{latest.title}</Text>
          <Text className="soft small number">{instantDayWords(latest.at, phoneTime())}</Text>
        </View>
        <Text className="message-body soft">{latest.body}</Text>
      </Tap>
    </Section>
  );
}
