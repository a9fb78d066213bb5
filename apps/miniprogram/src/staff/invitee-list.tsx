// 我请的客人: what each answered to my invitation, and what I wrote.
import { Text } from '@tarojs/components';
import { useOlder } from '../remote/use-older';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Row } from '../ui/row';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import type { Invitee, Invitees } from './use-invitees';

const answerWords: Readonly<Record<NonNullable<Invitee['answer']>, string>> = {
  accepted: '会来',
  waiting: '候补中',
  offered: '等她确认',
  declined: '谢绝',
  cancelled: '取消了',
  lapsed: '席位让出了',
  walk_in: '到场',
};

function standingOf({ answer, attendance, seenAt }: Invitee): string {
  if (attendance !== null) return attendance === 'missed' ? '没有来' : '到场';
  return answer === null ? (seenAt === null ? '还没看' : '看过了') : answerWords[answer];
}

export function InviteeList({ invitees: { page, problem, load } }: { readonly invitees: Invitees }) {
  if (page === null)
    return problem === null ? <Bones height={320} round /> : <Banner id="invitees-problem">{problem}</Banner>;
  return <Shown key={page.next} page={page} load={load} />;
}

function Shown({ page, load }: { readonly page: NonNullable<Invitees['page']>; readonly load: Invitees['load'] }) {
  const { items, next, loading, problem, older } = useOlder(page, load);
  return (
    <Section id="invitees" title="我请的客人">
      {items.length === 0 && <Text className="line soft">还没有请过。接待会员时，在会员页里可以请她来，附一句话</Text>}
      {items.map((invitee) => (
        <Row
          key={invitee.memberId}
          note={invitee.words === '' ? null : invitee.words}
          side={<Text>{standingOf(invitee)}</Text>}
        >
          <Text>{invitee.nameMasked ?? '会员'}</Text>
        </Row>
      ))}
      {problem !== null && <Banner>{problem.title}</Banner>}
      {next !== null && (
        <Button id="more-invitees" kind="quiet" off={loading} onTap={() => void older()}>
          看更早的
        </Button>
      )}
    </Section>
  );
}
