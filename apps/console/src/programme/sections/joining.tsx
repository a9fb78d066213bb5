// How one becomes a member, and what was bought before the card.
import { blankRule } from '../draft/body';
import { openingEarns, roleChoices } from '../parts/choices';
import { Amount, Pick, PickMany, Tick } from '../parts/fields';
import { Optional } from '../parts/optional';
import { Rule } from '../parts/rule';
import { Block, Sentence } from '../parts/sentence';
import { Wrong } from '../parts/slot';

const rule = ['joining', 'rule'];
const application = ['joining', 'application'];

export function Joining() {
  return (
    <>
      <Block title="凭消费入会">
        <Optional path={rule} label="消费达到条件即可入会" start={() => withReach()}>
          <Rule path={rule} name="入会条件" place="joining" />
          <Sentence>
            <span>消费后</span>
            <Amount path={['joining', 'withinDays']} label="消费后几天之内可以入会" width={64} />
            <span>天之内可以凭这笔消费入会（0 是当天）</span>
          </Sentence>
        </Optional>
        <Wrong path={['joining']} />
      </Block>
      <Block title="其他方式">
        <Tick path={['joining', 'invitation']} label="可以受邀入会" />
        <Optional
          path={application}
          label="可以申请入会"
          start={() => ({ filedBy: ['manager'], approvedBy: ['head_office'], withReceipt: false })}
        >
          <Sentence>
            <span>由</span>
            <PickMany path={[...application, 'filedBy']} label="由谁提交申请" options={roleChoices} />
            <span>提交，</span>
            <PickMany path={[...application, 'approvedBy']} label="由谁审批申请" options={roleChoices} />
            <span>审批</span>
          </Sentence>
          <Tick path={[...application, 'withReceipt']} label="要附消费小票" />
        </Optional>
      </Block>
      <Block title="入会以前的消费">
        <Sentence>
          <span>入会前</span>
          <Amount path={['joining', 'before', 'countsForMonths']} label="入会前几个月的消费计入等级" width={64} />
          <span>个月的消费计入等级（0 是不计）；凭以入会的消费</span>
          <Pick path={['joining', 'before', 'earns']} label="凭以入会的消费记不记积分" options={openingEarns} />
        </Sentence>
      </Block>
    </>
  );
}

/** Before the card there is no standing to look at: one purchase is. */
function withReach() {
  const [way] = blankRule().any;
  return { any: [{ all: (way?.all ?? []).map((condition) => ({ ...condition, window: 'purchase' })) }] };
}
