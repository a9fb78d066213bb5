// 今日维护: what to do now, in order: mine first, the longest due first.
import { Text } from '@tarojs/components';
import { Bones } from '../ui/bones';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import { CareCard } from './care-card';
import type { Care } from './use-care';

export function CareList({ care }: { readonly care: Care }) {
  const { tasks, problem, more } = care;
  const urgent = tasks?.filter(({ when }) => when !== 'next').length ?? 0;
  return (
    <Section
      id="staff-care"
      title="今日维护"
      side={urgent > 0 ? <Text id="care-count" className="soft number">{`${urgent} 项到期`}</Text> : null}
    >
      {problem !== null && <Banner id="care-problem">{problem}</Banner>}
      {tasks === null && problem === null && (
        <>
          <Bones height={240} round />
          <Bones height={240} round />
        </>
      )}
      {tasks?.length === 0 && (
        <Text id="care-empty" className="line soft">
          今天的维护都做完了。有会员升级、过生日或等您回话，会出现在这里
        </Text>
      )}
      {tasks?.map((task) => (
        <CareCard key={task.id} task={task} care={care} />
      ))}
      {more && (
        <Button id="care-older" kind="quiet" onTap={() => void care.older()}>
          后面的
        </Button>
      )}
    </Section>
  );
}
