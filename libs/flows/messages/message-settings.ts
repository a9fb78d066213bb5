// 消息设置: what a member is told of beside the inbox, and through which of the ways that this shop uses.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, messageEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { EmailsService } from '@guike/members';
import {
  type Preference,
  PreferencesService,
  type Reach,
  SmsSender,
  type Topic,
  isFrequent,
  kindsOf,
  needsPerson,
  templateOf,
  topics,
} from '@guike/notifications';
import { CONFIG, type Config, Database, type Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { lockMember } from '../standing';

type Settings = AnswerOf<(typeof messageEndpoints)['messageSettings']>;

const words: Readonly<Record<Topic, { readonly name: string; readonly about: string }>> = {
  booking: { name: '预约与活动', about: '预约、活动报名、改期和提醒' },
  redemption: { name: '兑换与领取', about: '兑换成功、领取期限' },
  expiring: { name: '积分到期', about: '到期前提醒' },
  points: { name: '积分变动', about: '消费、退货和补记' },
  tier: { name: '等级变化', about: '升级、保级和评估' },
  benefit: { name: '权益', about: '新的权益、借用归还' },
  birthday: { name: '生日', about: '祝福、生日礼和生日会' },
  offers: { name: '优惠与活动', about: '新品、活动邀请和优惠券' },
};
const reachNames: Readonly<Record<Reach, string>> = {
  wechat: '微信通知',
  email: '邮件',
  sms: '短信',
  call: '电话',
};

@Injectable()
export class MessageSettings {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly preferences: PreferencesService,
    private readonly sms: SmsSender,
    private readonly emails: EmailsService,
  ) {}

  async settings(memberId: MemberId): Promise<Settings> {
    const tx = this.database.reading;
    return this.answer(tx, memberId);
  }

  /** Keeps one switch. Error: MEMBER_UNKNOWN. */
  async change(memberId: MemberId, preference: Preference): Promise<Settings> {
    return this.database.inTransaction(async (tx) => {
      await lockMember(tx, memberId, (await this.programmes.present(tx)).day);
      await this.preferences.keep(tx, memberId, preference);
      return this.answer(tx, memberId);
    });
  }

  /** Topics that nothing but the inbox tells of are not shown: there is nothing to switch. */
  private async answer(tx: Tx, memberId: MemberId): Promise<Settings> {
    const { messages } = (await this.programmes.present(tx)).body;
    const preferences = await this.preferences.of(tx, memberId);
    const hasEmail = this.config.email !== null && (await this.emails.of(tx, memberId)) !== null;
    const shown = topics.map((topic) => ({
      topic,
      ...words[topic],
      ways: this.waysOf(topic, messages, hasEmail).map((reach) => ({
        reach,
        name: reachNames[reach],
        wanted: preferences[topic][reach],
      })),
    }));
    return { topics: shown.filter(({ ways }) => ways.length > 0), quiet: quietInWords(messages) };
  }

  private waysOf(topic: Topic, { smsFor }: Programme['messages'], hasEmail: boolean): Reach[] {
    const kinds = kindsOf(topic);
    const ways: Reach[] = [];
    if (this.config.wechatApp !== null && kinds.some((kind) => this.config.wechatTemplates[templateOf(kind) ?? '']))
      ways.push('wechat');
    if (hasEmail && kinds.some((kind) => !isFrequent(kind))) ways.push('email');
    if (this.sms.isOn && kinds.some((kind) => smsFor.some((paid) => paid === kind))) ways.push('sms');
    if (kinds.some((kind) => needsPerson(kind))) ways.push('call');
    return ways;
  }
}

/** 21 点到次日 9 点 */
function quietInWords({ quietFrom, quietTo }: Programme['messages']): string | null {
  if (quietFrom === quietTo) return null;
  return `${quietFrom} 点到${quietFrom > quietTo ? '次日 ' : ' '}${quietTo} 点`;
}
