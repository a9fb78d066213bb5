// The OpenAPI document: served to anybody, whole, and its examples are what the API really answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Endpoint, memberEndpoints, tillEndpoints } from '@guike/contracts/http';
import { type Message, NotificationsService } from '@guike/notifications';
import { Tokens } from '@guike/platform';
import { groups, operationIdOf } from '../../apps/api/openapi/document';
import { examples } from '../../apps/api/openapi/examples';
import { memberExamples } from '../../apps/api/openapi/member-examples';
import { TestApi } from '../support/api';

type Json = Record<string, unknown>;

interface Operation extends Json {
  operationId: string;
  parameters: ({ $ref: string } | { name: string; in: string; required: boolean; schema: Json })[];
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Json; example?: unknown }> }>;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Json; schemas: Json; securitySchemes: Json };
}

const everything = Object.entries(groups).flatMap(([group, { endpoints, examples: told }]) =>
  Object.entries(endpoints).map(([name, endpoint]) => ({
    id: operationIdOf(group, name),
    endpoint,
    example: told[name],
  })),
);
const MADE_BY_THE_SERVER = new Set(['purchaseId', 'memberId', 'refundId', 'id', 'card']);

let api: TestApi;
let document: Document;

beforeAll(async () => {
  api = await TestApi.open();
  document = (await api.send<Document>({ path: '/docs/openapi.json' })).body;
});
afterAll(() => api?.close());

const operationOf = ({ path, method }: Endpoint) =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];

describe('the document', () => {
  it('has what OpenAPI 3 asks for', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: expect.any(String), version: expect.any(String) },
    });
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { responses } of operations) {
      for (const { description } of Object.values(responses)) expect(description).not.toBe('');
    }
  });

  it('declares every parameter of every path', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        const declared = parameters.flatMap((parameter) =>
          'in' in parameter && parameter.in === 'path' ? [parameter.name] : [],
        );
        expect(declared).toEqual(inPath);
      }
    }
  });

  it('points only at what it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path as string,
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const found = reference.split('/').reduce<unknown>((node, key) => (node as Json | undefined)?.[key], document);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });

  it.each(Object.entries(tillEndpoints) as [string, Endpoint][])(
    'has %s with what to send, what comes back and how it fails',
    (name, endpoint) => {
      const operation = operationOf(endpoint);
      expect(operation?.operationId).toBe(operationIdOf('till', name));
      expect(operation?.responses['200']?.content['application/json']?.schema).toHaveProperty('properties');
      const body = operation?.requestBody?.content['application/json']?.schema;
      expect(body === undefined).toBe(endpoint.body === undefined);
      if (body) expect(Object.keys(body['properties'] as Json).length).toBeGreaterThan(0);
      expect(operation?.parameters).toEqual(
        expect.arrayContaining([
          { $ref: '#/components/parameters/Timestamp' },
          { $ref: '#/components/parameters/Signature' },
        ]),
      );
      const refusals = Object.values(operation?.responses ?? {})
        .map(({ description }) => description)
        .join('\n');
      for (const code of endpoint.errors) expect(refusals).toContain(`\`${code}\``);
    },
  );

  it('has every endpoint of everybody else too, and names no other', () => {
    for (const { id, endpoint } of everything) expect(operationOf(endpoint)?.operationId).toBe(id);
    for (const { endpoints, examples: told } of Object.values(groups))
      expect(Object.keys(endpoints)).toEqual(expect.arrayContaining(Object.keys(told)));
  });
});

it('hands every path on in the stack: what nginx does not know ends there', () => {
  const known = /location ~ \^\/\(([\w|-]+)\)/.exec(readFileSync(join(__dirname, '../../docker/nginx.conf'), 'utf8'));
  const places = new Set(everything.map(({ endpoint }) => endpoint.path.split('/')[1]));
  expect([...places].filter((place) => !known?.[1]?.split('|').includes(place ?? '')).sort()).toEqual([]);
});

describe('every endpoint of the contract', () => {
  it.each(everything.map(({ endpoint }) => [endpoint.method, endpoint.path] as const))(
    '%s %s is served',
    async (method, path) => {
      // No credentials: every answer but "no such route" will do.
      const { status } = await api.send({
        method,
        path: path.replace(/:\w+/g, '2026-03-02'),
        ...(method === 'POST' && { body: {} }),
      });
      expect(status).not.toBe(404);
    },
  );
});

describe('the examples', () => {
  const told = everything.flatMap(({ id, endpoint, example }) => (example ? [{ id, endpoint, example }] : []));

  it.each(told)('$id fits its schemas', ({ endpoint, example: { request, answer } }) => {
    if (endpoint.body) endpoint.body.parse(request);
    expect(endpoint.answer.parse(answer)).toEqual(answer);
  });

  it('are what happens when they are sent one after the other', async () => {
    await api.hire('guide1', 'guide');
    api.clock.set('2026-03-02T14:05:30+08:00');
    const { memberId } = await expectAnswer('recordPurchase', '/till/purchases');
    await expectAnswer('findPurchase', '/till/purchases/2026-03-02/0042');
    await expectAnswer('reconcile', '/till/reconciliation/2026-03-02');
    api.clock.set('2026-03-05T11:20:30+08:00');
    await expectAnswer('recordRefund', '/till/refunds');
    await expectAnswer('findRefund', '/till/refunds/2026-03-05/0007');
    const byTwoFacts = await api.till({ path: `/till/members?phone=13800138000&name=${encodeURIComponent('王小姐')}` });
    expect(withoutIds(byTwoFacts.body)).toEqual(
      withoutIds({ ...(examples['findMember']?.answer as Json), mayRedeem: false }),
    );
    await expectAnswer('exchange', '/till/exchanges', memberId);
    await expectMemberAnswers(String(memberId));
  });
});

/** Sends an example's request, about the member whom this shop really has, and compares the answer with the example's. */
async function expectAnswer(name: string, path: string, memberId?: unknown): Promise<Json> {
  const example = examples[name];
  const request = JSON.stringify(example?.request, (key, field: unknown) =>
    key === 'member' && memberId ? { id: memberId } : field,
  );
  const { status, body } = await api.till({ path, ...(request && { body: request }) });
  expect({ name, status, body: withoutIds(body) }).toEqual({ name, status: 200, body: withoutIds(example?.answer) });
  return body;
}

/** What the same customer's phone is answered then, in the order of the examples. */
async function expectMemberAnswers(memberId: string): Promise<void> {
  const [message] = (memberExamples['inbox']?.answer as { messages: (Message & { at: string })[] }).messages;
  if (!message) throw new Error('the example of the inbox shows no message');
  await api.db.inTransaction((tx) =>
    api.app.get(NotificationsService, { strict: false }).deliver(tx, { ...message, memberId, source: 'example' }),
  );
  const headers = { authorization: `Bearer ${api.app.get(Tokens).signMember(memberId)}` };
  for (const [name, { request, answer }] of Object.entries(memberExamples)) {
    const { method, path } = memberEndpoints[name as keyof typeof memberEndpoints];
    const { status, body } = await api.send({ method, path, body: request, headers });
    expect({ name, status, body: withoutIds(body) }).toEqual({ name, status: 200, body: withoutIds(answer) });
  }
}

function withoutIds(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, field: unknown) => (MADE_BY_THE_SERVER.has(key) && field !== null ? 'an id' : field)),
  );
}
