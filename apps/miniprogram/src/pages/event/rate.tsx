// After an evening: stars, whether a friend would be brought, words, and its photos. `?id=` names the event.
import { Text, Textarea, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { eventOutcomeEndpoints } from '@guike/contracts/http';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { type After, friendScores, friendWords } from '../../events/after';
import { eventIdIn } from '../../events/address';
import { EveningPhotos } from '../../events/evening-photos';
import { Stars } from '../../events/stars';
import { dayOf } from '../../events/times';
import { type RatingWish, useRating } from '../../events/use-rating';
import { useRemote } from '../../remote/use-remote';
import { asNews, asTick } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { goTab } from '../../ui/go';
import { Page } from '../../ui/page';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { dayWords } from '../../words/days';
import { invitationOnTable } from '../events/picture';
import '../../events/events.css';

const MOST_WORDS = 300;

export default function RatePage() {
  const id = eventIdIn(useRouter().params) ?? '';
  return (
    <Page id="rate-page">
      <Personal title="登录后说说这场活动" words="评价和当天的照片都在这里" picture={invitationOnTable}>
        <Mine id={id} />
      </Personal>
    </Page>
  );
}

function Mine({ id }: { readonly id: string }) {
  const remote = useRemote(`event/${id}/after`, eventOutcomeEndpoints.myEventAfter, { params: { id } });
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Shape />}>
      {(after) => (
        <>
          <View className="rate-head">
            <Text className="line soft number">
              {[dayWords(dayOf(after.startsAt), phoneTime()), after.storeName].filter(Boolean).join(' · ')}
            </Text>
            <Text id="rate-title" className="head-title">
              {after.title}
            </Text>
          </View>
          {after.attended ? (
            <There after={after} onChanged={remote.reload} />
          ) : (
            <Blank
              id="not-there"
              title="这一场没有您的到场记录"
              action={{ words: '看接下来的活动', onTap: () => goTab('events') }}
            >
              到过场却没有记上，请联系门店补签
            </Blank>
          )}
        </>
      )}
    </Shown>
  );
}

interface ThereProps {
  readonly after: After;
  readonly onChanged: () => Promise<void>;
}

function There({ after, onChanged }: ThereProps) {
  return (
    <>
      {after.mayRate ? <Rate after={after} onChanged={onChanged} /> : <Said after={after} />}
      {after.thanks.length > 0 && (
        <Section title="谢谢您来">
          <Text id="event-thanks" className="line number">{`已送您 ${after.thanks.join('、')}`}</Text>
        </Section>
      )}
      <EveningPhotos after={after} onChanged={onChanged} />
    </>
  );
}

/** Too late to be changed, or not yet the time. */
function Said({ after: { rating, startsAt } }: { readonly after: After }) {
  const unsaid = phoneTime() < Date.parse(startsAt) ? '活动结束后，就可以在这里说说' : '评价的时间已过，谢谢您来';
  const words = rating === null ? unsaid : `您给了 ${rating.stars} 颗星，已收好，不能再改了`;
  return (
    <Text id="rate-said" className="line soft">
      {words}
    </Text>
  );
}

function Rate({ after, onChanged }: ThereProps) {
  const wish = useRating(after, onChanged);
  const { rating, changeableUntil } = after;
  return (
    <View className="card rate-card">
      <Text className="title rate-question">这一场，您觉得怎样</Text>
      <Stars stars={wish.stars} onChoose={wish.setStars} />
      <Friends wish={wish} />
      <Textarea
        id="rate-words"
        className="rate-words"
        maxlength={MOST_WORDS}
        value={wish.words}
        placeholder="想说的话，可以不写。店长会看"
        placeholderClass="rate-empty"
        aria-label="想说的话"
        onInput={({ detail }) => wish.setWords(detail.value)}
      />
      {wish.problem !== null && <Banner id="rate-problem">{wish.problem}</Banner>}
      {rating !== null && !wish.isNew ? (
        <View id="rate-done" className="rate-done" {...asNews}>
          <Text className="line">谢谢，您的话已送到</Text>
          {changeableUntil !== null && (
            <Text className="line soft small number">
              {`${dayWords(dayOf(changeableUntil), phoneTime())}前还可以改`}
            </Text>
          )}
        </View>
      ) : (
        <Button id="rate-send" off={wish.busy || wish.stars === 0} onTap={() => void wish.send()}>
          {wish.busy ? '正在送出' : rating === null ? '送出' : '改好了'}
        </Button>
      )}
    </View>
  );
}

function Friends({ wish: { nps, setNps } }: { readonly wish: RatingWish }) {
  return (
    <View className="friends">
      <Text className="line">下一场，愿意带朋友来吗</Text>
      <View className="friend-scores">
        {friendScores.map((score) => (
          <View
            key={score}
            id={`nps-${score}`}
            className={classes('friend-score number', score === nps && 'friend-score-on')}
            onClick={() => setNps(score === nps ? null : score)}
            {...asTick(`${score} 分`, score === nps)}
          >
            <Text>{score}</Text>
          </View>
        ))}
      </View>
      <Text className="line soft small number">{friendWords(nps)}</Text>
    </View>
  );
}

function Shape() {
  return (
    <>
      <Bones height={48} width={48} />
      <Bones height={80} width={80} />
      <Bones height={720} round />
    </>
  );
}
