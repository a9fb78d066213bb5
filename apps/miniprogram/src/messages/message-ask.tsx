// A quiet card: this may come to WeChat too. Gone once there is nothing to ask.
import { Text, View } from '@tarojs/components';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { type AskPlace, useAsks } from './use-ask-for-messages';
import './messages.css';

interface MessageAskProps {
  readonly place: AskPlace;
  /** What would come: 预约和积分到期，可提醒到微信. */
  readonly words: string;
}

export function MessageAsk({ place, words }: MessageAskProps) {
  const { asks, ask } = useAsks(place);
  if (asks === null || asks.templates.length === 0) return null;
  return (
    <Card id="message-ask-card" className="ask-card">
      <View className="row-text">
        <Text className="line">{words}</Text>
        <Text className="line soft small">每次同意，微信送一条；消息里一条不少</Text>
      </View>
      <Button id="message-ask-open" kind="text" onTap={ask}>
        去允许
      </Button>
    </Card>
  );
}
