// docs/tills.md, run: every bash block goes through a real shell against a real API, every json block is what it answers.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Endpoint, problems, tillEndpoints } from '@guike/contracts/http';
import { type BusinessDay, type ErrorCode, addDays, businessDay, businessDayOf, daysBetween } from '@guike/kernel';
import { systemClock } from '@guike/platform';
import { presets } from '@guike/programme';
import { TestApi } from '../support/api';

const GUIDE = readFileSync(join(__dirname, '../../docs/tills.md'), 'utf8');
/** The day on which the guide's answers were written down. */
const GUIDE_DAY = businessDay('2026-11-22');
/** Printed between the blocks; nothing that the API answers holds it. */
const CUT = '\u0001';
/** The guide's figures are those of a day without a multiplier, whatever day the test runs on. */
const programme = { ...presets.boutique, points: { ...presets.boutique.points, multipliers: [] } };
const endpoints: readonly Endpoint[] = Object.values(tillEndpoints);

interface Step {
  /** The heading it stands under, and the request. */
  readonly title: string;
  readonly code: string;
  /** The answer that the guide shows below; undefined where it shows none. */
  readonly shown: string | undefined;
}

const headings = [...GUIDE.matchAll(/^#+ (.+)$/gm)].map(({ index, 1: text = '' }) => ({ index, text }));
const steps: readonly Step[] = [...GUIDE.matchAll(/^```bash\n(.*?)^```\n(?:\n```json\n(.*?)^```\n)?/gms)].map(
  ({ index, 1: code = '', 2: shown }) => {
    const heading = headings.findLast((each) => each.index < index)?.text ?? '';
    return { title: `${heading}: ${/^guike .*?(?=\s*<<|$)/m.exec(code)?.[0] ?? 'setting up'}`, code, shown };
  },
);

describe('the examples of the guide', () => {
  let api: TestApi;
  let printed: string[];
  let shown: unknown[];
  let answered: unknown[];

  beforeAll(async () => {
    api = await TestApi.open({ programme });
    await api.hire('guide.njl.1', 'guide');
    api.clock.set(systemClock.now());
    printed = await run(api);
    shown = comparable(
      steps.map((step) => read(step.shown)),
      GUIDE_DAY,
    );
    answered = comparable(printed.map(read), businessDayOf(api.clock.now(), programme.timeZone));
  });
  afterAll(() => api?.close());

  it('are all here', () => {
    expect(steps.filter((step) => step.shown !== undefined)).toHaveLength(GUIDE.match(/^```json$/gm)?.length ?? 0);
    expect(steps).toHaveLength(GUIDE.match(/^```bash$/gm)?.length ?? 0);
    expect(printed).toHaveLength(steps.length);
  });

  it.each(steps.map(({ title, shown: text }, index) => [title, text !== undefined, index] as const))(
    '%s',
    (_title, showsAnswer, index) => {
      if (showsAnswer) expect(answered[index]).toEqual(shown[index]);
      else expect(printed[index]).toBe('');
    },
  );
});

describe('the guide', () => {
  it('names every endpoint with the scopes that it needs', () => {
    const rows = [...GUIDE.matchAll(/^\| \[`(\w+) (\S+)`\]\(#[\w-]+\) \| (`\w+`(?: and `\w+`)*) \|$/gm)].map(
      ([, ...row]) => row.join(' '),
    );
    const served = endpoints.map(
      ({ method, path, audience }) =>
        `${method} ${path} ${audience.kind === 'till' ? audience.scopes.map((scope) => `\`${scope}\``).join(' and ') : ''}`,
    );
    expect(rows.sort()).toEqual(served.sort());
  });

  it('names every refusal with its status', () => {
    const rows = [...GUIDE.matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)].map(([, code, status]) => `${code} ${status}`);
    const codes = new Set<ErrorCode>([...endpoints.flatMap(({ errors }) => errors), 'INTERNAL', 'UNAVAILABLE']);
    expect(rows.sort()).toEqual([...codes].map((code) => `${code} ${problems[code].status}`).sort());
  });

  it('links only to headings that it has', () => {
    const anchors = headings.map(({ text }) =>
      text
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...GUIDE.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    expect(anchors).toEqual(expect.arrayContaining(links));
  });
});

/** Runs all blocks in one shell, as a reader would, and answers what each printed. */
async function run({ url, key }: TestApi): Promise<string[]> {
  const script = steps.map(({ code }) => `${code}\nprintf '${CUT}'\n`).join('');
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    env: { ...process.env, GUIKE_URL: url, GUIKE_KEY: key.keyId, GUIKE_SECRET: key.secret, NO_PROXY: '127.0.0.1' },
  });
  return stdout.split(CUT).slice(0, -1);
}

function read(text: string | undefined): unknown {
  return text === undefined || text === '' ? null : JSON.parse(text);
}

/**
 * Answers with what differs from run to run made equal: ids by the order in which they appear first, days by their
 * distance from the day of the run, instants not at all.
 */
function comparable(answers: readonly unknown[], today: BusinessDay): unknown[] {
  const ids = new Map<string, string>();
  const nameOf = (id: string) => ids.get(id) ?? ids.set(id, `id ${ids.size + 1}`).get(id);
  const nearby = Array.from({ length: 60 }, (_, n) => addDays(today, n));
  const plain = (text: string) =>
    text
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})/g, 'an instant')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => nameOf(id) ?? '')
      .replace(/\d{4}-\d{2}-\d{2}/g, (day) => `day ${daysBetween(today, businessDay(day))}`)
      .replace(
        /(\d+)月(\d+)日/g,
        (_, month: string, day: string) =>
          `day ${nearby.findIndex((each) => each.slice(5) === `${pad(month)}-${pad(day)}`)}`,
      );
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return plain(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    // In one order, so that ids are met in one order.
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, field]) => [name, walk(field)]),
    );
  };
  return answers.map(walk);
}

const pad = (digits: string): string => digits.padStart(2, '0');
