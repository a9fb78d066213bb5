// One event that is over, as a line: what it was, whether I was there, and saying what it was like.
import { Image, Text, View } from '@tarojs/components';
import { asButton } from '../ui/aria';
import { Button } from '../ui/button';
import { goEvent, goRating } from '../ui/go';
import { coverOf } from './cover';
import { type InvitationCard, markOf } from './invitations';

export function PastLine({ card }: { readonly card: InvitationCard }) {
  const { id, shortId, title, cover, when, answer, attendance, mayRate } = card;
  const wasThere = attendance === 'came' || attendance === 'walked_in';
  const mark = answer === null && attendance === null ? null : markOf(card);
  return (
    <View className="past">
      <View
        id={`event-${id}`}
        className="past-way"
        hoverClass="pressed"
        onClick={() => goEvent(shortId)}
        {...asButton()}
      >
        <Image className="past-picture" src={coverOf(cover, 200)} mode="aspectFill" lazyLoad aria-hidden />
        <View className="row-text">
          <Text className="past-title serif">{title}</Text>
          <Text className="line soft small number">{when}</Text>
          {mark !== null && !wasThere && <Text className="line soft small">{mark.words}</Text>}
        </View>
      </View>
      {wasThere && (
        <View className="past-rate">
          <Button id={`rate-${id}`} kind="quiet" onTap={() => goRating(shortId)}>
            {mayRate ? '说说' : '回顾'}
          </Button>
        </View>
      )}
    </View>
  );
}
