// Running the API: it starts only when every route says who may call it, tells whether it is ready, and ends well.
import { Controller, type DynamicModule, Get } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { shutDown } from '../../apps/api/shutdown';
import { TestApi, type TestApiOptions } from '../support/api';
import { type BreakableRedis, breakableRedis as breakable } from '../support/redis';
import { testServices } from '../support/services';
import { until } from '../support/wait';

@Controller('undeclared')
class UndeclaredController {
  @Get('first')
  first(): string {
    return 'first';
  }

  @Get('second')
  second(): string {
    return 'second';
  }
}

const Public = () => RouteConfig({ audience: { kind: 'public' } });
let release: (() => void) | undefined;

@Controller('trial')
class TrialController {
  @Public()
  @Get('slow')
  async slow(): Promise<string> {
    await new Promise<void>((resolve) => (release = resolve));
    return 'done';
  }

  @Public()
  @Get('broken')
  broken(): string {
    throw new Error('the password of the database is sesame');
  }

  @Public()
  @Get('unkept')
  unkept(): string {
    const driverError = Object.assign(new Error('integer out of range'), { code: '22003' });
    throw new QueryFailedError('UPDATE member', ['13800138000'], driverError);
  }
}

const withController = (controller: new () => object): TestApiOptions => ({
  root: (api): DynamicModule => ({ module: class {}, imports: [api], controllers: [controller] }),
});

const opened: TestApi[] = [];

async function open(options?: TestApiOptions): Promise<TestApi> {
  const api = await TestApi.open(options);
  opened.push(api);
  return api;
}

afterEach(async () => {
  for (const api of opened.splice(0)) await api.close();
});

describe('starting', () => {
  it('is refused while a route declares no audience, and says which', async () => {
    await expect(TestApi.open(withController(UndeclaredController))).rejects.toThrow(
      'These routes declare no audience:\n  GET /undeclared/first\n  GET /undeclared/second',
    );
  });
});

describe('readiness', () => {
  it('is there when Postgres, Redis and the migrations are', async () => {
    const api = await open();
    expect(await api.send({ path: '/readyz' })).toMatchObject({
      status: 200,
      body: { postgres: true, migrations: true, redis: true, running: true },
    });
    expect((await api.send({ path: '/healthz' })).status).toBe(200);
  });

  it('stays when Redis goes, and says that it is away', async () => {
    const redis = await breakable(testServices().redisUrl);
    const api = await open({ config: { redisUrl: redis.url } });
    await redis.cut();
    await until(async () => (await api.send({ path: '/readyz' })).body['redis'] === false);
    expect((await api.send({ path: '/readyz' })).status).toBe(200);
    await redis.mend();
    await until(async () => (await api.send({ path: '/readyz' })).body['redis'] === true);
    await redis.close();
  });

  it('does not wait for Redis that is away from the start', async () => {
    const redis = await breakable(testServices().redisUrl);
    await redis.cut();
    const api = await open({ config: { redisUrl: redis.url } });
    expect(await api.send({ path: '/readyz' })).toMatchObject({ status: 200, body: { postgres: true, redis: false } });
    expect((await api.till({ path: '/till/purchases/2026-03-02/1' })).status).toBe(404);
    await redis.mend();
    await until(async () => (await api.send({ path: '/readyz' })).body['redis'] === true);
    await redis.close();
  });

  it('is missing while the database is behind the code', async () => {
    const api = await open();
    await forgetLastMigration(api.config.databaseUrl);
    expect(await api.send({ path: '/readyz' })).toMatchObject({
      status: 503,
      body: { postgres: true, migrations: false },
    });
  });

  it('goes with Postgres, and requests are told to come again', async () => {
    let database: BreakableRedis | undefined;
    const api = await open({ wayToDatabase: async (url) => (database = await breakable(url)).url });
    await database?.cut();
    const { status, headers, body } = await api.till({ path: '/till/purchases/2026-03-02/1' });
    expect({ status, code: body['code'], retryAfter: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'UNAVAILABLE',
      retryAfter: '2',
    });
    expect(await api.send({ path: '/readyz' })).toMatchObject({ status: 503, body: { postgres: false } });
    expect((await api.send({ path: '/healthz' })).status).toBe(200);
    await database?.mend();
    await until(async () => (await api.send({ path: '/readyz' })).status === 200);
    await database?.close();
  });
});

describe('operations', () => {
  it.each([['/healthz'], ['/readyz'], ['/metrics']])('are not for the world: %s', async (path) => {
    const api = await open();
    expect((await api.send({ path })).status).toBe(200);
    const fromOutside = await api.send({ path, headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect([fromOutside.status, fromOutside.body['code']]).toEqual([404, 'NOT_FOUND']);
  });

  it('count requests by route, never by path', async () => {
    const api = await open();
    await api.till({ path: '/till/purchases/2026-03-02/4711' });
    const { headers, body } = await api.send<string>({ path: '/metrics' });
    expect(headers.get('content-type')).toContain('text/plain');
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/till/purchases/:businessDay/:number",status="404"} 1',
    );
    expect(body).not.toContain('4711');
    expect(body).toContain('process_cpu_seconds_total');
  });
});

describe('a mistake of ours', () => {
  it('is logged with its stack and told to nobody', async () => {
    const api = await open(withController(TrialController));
    const { status, body } = await api.send({ path: '/trial/broken' });
    expect({ status, body }).toEqual({
      status: 500,
      body: {
        type: 'urn:guike:problem:INTERNAL',
        status: 500,
        code: 'INTERNAL',
        title: expect.any(String),
        requestId: expect.any(String),
      },
    });
    expect(api.log).toContainEqual(
      expect.objectContaining({
        requestId: body['requestId'],
        err: expect.objectContaining({
          message: expect.stringContaining('sesame'),
          stack: expect.stringContaining('TrialController'),
        }),
      }),
    );
  });
});

describe('a value that slipped through to the database and was refused there', () => {
  it('is the caller’s mistake, and is logged without what was sent', async () => {
    const api = await open(withController(TrialController));
    const { status, body } = await api.send({ path: '/trial/unkept' });
    expect([status, body['code']]).toEqual([400, 'INPUT_INVALID']);
    const line = api.log.find((each) => each['requestId'] === body['requestId'] && 'err' in each);
    expect(line).toMatchObject({ level: 40, err: { code: '22003', message: 'integer out of range' } });
    expect(JSON.stringify(api.log)).not.toContain('13800138000');
  });
});

describe('stopping', () => {
  it('says so, answers what is in hand, and then takes nothing more', async () => {
    const api = await open(withController(TrialController));
    const inHand = api.fetch('/trial/slow');
    await until(() => release !== undefined);
    const stopped = shutDown(api.app, 300);
    expect(await api.send({ path: '/readyz' })).toMatchObject({
      status: 503,
      body: { postgres: true, running: false },
    });
    let hasStopped = false;
    void stopped.then(() => (hasStopped = true));
    await until(async () => (await api.send({ path: '/healthz' }).catch(() => 'refused')) === 'refused', {
      what: 'new requests are refused',
    });
    expect(hasStopped).toBe(false);
    release?.();
    expect(await inHand).toMatchObject({ status: 200, body: 'done' });
    await stopped;
  });
});

async function forgetLastMigration(databaseUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query('DELETE FROM schema_migration WHERE id = (SELECT max(id) FROM schema_migration)');
  await owner.end();
}
