// A member's first page with its token check, against a bare server that reads as many bytes from one row.
// Source: issue 4, Speed.
import type { Config } from '@guike/platform';
import { fillPages } from './bare-server';
import { settleDatabase } from './database';
import { HttpConnection, type HttpRequest } from './http-client';
import { startApi, startBareServer } from './process';
import { printReport } from './report';
import { type Side, measure } from './rounds';
import { type BenchMember, openBenchShop } from './shop';
import { forEachWorker, own } from './workers';

const MEMBERS = 2_000;
const GOAL = { atLeast: 0.7 };

/** Fills the empty database of the configuration, measures, and prints the table and the verdict. */
export async function benchHome(config: Config, signal: AbortSignal): Promise<void> {
  const { members } = await openBenchShop(config, MEMBERS);
  await settleDatabase(config.databaseUrl);
  const api = await startApi(config);
  const bare = await startBareServer(config);
  const connections = {
    ours: await forEachWorker(() => HttpConnection.open(api.port)),
    bar: await forEachWorker(() => HttpConnection.open(bare.port)),
  };
  const turns = { ours: everyMember(members), bar: everyMember(members) };
  const ours: Side = {
    name: 'GET /member/home over HTTP, token checked',
    operation: async (worker) => void (await own(connections.ours, worker).send(homeOf(turns.ours.next().value))),
  };
  const bar: Side = {
    name: 'bare Fastify and pg: one prepared read of one row by its key, as many bytes, no token',
    operation: async (worker) => void (await own(connections.bar, worker).send(pageOf(turns.bar.next().value))),
  };
  try {
    const first = own(connections.ours, 0);
    const pages: [string, string][] = [];
    for (const member of members) pages.push([member.memberId, await first.send(homeOf(member))]);
    await fillPages(config.databaseUrl, pages);
    const rounds = await measure(ours, bar, signal);
    const bytes = pages.reduce((total, [, page]) => total + Buffer.byteLength(page), 0) / pages.length;
    console.log(`\nAn answer has ${Math.round(bytes)} bytes on either side.`);
    printReport('home', { ours: ours.name, bar: bar.name }, GOAL, rounds);
  } finally {
    for (const connection of [...connections.ours, ...connections.bar]) connection.close();
    await Promise.all([api.stop(), bare.stop()]);
  }
}

function* everyMember(members: readonly BenchMember[]): Generator<BenchMember, never> {
  for (;;) yield* members;
}

/** A member's first page as their phone asks for it. */
export const homeOf = ({ token }: BenchMember): HttpRequest => ({
  method: 'GET',
  path: '/member/home',
  headers: { authorization: `Bearer ${token}` },
});
const pageOf = ({ memberId }: BenchMember): HttpRequest => ({ method: 'GET', path: `/pages/${memberId}`, headers: {} });
