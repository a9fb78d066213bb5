// 家人同享: whom I share with, inviting or naming another, ending it; and who shares with me.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { type AnswerOf, familyEndpoints } from '@guike/contracts/http';
import { call } from '../../api/call';
import { phoneTime } from '../../clock';
import { Personal } from '../../consent/personal';
import { couponDrawing } from '../../coupons/drawing';
import { useRemote } from '../../remote/use-remote';
import { Blank } from '../../ui/blank';
import { Bones } from '../../ui/bones';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { go, goFamilyInvitation } from '../../ui/go';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Section } from '../../ui/section';
import { Shown } from '../../ui/shown';
import { usePull } from '../../ui/use-pull';
import { dayWords } from '../../words/days';
import { relationNames } from '../../words/relations';
import { Adding } from './adding';
import { Ending } from './ending';
import { type Invitation, Inviting, OpenInvitation } from './inviting';
import '../../bookings/bookings.css';
import './family.css';

type Family = AnswerOf<typeof familyEndpoints.family>;

/** What lies over the page. */
type Open =
  | { readonly kind: 'add' | 'invite' }
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | { readonly kind: 'remove'; readonly person: Family['people'][number] }
  | { readonly kind: 'leave'; readonly shared: Family['shared'][number] };

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
  const [open, setOpen] = useState<Open | null>(null);
  const code = open?.kind === 'invitation' ? open.invitation.code : null;
  useShareAppMessage(() => ({
    title: code === null ? '来这里看看' : '家人同享，等您在手机上确认',
    path: code === null ? '/pages/home/index' : `/pages/sharing/accept?code=${code}`,
  }));
  usePull(remote.reload);
  return (
    <Shown remote={remote} bones={<Bones height={360} round />}>
      {(family) => (
        <>
          {family.sharing || family.people.length > 0 ? <People family={family} onOpen={setOpen} /> : <NoSharing />}
          <SharedWithMe family={family} onOpen={setOpen} />
          <Button id="enter-invitation" kind="text" onTap={() => goFamilyInvitation()}>
            填家人给我的邀请码
          </Button>
          {open !== null && <Over open={open} family={family} onChanged={remote.reload} onOpen={setOpen} />}
        </>
      )}
    </Shown>
  );
}

const NoSharing = () => (
  <Blank
    id="no-sharing"
    title="您的等级里没有家人同享"
    picture={couponDrawing}
    action={{ words: '看会员等级', onTap: () => go('tiers') }}
  >
    有了以后，您的权益家人也能用
  </Blank>
);

interface PartProps {
  readonly family: Family;
  readonly onOpen: (open: Open | null) => void;
}

function People({ family, onOpen }: PartProps) {
  const { people, invitations, most, sentence, sharing } = family;
  const isFull = people.length + invitations.length >= most;
  return (
    <>
      <Text className="line soft">{sentence}</Text>
      <Section id="family">
        <Card>
          {people.map((person) => (
            <Row
              key={person.id}
              id={`family-${person.id}`}
              note={`${relationNames[person.relation]}${person.member ? '，已接受邀请' : ''}`}
              onTap={() => onOpen({ kind: 'remove', person })}
            >
              {person.name}
            </Row>
          ))}
          {invitations.map((invitation) => (
            <Row
              key={invitation.id}
              id={`invitation-${invitation.id}`}
              note={`等对方接受，${dayWords(invitation.until, phoneTime())}止`}
              onTap={() => onOpen({ kind: 'invitation', invitation })}
            >
              {`给${relationNames[invitation.relation]}的邀请`}
            </Row>
          ))}
          {people.length + invitations.length === 0 && <Text className="line soft">还没有添加家人</Text>}
        </Card>
      </Section>
      {sharing && !isFull && (
        <View className="section">
          <Button id="invite-family" onTap={() => onOpen({ kind: 'invite' })}>
            邀请家人
          </Button>
          <Button id="add-family" kind="quiet" onTap={() => onOpen({ kind: 'add' })}>
            家人不用小程序，只登记姓名
          </Button>
        </View>
      )}
    </>
  );
}

function SharedWithMe({ family: { shared }, onOpen }: PartProps) {
  if (shared.length === 0) return null;
  return (
    <Section id="shared" title="与我同享">
      <Card>
        {shared.map((each) => (
          <Row
            key={each.id}
            id={`shared-${each.id}`}
            note={each.sentence}
            onTap={() => onOpen({ kind: 'leave', shared: each })}
          >
            {`${each.owner ?? '一位会员'}的权益`}
          </Row>
        ))}
      </Card>
    </Section>
  );
}

interface OverProps extends PartProps {
  readonly open: Open;
  readonly onChanged: () => Promise<void>;
}

function Over({ open, family, onChanged, onOpen }: OverProps) {
  const close = () => onOpen(null);
  const common = { onChanged, onClose: close };
  switch (open.kind) {
    case 'add':
      return <Adding consent={family.consent} {...common} />;
    case 'invite':
      return (
        <Inviting onChanged={onChanged} onClose={(made) => onOpen(made && { kind: 'invitation', invitation: made })} />
      );
    case 'invitation':
      return <OpenInvitation invitation={open.invitation} {...common} />;
    case 'remove': {
      const { id, name, member } = open.person;
      const words = member ? '移除后对方不能再用您的权益，会收到一条消息。' : '移除后不能再用您的权益，姓名也会删除。';
      const send = () => call(familyEndpoints.removeFamily, { params: { id } });
      const told = { title: `移除${name}？`, words, verb: '移除', what: `family/${id}/remove` };
      return <Ending id="removing" {...told} send={send} {...common} />;
    }
    case 'leave': {
      const { id, owner } = open.shared;
      const send = () => call(familyEndpoints.leaveFamily, { params: { id } });
      const told = { title: '退出同享？', verb: '退出', what: `family/${id}/leave` };
      const words = `退出后不能再用${owner ?? '对方'}的权益，对方会收到一条消息。`;
      return <Ending id="leaving" {...told} words={words} send={send} {...common} />;
    }
  }
}
