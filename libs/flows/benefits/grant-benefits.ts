// 赠送: the office begins a surprise for one member or a segment. One member has it at once; a segment piece by piece.
import { Injectable } from '@nestjs/common';
import { type Grant, type GrantGift, GrantsService } from '@guike/benefits';
import type { AnswerOf, BodyOf, QueryOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, businessDay } from '@guike/kernel';
import { Database, Outbox, type Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { type GrantView, grantView } from './grant-views';
import { Giving } from './giving';
import { GrantRules } from './grant-rules';

type Endpoints = typeof adminBenefitEndpoints;
type Wish = BodyOf<Endpoints['grant']>;

const MANAGER_MOST_FEN = 10_000;
const MANAGER_MOST_PERCENT = 20;

@Injectable()
export class GrantBenefits {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly grants: GrantsService,
    private readonly rules: GrantRules,
    private readonly giving: Giving,
    private readonly outbox: Outbox,
  ) {}

  async list(
    { after, limit }: QueryOf<Endpoints['grants']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['grants']>> {
    const page = { after: after ?? null, storeId: reader.storeId, limit: limit + 1 };
    const { items, next } = pageOf(await this.grants.page(this.database.reading, page), limit, ({ id }) => id);
    return { items: items.map(grantView), next };
  }

  /**
   * Begins a grant; the same id again is the same. Errors: FORBIDDEN (a manager's segment), MEMBER_UNKNOWN (another
   * store's to a manager), NOT_A_MEMBER, BENEFIT_UNKNOWN, INPUT_INVALID (a day that is over, a coupon that is worth
   * nothing, or more than a manager may give), OPERATION_CONFLICT. Source: product.md, Benefits (surprise benefits).
   */
  async grant(wish: Wish, by: OfficeReader): Promise<GrantView> {
    return this.database.inTransaction(async (tx) => {
      const before = await this.grants.find(tx, wish.id);
      if (before) {
        if (before.title !== wish.title || before.words !== wish.words) throw new DomainError('OPERATION_CONFLICT');
        return grantView(before);
      }
      const { body, day: today } = await this.programmes.present(tx);
      const validThrough = requireDay(wish.validThrough, today);
      const { audience, expected } = await this.rules.audienceOf(tx, wish.audience, by, today);
      const gift = giftOf(wish.gift, body);
      requireWithin(gift, by);
      const { id, title, words } = wish;
      const { storeId, staffId: madeBy } = by;
      const isNew = await this.grants.begin(tx, {
        ...{ id, storeId, audience, gift, title, words, validThrough, expected, madeBy },
        validFrom: today,
      });
      if (!isNew) throw new DomainError('UNAVAILABLE');
      await this.rules.record(tx, by, 'grant.made', { grantId: id, audience, gift, validThrough });
      if (audience.kind === 'member') await this.giving.giveTo(tx, await this.found(tx, id), [audience.memberId], true);
      else await this.outbox.add(tx, 'grant.started', { v: 1, grantId: id });
      return grantView(await this.found(tx, id));
    });
  }

  /** One that is over stays as it is. Error: GRANT_UNKNOWN. */
  async stop(id: string, by: OfficeReader): Promise<GrantView> {
    return this.database.inTransaction(async (tx) => {
      await this.found(tx, id);
      if (await this.grants.end(tx, id, 'stopped')) await this.rules.record(tx, by, 'grant.stopped', { grantId: id });
      return grantView(await this.found(tx, id));
    });
  }

  private async found(tx: Tx, id: string): Promise<Grant> {
    const grant = await this.grants.find(tx, id);
    if (!grant) throw new DomainError('GRANT_UNKNOWN');
    return grant;
  }
}

function requireDay(text: string, today: BusinessDay): BusinessDay {
  const day = businessDay(text);
  if (day < today) throw invalid('validThrough', '有效期不能早于今天');
  return day;
}

/** A coupon is money, and a manager gives it alone; more is head office's. Ours. Error: INPUT_INVALID. */
function requireWithin(gift: GrantGift, { role }: OfficeReader): void {
  if (role === 'head_office' || gift.kind !== 'coupon') return;
  const isMore = (gift.amountFen ?? 0) > MANAGER_MOST_FEN || (gift.percentOff ?? 0) > MANAGER_MOST_PERCENT;
  if (isMore) throw invalid('gift', `店长一次最多送 ¥${MANAGER_MOST_FEN / 100} 或 8 折的券，更多请总务来送`);
}

/** Errors: BENEFIT_UNKNOWN, INPUT_INVALID. */
function giftOf(gift: Wish['gift'], { benefits }: Programme): GrantGift {
  if (gift.kind === 'coupon') {
    if ((gift.of === 'percent') !== (gift.percentOff !== null)) throw invalid('gift.percentOff', '请填写减百分之几');
    if ((gift.of === 'amount') !== (gift.amountFen !== null)) throw invalid('gift.amountFen', '请填写减多少');
    return gift;
  }
  if (gift.code === null) {
    if (gift.name === '') throw invalid('gift.name', '请填写送什么');
    return { kind: 'benefit', code: 'surprise', name: gift.name, delivery: 'custom' };
  }
  const benefit = benefits.find(({ code }) => code === gift.code);
  if (!benefit) throw new DomainError('BENEFIT_UNKNOWN');
  return { kind: 'benefit', code: benefit.code, name: benefit.name, delivery: benefit.delivery };
}

const invalid = (path: string, message: string): DomainError =>
  new DomainError('INPUT_INVALID', { issues: [{ path, message }] });
