// 今天的预约: who comes when to this store; prepared, done, or nobody came. Nothing where nobody comes.
import { benefitUseStateNames } from '@guike/contracts/http';
import { Text, View } from '@tarojs/components';
import { BenefitIcon } from '../benefits/icon';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { Banner } from '../ui/trouble';
import type { Booked } from './use-booked';

export function BookedList({ booked: { visits, more, busy, problem, step } }: { readonly booked: Booked }) {
  if (problem === null && (visits === null || visits.length === 0)) return null;
  return (
    <Section id="staff-booked" title="今天的预约">
      {problem !== null && <Banner id="booked-problem">{problem}</Banner>}
      {visits?.map((visit) => (
        <View key={visit.id} id={`booked-${visit.id}`} className="give">
          <BenefitIcon code={visit.code} delivery="booking" className="give-icon" />
          <View className="row-text">
            <Text className="give-name number">{`${visit.time} ${visit.name}`}</Text>
            <Text className="line soft small">
              {[visit.nameMasked ?? '会员', visit.note, benefitUseStateNames[visit.state]].filter(Boolean).join(' · ')}
            </Text>
          </View>
          {visit.open && (
            <View className="give-button">
              <Button
                id={`booked-${visit.id}-next`}
                kind="quiet"
                off={busy}
                onTap={() => void step(visit, visit.state === 'booked' ? 'prepared' : 'delivered')}
              >
                {visit.state === 'booked' ? '备好了' : '完成了'}
              </Button>
              <Button id={`booked-${visit.id}-missed`} kind="text" off={busy} onTap={() => void step(visit, 'missed')}>
                没有来
              </Button>
            </View>
          )}
        </View>
      ))}
      {more && <Text className="line soft small">还有更多，先办好前面的</Text>}
    </Section>
  );
}
