// One endpoint as an OpenAPI operation: who may call, what to send, what comes back, what can go wrong.
import { type Endpoint, problems } from '@guike/contracts/http';
import type { ErrorCode } from '@guike/kernel';
import type { z } from 'zod';
import { type Example } from './examples';
import { type JsonSchema, alternativesOf, inputSchema, outputSchema } from './json-schema';

type Json = Readonly<Record<string, unknown>>;

const BINARY = { type: 'string', format: 'binary' } as const;

/** What every endpoint can answer besides its own errors. */
const ALWAYS: readonly ErrorCode[] = ['UNAVAILABLE', 'INTERNAL'];

const TILL_PARAMETERS = ['Timestamp', 'Signature'] as const;

export function operation(operationId: string, tag: string, endpoint: Endpoint, example: Example | undefined): Json {
  const { summary, audience, method, body, file, download, answer } = endpoint;
  const description = [audienceText(endpoint), queryText(endpoint)].filter(Boolean).join('\n\n');
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    security: security(endpoint),
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(audience.kind === 'till' ? TILL_PARAMETERS.map((name) => ({ $ref: `#/components/parameters/${name}` })) : []),
      ...(audience.kind === 'till' && method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(body && { requestBody: { required: true, content: json(inputSchema(body), example?.request) } }),
    ...(file && { requestBody: { required: true, content: fileContent(file.types) } }),
    responses: {
      200: {
        description: 'Done',
        content: download ? { [download]: { schema: BINARY } } : json(outputSchema(answer), example?.answer),
      },
      ...refusals(endpoint),
    },
  };
}

function json(schema: JsonSchema, example: unknown): Json {
  return { 'application/json': { schema, ...(example !== undefined && { example }) } };
}

function fileContent(types: readonly string[]): Json {
  return Object.fromEntries(types.map((type) => [type, { schema: BINARY }]));
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const alternatives = alternativesOf(schema);
  const names = new Set(alternatives.flatMap(({ properties = {} }) => Object.keys(properties)));
  return [...names].map((name) => {
    const field = alternatives.map(({ properties }) => properties?.[name]).find((found) => found !== undefined);
    const required = alternatives.every((alternative) => alternative.required?.includes(name));
    return { name, in: place, required, schema: field };
  });
}

function queryText({ query }: Endpoint): string {
  const alternatives = query ? alternativesOf(query) : [];
  if (alternatives.length < 2) return '';
  const listed = alternatives.map(({ properties = {}, required = [] }) =>
    Object.keys(properties)
      .map((name) => `\`${name}\`${required.includes(name) ? '' : ' (optional)'}`)
      .join(' and '),
  );
  return `Query: either ${listed.join(', or ')}.`;
}

function audienceText({ audience }: Endpoint): string {
  switch (audience.kind) {
    case 'public':
      return 'For everyone.';
    case 'member':
      return 'For a signed-in member.';
    case 'person':
      return 'For whoever has signed in with WeChat, member or guest.';
    case 'visitor':
      return 'For everyone; with a token the answer is for that person.';
    case 'staff':
      return `For staff: ${audience.roles.join(', ')}.`;
    case 'till':
      return `For a till whose key has the scopes ${audience.scopes.map((scope) => `\`${scope}\``).join(' and ')}.`;
  }
}

function security({ audience }: Endpoint): Json[] {
  switch (audience.kind) {
    case 'public':
      return [];
    case 'member':
    case 'person':
      return [{ memberToken: [] }];
    case 'visitor':
      return [{}, { memberToken: [] }];
    case 'staff':
      return [{ staffToken: [] }, { staffCookie: [] }];
    case 'till':
      return [{ tillKey: [] }];
  }
}

/** One response a status, naming the codes that come with it. */
function refusals({ errors }: Endpoint): Json {
  const codes = [...new Set([...errors, ...ALWAYS])];
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [status, refusal(codes.filter((code) => problems[code].status === status))]),
  );
}

function refusal(codes: readonly ErrorCode[]): Json {
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] };
  return {
    description: codes.map((code) => `\`${code}\` ${problems[code].title}`).join('  \n'),
    content: { 'application/problem+json': { schema } },
  };
}
