// Every sale's news carry the id of the request that it came with, whoever it was recorded in company with.
import { RecordPurchase } from '@guike/flows';
import { rows, withRequestId } from '@guike/platform';
import { presets, programmeSchema } from '@guike/programme';
import { type Shop, openShop } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
  // Points for a visit: no two sales of one member are judged at once, so the second steps aside.
  const points = { ...presets.boutique.points, perVisit: 5 };
  const programme = programmeSchema.parse({ ...presets.boutique, points });
  shop = await openShop({ programme, config: { databasePool: 8 } });
});
afterAll(() => shop?.close());

it('in company, and alone when it steps aside from the others', async () => {
  const sell = (number: string, quantity = 1) =>
    withRequestId(`request-${number}`, () =>
      shop.module.context
        .get(RecordPurchase)
        .record(shop.saleOf({ number, phone: '13544000001', goods: [{ yuan: 100, quantity }], agrees: quantity > 1 })),
    );
  await sell('JOINS', 2);
  const numbers = Array.from({ length: 12 }, (_, index) => `S${index + 1}`);
  await Promise.all(numbers.map((number) => sell(number)));
  const found = await rows<{ number: string; request: string }>(
    shop.db.reading,
    `SELECT p.receipt_number AS number, o.request_id AS request FROM outbox o
     JOIN purchase p ON p.id = (o.payload->>'purchaseId')::uuid WHERE o.job = 'purchase.recorded'`,
  );
  expect(new Map(found.map(({ number, request }) => [number, request]))).toEqual(
    new Map(['JOINS', ...numbers].map((number) => [number, `request-${number}`])),
  );
});
