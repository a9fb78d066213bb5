// What a guest may see before anybody knows them: the shop, its tiers, how points work; and the papers to agree to.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, doorEndpoints } from '@guike/contracts/http';
import { joiningPurposes } from '@guike/members';
import { SmsSender } from '@guike/notifications';
import { CONFIG, type Config, Database } from '@guike/platform';
import {
  type PaperName,
  ProgrammeService,
  joiningInWords,
  paperOf,
  paperVersions,
  pointsInWords,
  purposes,
} from '@guike/programme';
import { tiersInWords } from '../tiers/tiers-page';

type Answer<N extends keyof typeof doorEndpoints> = AnswerOf<(typeof doorEndpoints)[N]>;

@Injectable()
export class Welcome {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly sms: SmsSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Error: PROGRAMME_MISSING. */
  async welcome(): Promise<Answer<'welcome'>> {
    const { body } = await this.programmes.present(this.database.reading);
    return {
      shopName: this.config.shopName,
      joining: joiningInWords(body),
      points: pointsInWords(body),
      tiers: tiersInWords(body),
      papers: paperVersions,
      purposes: joiningPurposes.map((purpose) => ({ purpose, ...purposes[purpose] })),
      sms: this.sms.isOn,
      filing: this.config.shopFiling,
      sandboxUrl: this.config.wechatSandboxUrl,
    };
  }

  /** A paper in force, in the name of this shop. */
  paper(name: PaperName): Answer<'paper'> {
    const { version, title, sections } = paperOf(name, this.config.shopName, this.config.shopFiling);
    const text = sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] }));
    return { name, version, title, sections: text };
  }
}
