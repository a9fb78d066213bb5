// 权益一览: the benefits of the programme, who has each, and its uses of this month.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { Database, rows } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { monthStart } from './keep-partners';
import { storeToRead } from './store-of-code';

type Endpoint = (typeof adminBenefitEndpoints)['benefits'];
type Counts = { code: string; asked: number; delivered: number; confirmed: number; missed: number; open: number };

const none = { asked: 0, delivered: 0, confirmed: 0, missed: 0, open: 0 };

@Injectable()
export class BenefitOverview {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /** Error: STORE_UNKNOWN. */
  async list({ store }: QueryOf<Endpoint>, reader: OfficeReader): Promise<AnswerOf<Endpoint>> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const counted = await rows<Counts>(
      tx,
      `SELECT benefit_code AS code, count(*) FILTER (WHERE state <> 'cancelled') AS asked,
         count(*) FILTER (WHERE state IN ('delivered', 'confirmed')) AS delivered,
         count(*) FILTER (WHERE state = 'confirmed') AS confirmed, count(*) FILTER (WHERE missed_by = 'store') AS missed,
         count(*) FILTER (WHERE state IN ('asked', 'booked', 'prepared')) AS open
       FROM benefit_use WHERE asked_at >= $1 AND ($2::uuid IS NULL OR store_id = $2) GROUP BY benefit_code`,
      [monthStart(day, body), await storeToRead(tx, reader, store)],
    );
    const counts = new Map(counted.map(({ code, ...rest }) => [code, rest]));
    return {
      month: day.slice(0, 7),
      items: body.benefits.map((benefit) => ({
        code: benefit.code,
        name: benefit.name,
        delivery: benefit.delivery,
        who: whoHas(benefit, body),
        ...(counts.get(benefit.code) ?? none),
      })),
      partnerOptions: body.benefits
        .filter(({ delivery }) => delivery === 'partner')
        .map(({ code, name }) => ({ code, name })),
    };
  }
}

/** 会员都有, 铂金固定 · 可选. */
function whoHas({ code, everyone, pickable }: Programme['benefits'][number], { tiers }: Programme): string {
  if (everyone) return '会员都有';
  const fixed = tiers
    .filter(({ benefits }) => benefits.fixed.some((each) => each.code === code))
    .map(({ name }) => name);
  return (
    [...(fixed.length === 0 ? [] : [`${fixed.join('、')}固定`]), ...(pickable ? ['可选'] : [])].join(' · ') || '未开放'
  );
}
