// One event as a printed invitation: its picture, my answer on it, when and where, and what remains.
import { Text, View } from '@tarojs/components';
import { phoneTime } from '../clock';
import { classes } from '../ui/classes';
import { goEvent } from '../ui/go';
import { Tap } from '../ui/tap';
import { Cover } from './cover';
import { type InvitationCard, markOf, replyLine } from './invitations';
import { printedDate } from './times';

export function Invitation({ card }: { readonly card: InvitationCard }) {
  const { id, shortId, title, cover, placeName, startsAt, endsAt, priceWords, sentence } = card;
  const now = phoneTime();
  const { day, weekday, hours } = printedDate(startsAt, endsAt, now);
  const mark = markOf(card);
  const reply = replyLine(card, now);
  return (
    <Tap id={`event-${id}`} className="invitation" onTap={() => goEvent(shortId)}>
      <Cover picture={cover}>
        {mark !== null && (
          <Text className={classes('answer-mark', mark.tone !== 'no' && `answer-${mark.tone}`)}>{mark.words}</Text>
        )}
      </Cover>
      <View className="invitation-text">
        <Text className="invitation-title serif">{title}</Text>
        <View className="invitation-rule" />
        <Text className="invitation-day serif number">{`${day} ${weekday}`}</Text>
        <Text className="line number">{hours}</Text>
        <Text className="line soft">{placeName}</Text>
      </View>
      <View className="invitation-foot number">
        <Text className="invitation-foot-left">{reply ?? priceWords}</Text>
        <Text className="invitation-foot-seats">{sentence}</Text>
      </View>
    </Tap>
  );
}
