// The bar of the home bench, run as a process of its own: the least that reads a page from Postgres and answers it.
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '@guike/platform';
import pg from 'pg';

const PAGE = { name: 'page', text: 'SELECT body FROM bench_page WHERE member_id = $1' };

/** Makes the bar's table: a page for each member. */
export async function fillPages(
  databaseUrl: string,
  pages: readonly (readonly [memberId: string, body: string])[],
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('CREATE TABLE bench_page (member_id uuid PRIMARY KEY, body text NOT NULL)');
    await client.query('INSERT INTO bench_page SELECT * FROM unnest($1::uuid[], $2::text[])', [
      pages.map(([id]) => id),
      pages.map(([, body]) => body),
    ]);
    await client.query('ANALYZE bench_page');
  } finally {
    await client.end();
  }
}

/** Listens until SIGTERM. Fastify is what Nest's adapter brings, with nothing of Nest in a request's way. */
export async function serveBarePages(config: Config): Promise<void> {
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: config.databasePool });
  const fastify = new FastifyAdapter().getInstance();
  fastify.get('/healthz', async () => 'ok');
  fastify.get<{ Params: { id: string } }>('/pages/:id', async ({ params }, reply) => {
    const { rows } = await pool.query<{ body: string }>({ ...PAGE, values: [params.id] });
    return reply.type('application/json; charset=utf-8').send(rows[0]?.body);
  });
  process.once('SIGTERM', () => process.exit(0));
  await fastify.listen({ port: config.apiPort, host: config.apiHost });
}
