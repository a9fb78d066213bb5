// The office's first page. Its figures are read once in half a minute for a store, however many look at them.
import { Controller, Inject } from '@nestjs/common';
import { type AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';
import { type OfficeFigures, OfficeHome } from '@guike/flows';
import type { Clock } from '@guike/kernel';
import { CLOCK } from '@guike/platform';
import { BriefCache } from '../edge/brief-cache';
import { Asked, type Call, Serves } from '../edge/serves';

const FIGURES_LIFE_MS = 30_000;
const STORES_REMEMBERED = 1_000;
const WHOLE_BRAND = '';

@Controller()
export class DeskHomeController {
  private readonly figures: BriefCache<OfficeFigures>;

  constructor(
    private readonly office: OfficeHome,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.figures = new BriefCache(clock, FIGURES_LIFE_MS, STORES_REMEMBERED, (store) =>
      office.figures(store === WHOLE_BRAND ? null : store),
    );
  }

  @Serves(adminDeskEndpoints.home)
  async home(
    @Asked() { caller }: Call<typeof adminDeskEndpoints.home>,
  ): Promise<AnswerOf<typeof adminDeskEndpoints.home>> {
    const { storeId, storeName } = caller;
    return {
      today: await this.office.today(),
      storeName,
      figures: await this.figures.get(storeId ?? WHOLE_BRAND),
      waiting: await this.office.waiting(storeId),
      wrong: await this.office.wrong(caller),
    };
  }
}
