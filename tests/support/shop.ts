// A shop to test in: the boutique's programme in force, one store, and short ways to sell and take back.
import { type BusinessDay, businessDay, businessDayOf } from '@guike/kernel';
import {
  FlowsModule,
  type PurchaseAnswer,
  RecordPurchase,
  type RefundAnswer,
  type RefundCommand,
  ReversePurchase,
  type SaleCommand,
} from '@guike/flows';
import { rows } from '@guike/platform';
import { type Programme, ProgrammeModule, ProgrammeService, presets } from '@guike/programme';
import { StoresModule, StoresService } from '@guike/stores';
import { type TestModule, type TestModuleOptions, openTestModule } from './app';

const ZONE = 'Asia/Shanghai';

/** A line of one kind of goods; its amount is price × quantity. */
export interface Goods {
  readonly sku?: string;
  readonly category?: string;
  readonly quantity?: number;
  readonly yuan: number;
}

export interface SaleWish extends Partial<Omit<SaleCommand, 'lines' | 'receipt'>> {
  readonly number: string;
  readonly day?: BusinessDay;
  readonly phone?: string;
  readonly goods: readonly Goods[];
  /** Agreed to join; true by default. */
  readonly agrees?: boolean;
}

export class Shop {
  constructor(
    readonly module: TestModule,
    readonly storeId: string,
  ) {}

  get context() {
    return this.module.context;
  }

  get db() {
    return this.module.db;
  }

  get clock() {
    return this.module.clock;
  }

  today(): BusinessDay {
    return businessDayOf(this.clock.now(), ZONE);
  }

  saleOf(wish: SaleWish): SaleCommand {
    const { number, day, phone, goods, agrees = true, ...rest } = wish;
    return {
      storeId: this.storeId,
      source: 'till',
      receipt: { businessDay: day ?? this.today(), number },
      paidAt: this.clock.now(),
      customer: phone === undefined ? null : { kind: 'phone', phone },
      orderDiscountFen: 0,
      topUpFen: 0,
      consent: agrees ? { version: '1', source: 'till' } : null,
      ...rest,
      lines: goods.map(({ sku = 'A', category, quantity = 1, yuan }) => ({
        sku,
        ...(category === undefined ? {} : { category }),
        name: `商品${sku}`,
        quantity,
        unitPriceFen: yuan * 100,
        amountFen: yuan * 100 * quantity,
        goods: true,
      })),
    };
  }

  async sell(wish: SaleWish): Promise<PurchaseAnswer> {
    return this.module.context.get(RecordPurchase).record(this.saleOf(wish));
  }

  refundOf(number: string, original: string, what: RefundCommand['what'], day = this.today()): RefundCommand {
    return {
      storeId: this.storeId,
      source: 'till',
      receipt: { businessDay: this.today(), number },
      original: { businessDay: day, number: original },
      refundedAt: this.clock.now(),
      what,
      reason: '',
    };
  }

  async takeBack(
    number: string,
    original: string,
    what: RefundCommand['what'],
    day?: BusinessDay,
  ): Promise<RefundAnswer> {
    return this.reverse(this.refundOf(number, original, what, day));
  }

  async reverse(command: RefundCommand): Promise<RefundAnswer> {
    return this.module.context.get(ReversePurchase).reverse(command);
  }

  /** The one row a query answers. */
  async one<T>(text: string, values: readonly unknown[] = []): Promise<T> {
    const found = await rows<T>(this.db.reading, text, values);
    if (found.length !== 1) throw new Error(`expected one row, found ${found.length}`);
    return found[0] as T;
  }

  async close(): Promise<void> {
    await this.module.close();
  }
}

/** Opens a shop on a fresh database. The caller closes it. */
export async function openShop(
  options: TestModuleOptions & {
    readonly programme?: Programme;
    /** Besides those of the flows. */
    readonly modules?: Parameters<typeof openTestModule>[0];
  } = {},
): Promise<Shop> {
  const { programme = presets.boutique, modules = [], ...rest } = options;
  const module = await openTestModule([FlowsModule, ProgrammeModule, StoresModule, ...modules], rest);
  const storeId = await module.db.inTransaction(async (tx) => {
    await module.context.get(ProgrammeService).publish(tx, programme, businessDay('2020-01-01'));
    return module.context.get(StoresService).createStore(tx, { code: 'S1', name: '一店' });
  });
  return new Shop(module, storeId);
}
