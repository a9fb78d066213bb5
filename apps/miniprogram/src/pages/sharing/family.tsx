// 家人同享: whom I have named, naming another with their consent, taking one off.
import { useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import { type AnswerOf, familyEndpoints, relations } from '@guike/contracts/http';
import { call } from '../../api/call';
import { useWish } from '../../benefits/use-wish';
import { Personal } from '../../consent/personal';
import { couponDrawing } from '../../coupons/drawing';
import { useRemote } from '../../remote/use-remote';
import { asTick } from '../../ui/aria';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Sheet } from '../../ui/sheet';
import { Shown } from '../../ui/shown';
import { Tick } from '../../ui/tick';
import { Banner } from '../../ui/trouble';
import { usePull } from '../../ui/use-pull';
import { type Relation, relationNames } from '../../words/relations';
import '../../bookings/bookings.css';

type Family = AnswerOf<typeof familyEndpoints.family>;

export default function FamilyPage() {
  return (
    <Page id="family-page">
      <Personal title="登录后看家人同享" words="您的权益，家人也能用" picture={couponDrawing}>
        <Mine />
      </Personal>
    </Page>
  );
}

function Mine() {
  const remote = useRemote('family', familyEndpoints.family, {});
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={360} round />}>
      {(family) =>
        family.sharing || family.people.length > 0 ? (
          <People family={family} onChanged={remote.reload} />
        ) : (
          <Blank
            id="no-sharing"
            title="您的等级里没有家人同享"
            picture={couponDrawing}
            action={{ words: '看会员等级', onTap: () => go('tiers') }}
          >
            {family.sentence}
          </Blank>
        )
      }
    </Shown>
  );
}

interface PeopleProps {
  readonly family: Family;
  readonly onChanged: () => Promise<void>;
}

function People({ family, onChanged }: PeopleProps) {
  const [open, setOpen] = useState<'add' | Family['people'][number] | null>(null);
  const { people, most, sentence, sharing, consent } = family;
  const close = () => setOpen(null);
  return (
    <>
      <Text className="line soft">{sentence}</Text>
      <Section id="family">
        <Card>
          {people.map((person) => (
            <Row
              key={person.id}
              id={`family-${person.id}`}
              note={relationNames[person.relation]}
              onTap={() => setOpen(person)}
            >
              {person.name}
            </Row>
          ))}
          {people.length === 0 && <Text className="line soft">还没有添加家人</Text>}
        </Card>
      </Section>
      {sharing && people.length < most && (
        <View className="section">
          <Button id="add-family" onTap={() => setOpen('add')}>
            添加家人
          </Button>
        </View>
      )}
      {open === 'add' && <Adding consent={consent} onChanged={onChanged} onClose={close} />}
      {open !== null && open !== 'add' && <Removing person={open} onChanged={onChanged} onClose={close} />}
    </>
  );
}

interface AddingProps {
  readonly consent: string;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

function Adding({ consent, onChanged, onClose }: AddingProps) {
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<Relation>('spouse');
  const [agreed, setAgreed] = useState(false);
  const { busy, problem, send } = useWish(onChanged);
  const add = (): void =>
    void send(`family/${name}/${relation}`, async (id) => {
      await call(familyEndpoints.addFamily, { body: { id, name: name.trim(), relation, consent: true } });
      await onChanged();
      onClose();
    });
  return (
    <Sheet id="adding" title="添加家人" onClose={onClose}>
      <View className="section">
        <Input
          id="family-name"
          className="booking-note"
          maxlength={20}
          placeholder="姓名"
          value={name}
          onInput={({ detail }) => setName(detail.value)}
        />
      </View>
      <View className="booking-stores">
        {relations.map((each) => (
          <View
            key={each}
            id={`relation-${each}`}
            className={classes('booking-store', each === relation && 'booking-store-on')}
            onClick={() => setRelation(each)}
            {...asTick(relationNames[each], each === relation)}
          >
            <Text>{relationNames[each]}</Text>
          </View>
        ))}
      </View>
      <Tick id="family-consent" ticked={agreed} label="已得到家人同意" onChange={setAgreed}>
        <Text className="small">{consent}</Text>
      </Tick>
      {problem !== null && <Banner id="adding-problem">{problem}</Banner>}
      <View className="section">
        <Button id="adding-send" off={busy || name.trim() === '' || !agreed} onTap={add}>
          {busy ? '正在添加' : '添加'}
        </Button>
        <Button id="adding-cancel" kind="quiet" onTap={onClose}>
          先不添加
        </Button>
      </View>
    </Sheet>
  );
}

interface RemovingProps {
  readonly person: Family['people'][number];
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

function Removing({ person: { id, name }, onChanged, onClose }: RemovingProps) {
  const { busy, problem, send } = useWish(onChanged);
  const remove = (): void =>
    void send(`family/${id}/remove`, async () => {
      await call(familyEndpoints.removeFamily, { params: { id } });
      await onChanged();
      onClose();
    });
  return (
    <Sheet id="removing" title={`移除${name}？`} onClose={onClose}>
      <Text className="line soft section">移除后不能再用您的权益，姓名也会删除。</Text>
      {problem !== null && <Banner id="removing-problem">{problem}</Banner>}
      <View className="section">
        <Button id="removing-send" off={busy} onTap={remove}>
          {busy ? '正在移除' : '移除'}
        </Button>
        <Button id="removing-cancel" kind="quiet" onTap={onClose}>
          还是保留
        </Button>
      </View>
    </Sheet>
  );
}
