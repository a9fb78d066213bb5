// One storm from an empty database to the verdict. What was asked and answered is in `journal.jsonl` of its folder.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis } from '@guike/platform';
import pg from 'pg';
import { testConfig } from '../support/config';
import { openTestDatabase } from '../support/database';
import { until } from '../support/wait';
import { stormClient } from './client';
import { askAgain, serve } from './load';
import { Journal, type Outcome } from './operations';
import { Chance } from './random';
import { FaultServices } from './services';
import { ledgerFaults, openStormShop, sweepPoints } from './shop';
import { Processes, type StormPlan, rage } from './storm';
import { compare, compareInbox } from './verdict';

const MEMBERS = 12;
const SCHEDULES = ['lapse-redemptions', 'sweep-points', 'sweep-request-keys'];
const SCHEDULES_MS = 60_000;

export interface Run {
  readonly seed: number;
  readonly clients: number;
  readonly plan: StormPlan;
  /** Wait for what the relay and the schedules do by themselves, however long; else let the time pass for the rows. */
  readonly patient: boolean;
}

export interface Report {
  /** Sentences, one for each thing that is not as it has to be. */
  readonly faults: readonly string[];
  readonly figures: Readonly<Record<string, unknown>>;
}

/** Leaves its folder under `.guike/faults` when something is wrong, for whoever looks into it. */
export async function runStorm(run: Run): Promise<Report> {
  const folder = join(__dirname, '../../.guike/faults', `${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const services = await FaultServices.start();
  try {
    const report = await stormOn(services, folder, run);
    if (report.faults.length === 0) rmSync(folder, { recursive: true });
    return report;
  } finally {
    await services.stop();
  }
}

async function stormOn(services: FaultServices, folder: string, run: Run): Promise<Report> {
  const { url } = await openTestDatabase();
  const config = testConfig(url);
  const chance = new Chance(run.seed);
  const journal = new Journal(join(folder, 'journal.jsonl'));
  const shop = await openStormShop(config, MEMBERS);
  const processes = await Processes.start(config, services, folder);
  try {
    const since = performance.now();
    const closing = new AbortController();
    const clients = Array.from({ length: run.clients }, () =>
      stormClient(processes.apiUrl, shop.key, journal, chance.split()),
    );
    const serving = clients.map((client) => serve(client, shop, closing.signal));
    const strikes = await rage(processes, run.plan, chance.split(), journal).finally(() => closing.abort());
    await Promise.all(serving);
    const stormMs = performance.now() - since;
    await processes.ready();
    const drainMs = await drained(url, run.patient);
    const unsure = countOf(journal).unknown;
    for (const client of clients.slice(0, 1)) await askAgain(client);
    const schedulesMs = run.patient ? await schedulesBack(services, config.redisUrl, config.redisPrefix) : null;
    await holdsGivenBack(url, run.patient ? null : () => sweepPoints(config));
    await drained(url, run.patient);
    const faults = [...(await ledgerFaults(config)), ...(await compare(url, journal)), ...(await compareInbox(url))];
    return {
      faults: [...faults, ...oddities(journal), ...processes.crashes],
      figures: {
        seed: run.seed,
        kills: strikes.filter((each) => each !== 'flush').length,
        flushes: run.plan.flushes + (run.patient ? 1 : 0),
        operations: journal.operations.length,
        ...countOf(journal),
        unknownBeforeEvening: unsure,
        ...sendFigures(journal),
        failedStarts: processes.failedStarts,
        stormSeconds: seconds(stormMs),
        outboxEmptySeconds: seconds(drainMs),
        schedulesBackSeconds: schedulesMs === null ? null : seconds(schedulesMs),
      },
    };
  } finally {
    await processes.stop();
  }
}

/** Flushes Redis while nobody restarts the worker, and answers how long the schedules were away, in ms. */
async function schedulesBack(services: FaultServices, redisUrl: string, prefix: string): Promise<number> {
  await services.flushRedis();
  const since = performance.now();
  const redis = connectRedis(redisUrl);
  try {
    const isBack = async () => {
      const names = (await redis.zrange(`${prefix}:guike:repeat`, 0, -1)).map((key) => key.split(':')[0]);
      return SCHEDULES.every((name) => names.includes(name));
    };
    await until(isBack, { timeout: SCHEDULES_MS, what: 'the schedules in Redis again' });
  } finally {
    redis.disconnect();
  }
  return performance.now() - since;
}

const RESENT_AT_THE_LATEST_MS = 20 * 60_000;

/** Waits for an empty outbox. A row whose job Redis lost is due again a minute later, then after 2, 4 and 8. */
async function drained(databaseUrl: string, patient: boolean): Promise<number> {
  const since = performance.now();
  const client = await connected(databaseUrl);
  try {
    const isEmpty = async () => {
      if (!patient) await client.query(`UPDATE outbox SET due_at = due_at - interval '1 hour' WHERE attempts > 0`);
      await sleep(patient ? 500 : 2_000); // Time for what has been sent anew.
      return (await client.query('SELECT FROM outbox LIMIT 1')).rowCount === 0;
    };
    await until(isEmpty, { timeout: patient ? RESENT_AT_THE_LATEST_MS : 60_000, what: 'an empty outbox' });
  } finally {
    await client.end();
  }
  return performance.now() - since;
}

/** Lets the ten minutes of the open holds pass; the schedule gives them back, or `sweep` where nobody waits for that. */
async function holdsGivenBack(databaseUrl: string, sweep: (() => Promise<void>) | null): Promise<void> {
  const client = await connected(databaseUrl);
  try {
    await client.query(`UPDATE point_hold SET overdue_at = now() - interval '1 second' WHERE state = 'open'`);
    await sweep?.();
    const areBack = async () =>
      (await client.query(`SELECT FROM point_hold WHERE state = 'open' LIMIT 1`)).rowCount === 0;
    await until(areBack, { timeout: 90_000, what: 'the overdue holds to be given back' });
  } finally {
    await client.end();
  }
}

async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client;
}

function countOf({ operations }: Journal): Record<Outcome, number> {
  const count = { acknowledged: 0, refused: 0, unknown: 0 };
  for (const { outcome } of operations) count[outcome] += 1;
  return count;
}

/** Of what was not acknowledged: the refusals by code, the rest by status, 0 for no answer at all. */
function sendFigures({ operations }: Journal) {
  const sends = operations.flatMap(({ sent }) => sent);
  const refusals: Record<string, number> = {};
  const unanswered: Record<string, number> = {};
  for (const { outcome, status, body } of sends) {
    if (outcome === 'refused') refusals[String(body['code'])] = (refusals[String(body['code'])] ?? 0) + 1;
    if (outcome === 'unknown') unanswered[status] = (unanswered[status] ?? 0) + 1;
  }
  return { sends: sends.length, refusals, unanswered };
}

/** All that may be refused in this shop is points that are not there. Anything else, and the storm is not what it seems. */
function oddities({ operations }: Journal): string[] {
  return operations.flatMap(({ kind, identity, sent }) =>
    sent
      .filter(({ outcome, body }) => outcome === 'refused' && body['code'] !== 'POINTS_INSUFFICIENT')
      .map(({ status, body }) => `${kind} ${identity}: refused with ${status} ${JSON.stringify(body)}`),
  );
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
