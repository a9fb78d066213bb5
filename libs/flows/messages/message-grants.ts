// The permissions that WeChat asks members for: what is worth asking where, and what they tapped.
import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, messageEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { type AskPlace, GrantsService, templatesAt } from '@guike/notifications';
import { CONFIG, type Config, Database } from '@guike/platform';
import { MessageReaches } from './message-reach';

@Injectable()
export class MessageGrants {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly grants: GrantsService,
    private readonly reaches: MessageReaches,
  ) {}

  /** Three at most; none for somebody whose WeChat is not known here. */
  async asks(memberId: MemberId, place: AskPlace): Promise<{ templates: string[] }> {
    const tx = this.database.reading;
    const templates = templatesAt(place).flatMap((name) => this.config.wechatTemplates[name]?.id ?? []);
    const identityIds = (await this.reaches.of(tx, memberId))?.identityIds ?? [];
    if (templates.length === 0 || identityIds.length === 0) return { templates: [] };
    return { templates: await this.grants.worthAsking(tx, identityIds, templates) };
  }

  /** Writes the taps down once for each asking; templates of another shop's are nobody's. */
  async note(
    memberId: MemberId,
    { ask, results }: BodyOf<(typeof messageEndpoints)['messageGrants']>,
  ): Promise<{ noted: number }> {
    const ours = new Set(Object.values(this.config.wechatTemplates).map(({ id }) => id));
    const known = Object.entries(results).filter(([template]) => ours.has(template));
    return this.database.inTransaction(async (tx) => {
      // A phone does not say whose WeChat it is where a member has two of them: the one bound last.
      const identityId = (await this.reaches.of(tx, memberId))?.identityIds[0];
      if (identityId === undefined) return { noted: 0 };
      for (const [template, answer] of known)
        await this.grants.note(tx, { memberId, identityId, template, answer, askId: ask, source: 'phone' });
      return { noted: known.length };
    });
  }
}
