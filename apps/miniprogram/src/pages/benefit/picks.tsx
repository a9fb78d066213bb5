// 挑选权益: so many of the list, with the count at the thumb, what is given up, and when it may be changed again.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { benefitEndpoints } from '@guike/contracts/http';
import { type Choices, type Chosen, chosenOf, obstacleTo } from '../../benefits/benefits';
import { ChoiceRow } from '../../benefits/choice-row';
import { useWish } from '../../benefits/use-wish';
import { call } from '../../api/call';
import { Personal } from '../../consent/personal';
import { useRemote } from '../../remote/use-remote';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/shown';
import { Banner } from '../../ui/trouble';
import { clothesRail } from '../benefits/picture';
import '../../benefits/benefits.css';

export default function Picks() {
  return (
    <Personal title="登录后挑选权益" words="您的等级可以选几项，都在这里" picture={clothesRail}>
      <Choosing />
    </Personal>
  );
}

function Choosing() {
  const remote = useRemote('benefit-picks', benefitEndpoints.choices, {});
  const [touched, setTouched] = useState<readonly string[] | null>(null);
  const [confirming, setConfirming] = useState(false);
  const wish = useWish(remote.reload);
  const choices = remote.data;
  const chosen = choices === null ? null : chosenOf(touched ?? choices.picked, choices);

  const keep = (codes: readonly string[]): void => {
    setConfirming(false);
    void wish.send(`picks/${[...codes].sort().join(',')}`, async (id) => {
      await call(benefitEndpoints.pick, { body: { id, codes: [...codes] } });
      void Taro.navigateBack();
    });
  };
  return (
    <Page
      id="picks-page"
      foot={
        choices !== null &&
        chosen !== null && (
          <Foot
            choices={choices}
            chosen={chosen}
            busy={wish.busy}
            onKeep={() => (chosen.givenUp.length > 0 ? setConfirming(true) : keep(chosen.codes))}
          />
        )
      }
    >
      {wish.problem !== null && <Banner id="picks-problem">{wish.problem}</Banner>}
      <Shown remote={remote} bones={<Shape />}>
        {(data) => <List choices={data} chosen={chosenOf(touched ?? data.picked, data)} onChoose={setTouched} />}
      </Shown>
      {confirming && choices !== null && chosen !== null && (
        <GivingUp
          choices={choices}
          chosen={chosen}
          onKeep={() => keep(chosen.codes)}
          onClose={() => setConfirming(false)}
        />
      )}
    </Page>
  );
}

interface ListProps {
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly onChoose: (codes: readonly string[]) => void;
}

function List({ choices, chosen, onChoose }: ListProps) {
  const { tierName, most, resting, sentence } = choices;
  return (
    <>
      <View className="page-head">
        <Text className="head-title">{`任选 ${most} 项`}</Text>
        <Text id="picks-sentence" className="line soft number">
          {resting.length > 0 ? `您现在是${tierName}会员，请选要留下的 ${most} 项，不算换` : sentence}
        </Text>
      </View>
      {choices.choices.map((choice) => (
        <ChoiceRow key={choice.code} choice={choice} choices={choices} chosen={chosen} onChoose={onChoose} />
      ))}
    </>
  );
}

interface FootProps {
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly busy: boolean;
  readonly onKeep: () => void;
}

function Foot({ choices, chosen, busy, onKeep }: FootProps) {
  const { codes, added, givenUp } = chosen;
  const obstacle = obstacleTo(chosen, choices);
  const isChanged = added.length > 0 || givenUp.length > 0 || choices.resting.length > 0;
  return (
    <>
      <View className="picks-foot">
        <Text id="picks-count" className="picks-number number">{`${codes.length} / ${choices.most}`}</Text>
        <Text id="picks-obstacle" className="soft small number">
          {obstacle ?? (givenUp.length > 0 ? `换掉 ${givenUp.length} 项` : '')}
        </Text>
      </View>
      <Button id="picks-keep" off={busy || obstacle !== null || !isChanged} onTap={onKeep}>
        {busy ? '正在保存' : givenUp.length > 0 ? '换成这些' : '就选这些'}
      </Button>
    </>
  );
}

/** The second thought before something is given up. */
function GivingUp({ choices, chosen, onKeep, onClose }: Omit<FootProps, 'busy'> & { readonly onClose: () => void }) {
  const named = (codes: readonly string[]) =>
    choices.choices
      .filter(({ code }) => codes.includes(code))
      .map(({ name }) => name)
      .join('、');
  const isFree = choices.resting.length > 0 && chosen.added.every((code) => choices.resting.includes(code));
  return (
    <Sheet id="giving-up" title="换成新的选择" onClose={onClose}>
      <Text className="line">{`不再有：${named(chosen.givenUp)}`}</Text>
      {chosen.added.length > 0 && <Text className="line">{`换成：${named(chosen.added)}`}</Text>}
      <Text className="line soft small section">
        {isFree ? '等级变动后的选择不算换。' : '每季度可换一次，保存后要到下个季度才能再换。已约好的不受影响。'}
      </Text>
      <View className="section">
        <Button id="giving-up-keep" onTap={onKeep}>
          换成这些
        </Button>
        <Button id="giving-up-cancel" kind="quiet" onTap={onClose}>
          再想想
        </Button>
      </View>
    </Sheet>
  );
}

function Shape() {
  return (
    <>
      <Bones height={72} width={50} />
      <Bones height={36} width={70} />
      {[1, 2, 3, 4, 5].map((place) => (
        <Bones key={place} height={136} round />
      ))}
    </>
  );
}
