// 合作商家: where a member's benefit is good, the code to show there, and the partner's counter taking it.
import { Injectable } from '@nestjs/common';
import { PartnersService, UsesService } from '@guike/benefits';
import type { AnswerOf, partnerEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { MembersService, maskName } from '@guike/members';
import { Database, newId } from '@guike/platform';
import { BenefitRights, leftOf, requireRight, rightsTo } from './benefit-rights';
import { newUse } from './use-benefit';

type Endpoints = typeof partnerEndpoints;

@Injectable()
export class PartnerOffers {
  constructor(
    private readonly database: Database,
    private readonly rights: BenefitRights,
    private readonly partners: PartnersService,
    private readonly uses: UsesService,
    private readonly members: MembersService,
  ) {}

  /** Errors: MEMBER_UNKNOWN, BENEFIT_UNKNOWN (none of partners), BENEFIT_RESTS. */
  async list(memberId: MemberId, code: string): Promise<AnswerOf<Endpoints['partners']>> {
    const tx = this.database.reading;
    const rights = await this.rights.read(tx, memberId);
    const [right] = rightsTo(rights, code);
    if (right?.benefit.delivery !== 'partner') throw new DomainError('BENEFIT_UNKNOWN');
    const all = await this.partners.list(tx, rights.now);
    return {
      name: right.benefit.name,
      partners: all
        .filter(({ active, benefitCode }) => active && benefitCode === code)
        .map(({ id, name, address, offer }) => ({ id, name, address, offer })),
      left: leftOf(rights, right),
    };
  }

  /** Errors: MEMBER_UNKNOWN, BENEFIT_UNKNOWN, BENEFIT_RESTS, BENEFIT_QUOTA. */
  async pass(memberId: MemberId, code: string): Promise<AnswerOf<Endpoints['pass']>> {
    return this.database.inTransaction(async (tx) => {
      const rights = await this.rights.lock(tx, memberId);
      const right = requireRight(rights, code, null);
      if (right.benefit.delivery !== 'partner') throw new DomainError('BENEFIT_UNKNOWN');
      const { code: pass, expiresAt } = await this.partners.pass(tx, memberId, code);
      const seconds = Math.round((expiresAt.getTime() - rights.now.getTime()) / 1000);
      return { pass, expiresAt: expiresAt.toISOString(), seconds };
    });
  }

  /**
   * A partner's counter takes a member's code: the use is written down, once. Errors: PARTNER_UNKNOWN, PASS_UNKNOWN
   * (over, taken, or of a benefit that is not this partner's), and those of `requireRight`. Source: product.md, Benefits.
   */
  async verify(pass: string, code: string): Promise<AnswerOf<Endpoints['verifyPass']>> {
    return this.database.inTransaction(async (tx) => {
      const partner = await this.partners.byCode(tx, code);
      if (!partner) throw new DomainError('PARTNER_UNKNOWN');
      const taken = await this.partners.take(tx, pass);
      if (taken?.benefitCode !== partner.benefitCode) throw new DomainError('PASS_UNKNOWN');
      const rights = await this.rights.lock(tx, taken.memberId);
      const right = requireRight(rights, taken.benefitCode, null);
      const id = newId();
      const { memberId, now } = rights;
      const made = { ...newUse(rights, right, id), storeId: null, state: 'delivered', askedBy: partner.id } as const;
      await this.uses.open(tx, { ...made, note: partner.name }, rights.names);
      await this.partners.record(tx, { memberId, id, partnerId: partner.id, benefitCode: partner.benefitCode });
      const { name } = await this.members.face(tx, memberId);
      return {
        partner: partner.name,
        offer: partner.offer,
        benefit: right.benefit.name,
        nameMasked: name && maskName(name),
        usedAt: now.toISOString(),
      };
    });
  }
}
