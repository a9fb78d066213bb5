// Messages beside the inbox: when nobody is disturbed, how much is enough, what a text message is paid for.
import { Amount, PickMany } from '../parts/fields';
import { smsKindOptions } from '../parts/choices';
import { Block, Sentence } from '../parts/sentence';

export function Messages() {
  return (
    <Block title="消息">
      <Sentence>
        <Amount path={['messages', 'quietFrom']} label="几点起不打扰" width={64} />
        <span>点到</span>
        <Amount path={['messages', 'quietTo']} label="几点起再送" width={64} />
        <span>点不打扰，过后再送；两个数相同就不分时段</span>
      </Sentence>
      <Sentence>
        <span>每位会员一周最多收到</span>
        <Amount path={['messages', 'mostPerWeek']} label="一周最多几条营销消息" width={64} />
        <span>条营销消息；预约、兑换、等级、积分的通知不算在内</span>
      </Sentence>
      <Sentence>
        <span>微信和邮件都送不到时，发短信的</span>
        <PickMany path={['messages', 'smsFor']} label="发短信的内容" options={smsKindOptions} none="都不发短信" />
      </Sentence>
    </Block>
  );
}
