// On 首页: today's event with its code one tap away, a seat to confirm, an invitation without an answer, or the next seat.
import { Image, Text, View } from '@tarojs/components';
import { eventEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../clock';
import { useRemote } from '../remote/use-remote';
import { Button } from '../ui/button';
import { goEvent, goTicket } from '../ui/go';
import { Section } from '../ui/section';
import { Tap } from '../ui/tap';
import { coverOf } from './cover';
import { type InvitationCard, markOf, nextForMe, replyLine } from './invitations';
import { isToday } from './times';

const FRESH_MS = 20_000;

export function NextForMe() {
  const { data } = useRemote(
    'events/mine',
    eventEndpoints.events,
    { query: { which: 'mine' } },
    { freshForMs: FRESH_MS },
  );
  const isOnToday = ({ startsAt }: InvitationCard): boolean => isToday(startsAt, phoneTime());
  const card = nextForMe(data?.items ?? [], isOnToday);
  if (card === null) return null;
  const today = isOnToday(card) && card.answer === 'accepted' && card.attendance === null;
  return (
    <Section title={today ? '就在今天' : '活动'}>
      <View className="card home-invitation">
        <Tap id="home-event" className="home-invitation-way" onTap={() => goEvent(card.shortId)}>
          <Image className="home-invitation-picture" src={coverOf(card.cover, 600)} mode="aspectFill" aria-hidden />
          <View className="row-text">
            <Text className="home-invitation-title">{card.title}</Text>
            <Text className="line soft small number">{card.when}</Text>
            <Text className="line small link number">{wordsOf(card)}</Text>
          </View>
        </Tap>
        {today && (
          <Button id="home-ticket" onTap={() => goTicket(card.shortId)}>
            出示入场码
          </Button>
        )}
      </View>
    </Section>
  );
}

/** What it asks of me, else where I stand. */
function wordsOf(card: InvitationCard): string {
  if (card.answer === null) return replyLine(card, phoneTime()) ?? card.sentence;
  return card.answer === 'accepted' ? (markOf(card)?.words ?? card.sentence) : card.sentence;
}
