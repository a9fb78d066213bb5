// A campaign while it is being written: in words, how many it would reach, what it would cost, and a letter of it.
import { Inject, Injectable } from '@nestjs/common';
import { type LetterFacts, SegmentsService, occasionOf, scheduleInWords } from '@guike/campaigns';
import type { AnswerOf, CampaignTerms, adminCampaignEndpoints } from '@guike/contracts/http';
import { addMonths } from '@guike/kernel';
import { type EmailContent, emailOf, noticeOf, shortMessage } from '@guike/notifications';
import { CONFIG, type Config, Database } from '@guike/platform';
import { ProgrammeService, count } from '@guike/programme';
import { AudienceWords } from './audience-words';
import { filledWords } from './campaign-letters';

type Endpoints = typeof adminCampaignEndpoints;

const SAMPLE_POINTS = { available: 1_240, expiring: 320 };

@Injectable()
export class PreviewCampaign {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly segments: SegmentsService,
    private readonly words: AudienceWords,
  ) {}

  /** Keeps nothing; the letter is to somebody who does not exist. Error: INPUT_INVALID. */
  async preview(terms: CampaignTerms): Promise<AnswerOf<Endpoints['previewCampaign']>> {
    const tx = this.database.reading;
    await this.words.require(tx, terms.rule);
    const { body, day, now } = await this.programmes.present(tx);
    const { content, schedule, rule } = terms;
    const members = await this.segments.count(tx, rule, day, 'marketing', { occasion: occasionOf(schedule, day) });
    const holdout = Math.round((members * terms.holdoutPercent) / 100);
    const facts: LetterFacts = {
      name: '林知夏',
      tierName: body.tiers.at(-1)?.name ?? null,
      available: SAMPLE_POINTS.available,
      expiring: { points: SAMPLE_POINTS.expiring, on: addMonths(day, 1) },
    };
    const letter = filledWords(content, facts, day);
    return {
      whom: (await this.words.sayer(tx))(rule),
      when: scheduleInWords(schedule, body, now),
      members,
      holdout,
      couponFen: (members - holdout) * (content.coupon?.costFen ?? 0),
      title: letter.title,
      body: letter.body,
      wechat: noticeOf(letter),
      sms: shortMessage(this.config.shopName, letter),
      email: asText(
        emailOf({ ...letter, kind: 'campaign' }, { shopName: this.config.shopName, unsubscribeUrl: '（退订链接）' }),
      ),
      warnings: [
        ...warningsOf(terms, members - holdout, schedule.kind === 'event'),
        ...(content.email !== undefined && this.config.email === null ? ['本店没有开通邮件，另写的邮件不会发出'] : []),
      ],
    };
  }
}

const asText = ({ subject, text }: EmailContent) => ({ subject, text });

function warningsOf(
  { mostMessages, mostCouponFen, content, holdoutPercent }: CampaignTerms,
  members: number,
  isEvent: boolean,
) {
  const cost = members * (content.coupon?.costFen ?? 0);
  return [
    ...(members === 0 && !isEvent ? ['今天没有符合条件的会员'] : []),
    ...(mostMessages !== null && members > mostMessages
      ? [`预算只够 ${count(mostMessages)} 人，按会员编号先到先发`]
      : []),
    ...(mostCouponFen !== null && cost > mostCouponFen ? ['券的预算不够发给每个人，用完即止'] : []),
    ...(holdoutPercent === 0 ? ['没有留对照组，发完看不出带来了多少消费'] : []),
  ];
}
